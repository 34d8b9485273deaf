"""What the communities of a region ask of readers, what they agreed, and when stories rest."""

from typing import Annotated, Literal

import msgspec

from demo.fields import Days, Purpose, Strict, Text


class Circle(Strict, frozen=True, kw_only=True):
    """Whom one community admits to a protocol, by its steward, and whom it blocks."""

    community: str
    steward: str
    members: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()


class Protocol(Circle, frozen=True, kw_only=True):
    """What a community asks of readers; `partners` are the circles of other communities that share it."""

    name: Text
    asks: Text
    access: Literal["strict", "open"]
    enforcement: Literal["mandatory", "recommended", "optional"] = "mandatory"
    approvals: Annotated[int, msgspec.Meta(ge=0)] = 0
    partners: tuple[Circle, ...] = ()

    @property
    def circles(self) -> tuple[Circle, ...]:
        """Those of every community that shares it, its own first."""
        return (self, *self.partners)

    @property
    def communities(self) -> set[str]:
        """The communities that share it."""
        return {circle.community for circle in self.circles}

    def admits(self, name: str) -> bool:
        """Whether a person satisfies it; a block by any community wins."""
        admitted = any(name in (circle.steward, *circle.members) for circle in self.circles)
        return self.access == "open" or (admitted and not any(name in circle.blocked for circle in self.circles))


class Agreement(Strict, frozen=True, kw_only=True):
    """What the first community proposed to the second, which reads and is read once it accepted."""

    between: tuple[str, str]
    terms: Text
    days: Days | None = None
    accepted: bool = True


class Policy(Strict, frozen=True, kw_only=True):
    """A purpose that a community denies for all stories at home there."""

    community: str
    purpose: Purpose
    decided_by: str
    reason: Text


class Grant(Strict, frozen=True, kw_only=True):
    """A researcher whom a community lets study its stories for some days."""

    community: str
    researcher: str
    granted_by: str
    purpose: Text
    days: Days


class Period(Strict, frozen=True, kw_only=True):
    """When stories of a protocol, of a person or else of the whole community rest, in days from the loading."""

    community: str
    declared_by: str
    kind: Literal["sorry_business", "ceremony", "season"]
    effect: Literal["hide", "elders_only"]
    note: Text
    begins: int
    ends: Days | None = None
    lifted: bool = False
    protocol: str | None = None
    person: str | None = None


class Rules(Strict, frozen=True, kw_only=True):
    """The whole of rules.toml."""

    protocols: tuple[Protocol, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    policies: tuple[Policy, ...] = ()
    grants: tuple[Grant, ...] = ()
    periods: tuple[Period, ...] = ()

    def protocol(self, name: str) -> Protocol | None:
        """The protocol of that name."""
        return next((protocol for protocol in self.protocols if protocol.name == name), None)
