"""Who may read and edit a canary story: the access model in a few lines of Python, apart from the policies.

tests/runner/test_probe.py holds it against the oracle of tests/model, cell by cell. The world that it speaks of is made
by sql/probe_world.sql.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

STATUSES = ("draft", "submitted", "published", "archived", "withdrawn", "erased")
"""In the order in which every canary walks through them."""
PRIVACIES = ("private", "community", "public")
"""In each status every canary takes one after the other."""
CONSENTS = ("none", "public_display", "cross_community", "research_use", "withdrawn", "lapsed", "denied")
"""Which consent is in effect. The last three were given for all purposes, then ended or denied by the home."""
PROTOCOLS = ("none", "strict", "both", "any", "open", "advised")
"""The first protocol, the first and the second, either of them, one that is open, one that is only recommended."""
PERIODS = ("none", "hide", "elders", "over", "sorry")
"""Of the home community, but for the last, which is of a person in the story."""


@dataclass(frozen=True)
class Canary:
    """One story of the probe; `title` is what it is called in the database."""

    consent: str
    protocol: str
    period: str

    @property
    def title(self) -> str:
        """The three values with slashes between."""
        return f"{self.consent}/{self.protocol}/{self.period}"


@dataclass(frozen=True)
class State:
    """What all canaries are at one time of the walk."""

    status: str
    privacy: str


@dataclass(frozen=True)
class Reader:
    """Who asks: in which role of the region, with whose claim, and what that person is to the canaries."""

    name: str
    role: str = "authenticated"
    claim: str | None = None
    standing: str | None = None
    """member, elder or lead of every home, while that counts."""
    protocols: frozenset[str] = frozenset()
    """Which of the first and the second protocol they satisfy."""
    is_partner: bool = False
    """Member of a community that has an agreement with every home."""
    is_researcher: bool = False
    """Holder of a grant of every home."""
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
    """Every combination of consent, protocol and period."""
    return (Canary(*values) for values in product(CONSENTS, PROTOCOLS, PERIODS))


def states() -> Iterator[State]:
    """Every status and privacy, in the order of the walk; what is erased changes no more."""
    return (State(*values) for values in product(STATUSES, PRIVACIES) if values[0] != "erased" or values[1] == "public")


def reads(reader: Reader, canary: Canary, state: State) -> bool:
    """Own in every status but erased; else one reach, while the gates hold. Operators read nothing, a backup all."""
    if reader.reads_all:
        return True
    if state.status == "erased" or reader.role not in ("authenticated", "anon"):
        return False
    return _is_own(reader) or (_is_reached(reader, canary, state) and _gates_hold(reader, canary))


def edits(reader: Reader, state: State) -> bool:
    """The storyteller edits their own drafts."""
    return _is_own(reader) and state.status == "draft"


def _is_own(reader: Reader) -> bool:
    return reader.role == "authenticated" and reader.claim == "teller"


def _is_reached(reader: Reader, canary: Canary, state: State) -> bool:
    if state.status in ("submitted", "archived"):
        # Canaries are shared with their home alone, so review and keeper are the same people.
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
