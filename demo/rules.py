"""The rules of the communities of a region: protocols, agreements, policies, grants and periods."""

from typing import Annotated, Literal

import msgspec

from demo.fields import Days, Purpose, StrictTable, Text


class Circle(StrictTable, frozen=True, kw_only=True):
    """The people whom one community admits to a protocol, and those whom it blocks. Its steward decides."""

    community: str
    steward: str
    members: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()


class Protocol(Circle, frozen=True, kw_only=True):
    """What a community asks of readers. `partners` are the circles of other communities that share the protocol."""

    name: Text
    asks: Text
    access: Literal["strict", "open"]
    enforcement: Literal["mandatory", "recommended", "optional"] = "mandatory"
    approvals: Annotated[int, msgspec.Meta(ge=0)] = 0
    partners: tuple[Circle, ...] = ()

    @property
    def circles(self) -> tuple[Circle, ...]:
        """The circle of each community that shares it, that of its own community first."""
        return (self, *self.partners)

    @property
    def communities(self) -> set[str]:
        """The communities that share it."""
        return {circle.community for circle in self.circles}

    def admits(self, name: str) -> bool:
        """Whether a person satisfies it. A block by any community wins."""
        admitted = any(name in (circle.steward, *circle.members) for circle in self.circles)
        return self.access == "open" or (admitted and not any(name in circle.blocked for circle in self.circles))


class Agreement(StrictTable, frozen=True, kw_only=True):
    """An agreement that the first community proposed to the second. If accepted, each reads stories of the other."""

    between: tuple[str, str]
    terms: Text
    days: Days | None = None
    accepted: bool = True


class Policy(StrictTable, frozen=True, kw_only=True):
    """A purpose that a community denies for all stories at home there."""

    community: str
    purpose: Purpose
    decided_by: str
    reason: Text


class Grant(StrictTable, frozen=True, kw_only=True):
    """A community lets a researcher study its stories for some days."""

    community: str
    researcher: str
    granted_by: str
    purpose: Text
    days: Days


class Period(StrictTable, frozen=True, kw_only=True):
    """A time when stories of a protocol, of a person or of the whole community rest. Days count from the loading."""

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


class Rules(StrictTable, frozen=True, kw_only=True):
    """The whole of rules.toml."""

    protocols: tuple[Protocol, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    policies: tuple[Policy, ...] = ()
    grants: tuple[Grant, ...] = ()
    periods: tuple[Period, ...] = ()

    def protocol(self, name: str) -> Protocol | None:
        """The protocol with this name."""
        return next((protocol for protocol in self.protocols if protocol.name == name), None)
