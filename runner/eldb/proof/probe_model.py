"""Decide who may read and edit a canary story: the access model in Python, independent of the policies.

tests/runner/test_probe.py compares it with the oracle of tests/model, cell by cell. sql/probe_world.sql makes the
people and stories.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

STATUSES = ("draft", "submitted", "published", "archived", "withdrawn", "erased")
"""Every canary takes these in this order."""
PRIVACIES = ("private", "community", "public")
"""In each status, every canary takes these in this order."""
CONSENTS = ("none", "public_display", "cross_community", "research_use", "withdrawn", "lapsed", "denied")
"""The consent in effect. The last three were given for all purposes, then ended, or denied by the home."""
PROTOCOLS = ("none", "strict", "both", "any", "open", "advised")
"""No protocol, the first, the first and the second, either of them, an open one, a recommended one."""
PERIODS = ("none", "hide", "elders", "over", "sorry")
"""The period in force: of the home community, and in the last case of a person in the story."""


@dataclass(frozen=True)
class Canary:
    """One story of the probe."""

    consent: str
    protocol: str
    period: str

    @property
    def title(self) -> str:
        """Its title in the database: the three values with slashes between them."""
        return f"{self.consent}/{self.protocol}/{self.period}"


@dataclass(frozen=True)
class State:
    """The state that all canaries have at one time."""

    status: str
    privacy: str


@dataclass(frozen=True)
class Reader:
    """A reader: the role, the person in the claim, and that person's relation to the canaries."""

    name: str
    role: str = "authenticated"
    claim: str | None = None
    standing: str | None = None
    """member, elder or lead of every home, if the membership is active."""
    protocols: frozenset[str] = frozenset()
    """The protocols that the reader satisfies: first, second or both."""
    is_partner: bool = False
    """A member of a community that has an agreement with every home."""
    is_researcher: bool = False
    """A researcher with a grant of every home."""
    reads_all: bool = False


def _person(
    name: str, standing: str | None = None, *protocols: str, partner: bool = False, grant: bool = False
) -> Reader:
    return Reader(
        name,
        claim=name,
        standing=standing,
        protocols=frozenset(protocols),
        is_partner=partner,
        is_researcher=grant,
    )


READERS = (
    _person("teller", "member"),
    _person("member", "member"),
    _person("lead", "lead"),
    _person("elder", "elder", "first", "second"),
    _person("initiated", "member", "first", "second"),
    _person("half_initiated", "member", "first"),
    _person("blocked", "member", "second"),
    _person("suspended"),
    _person("former"),
    _person("partner", partner=True),
    _person("former_partner"),
    _person("researcher", grant=True),
    _person("former_researcher"),
    _person("outsider"),
    Reader("claim of nobody", claim="nobody"),
    Reader("no claim"),
    Reader("anonymous", "anon"),
    Reader("anonymous with a claim", "anon", claim="teller"),
    Reader("service role with a claim", "service_role", claim="teller"),
    Reader("auditor", "auditor", claim="teller"),
    Reader("maintenance", "maintenance", claim="teller"),
    Reader("owner", "owner", claim="teller"),
    Reader("backup", "backup", reads_all=True),
)


def canaries() -> Iterator[Canary]:
    """Yield every combination of consent, protocol and period."""
    return (Canary(*values) for values in product(CONSENTS, PROTOCOLS, PERIODS))


def states() -> Iterator[State]:
    """Yield every status and privacy in order; an erased story has one privacy only."""
    return (State(*values) for values in product(STATUSES, PRIVACIES) if values[0] != "erased" or values[1] == "public")


def reads(reader: Reader, canary: Canary, state: State) -> bool:
    """True for an own story that is not erased, or for one reach if the gates hold; a backup reads all."""
    if reader.reads_all:
        return True
    if state.status == "erased" or reader.role not in ("authenticated", "anon"):
        return False
    return _is_own(reader) or (_is_reached(reader, canary, state) and _gates_hold(reader, canary))


def edits(reader: Reader, state: State) -> bool:
    """True for a storyteller's own draft."""
    return _is_own(reader) and state.status == "draft"


def _is_own(reader: Reader) -> bool:
    return reader.role == "authenticated" and reader.claim == "teller"


def _is_reached(reader: Reader, canary: Canary, state: State) -> bool:
    if state.status in ("submitted", "archived"):
        # Canaries belong to one community, so reviewers and keepers are the same people.
        return reader.standing in ("elder", "lead")
    return state.status == "published" and (
        (state.privacy == "public" and canary.consent == "public_display")
        or (
            state.privacy != "private"
            and (
                reader.standing is not None
                or (reader.is_partner and canary.consent == "cross_community")
                or (reader.is_researcher and canary.consent == "research_use")
            )
        )
    )


def _gates_hold(reader: Reader, canary: Canary) -> bool:
    protocol = {
        "strict": "first" in reader.protocols,
        "both": reader.protocols >= {"first", "second"},
        "any": bool(reader.protocols),
    }
    period = {"hide": False, "sorry": False, "elders": reader.standing == "elder"}
    return protocol.get(canary.protocol, True) and period.get(canary.period, True)
