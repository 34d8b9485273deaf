"""Facts that widen and narrow the circle of those who may read."""

from dataclasses import dataclass

from tests.model.times import ALWAYS, Window


@dataclass(frozen=True, slots=True)
class Protocol:
    id: str
    community: str
    others: tuple[str, ...] = ()
    enforcement: str = "mandatory"
    access: str = "strict"
    is_active: bool = True
    approvals: int = 0

    @property
    def communities(self) -> tuple[str, ...]:
        return (self.community, *self.others)

    def __str__(self) -> str:
        active = "active" if self.is_active else "inactive"
        asks = f", asks for {self.approvals} approvals" if self.approvals else ""
        of = " and ".join(self.communities)
        return f"{self.id} is a protocol of {of}: {active}, {self.enforcement}, {self.access}{asks}"


@dataclass(frozen=True, slots=True)
class ProtocolMember:
    protocol: str
    profile: str
    community: str
    role: str = "member"
    is_blocked: bool = False
    window: Window = ALWAYS

    def __str__(self) -> str:
        standing = "blocked from" if self.is_blocked else f"{self.role} of"
        return f"{self.profile} is {standing} {self.protocol} by {self.community}{self.window}"


@dataclass(frozen=True, slots=True)
class StoryPerson:
    story: str
    profile: str
    role: str = "mentioned"

    def __str__(self) -> str:
        return f"{self.profile} is {self.role} in {self.story}"


@dataclass(frozen=True, slots=True)
class Period:
    """A restricted time for a protocol, a person or a community, named by `subject` and told apart by `about`."""

    id: str
    about: str
    subject: str
    declared_in: str
    declared_by: str
    kind: str = "sorry_business"
    effect: str = "hide"
    window: Window = ALWAYS
    is_lifted: bool = False

    def __str__(self) -> str:
        lifted = ", lifted since" if self.is_lifted else ""
        return f"{self.id} is {self.kind} ({self.effect}) for the {self.about} {self.subject}{self.window}{lifted}"


@dataclass(frozen=True, slots=True)
class Policy:
    community: str
    purpose: str
    is_denied: bool
    decided_by: str

    def __str__(self) -> str:
        return f"{self.community} {'denies' if self.is_denied else 'does not deny'} {self.purpose}"


@dataclass(frozen=True, slots=True)
class Agreement:
    id: str
    sides: tuple[str, str]
    proposed_by: str
    is_accepted: bool = True
    is_ended: bool = False
    window: Window = ALWAYS

    def __str__(self) -> str:
        state = "was ended" if self.is_ended else "is accepted" if self.is_accepted else "is proposed"
        return f"{self.id} between {self.sides[0]} and {self.sides[1]} {state}{self.window}"


@dataclass(frozen=True, slots=True)
class Grant:
    id: str
    community: str
    profile: str
    granted_by: str
    window: Window = ALWAYS
    is_revoked: bool = False

    def __str__(self) -> str:
        revoked = ", revoked since" if self.is_revoked else ""
        return f"{self.id} lets {self.profile} study the stories of {self.community}{self.window}{revoked}"
