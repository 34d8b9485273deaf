"""Facts about people, communities and what was told. No rule stands here."""

from dataclasses import dataclass

from tests.model.times import ALWAYS, Minute, Window


@dataclass(frozen=True, slots=True)
class Community:
    id: str
    status: str = "active"

    def __str__(self) -> str:
        return f"{self.id} is a community, {self.status}"


@dataclass(frozen=True, slots=True)
class Profile:
    id: str
    role: str = "storyteller"
    has_contact: bool = False

    def __str__(self) -> str:
        return f"{self.id} is a {self.role}" + (" and says how to be reached" if self.has_contact else "")


@dataclass(frozen=True, slots=True)
class Membership:
    community: str
    profile: str
    role: str = "member"
    status: str = "active"
    window: Window = ALWAYS

    def __str__(self) -> str:
        return f"{self.profile} is {self.role} of {self.community}, {self.status}{self.window}"


@dataclass(frozen=True, slots=True)
class Story:
    id: str
    teller: str
    home: str
    shared_with: tuple[str, ...] = ()
    status: str = "published"
    privacy: str = "community"
    sharing: str = "all"
    protocols: tuple[str, ...] = ()
    version: int = 1
    review: str = "pending"
    text: str = "Long ago."
    is_kept: bool = False
    """Whether the current version was put to review, although the story is not submitted any more."""

    @property
    def kept(self) -> range:
        """The versions that were put to review; a later text of a draft was not."""
        is_shown = self.is_kept or self.status in ("submitted", "published", "archived")
        return range(1, self.version + is_shown)

    @property
    def communities(self) -> frozenset[str]:
        return frozenset((self.home, *self.shared_with))

    def __str__(self) -> str:
        shared = f", shared with {' and '.join(self.shared_with)}" if self.shared_with else ""
        bound = f", under {self.sharing} of {' and '.join(self.protocols)}" if self.protocols else ""
        version = f" in version {self.version}" if self.version > 1 else ""
        return f"{self.teller} told {self.id} in {self.home}{shared}: {self.status}{version}, {self.privacy}{bound}"


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """What the teller decided; the world lists the events of a story and purpose in the order in which they came."""

    id: str
    story: str
    purpose: str
    state: str = "given"
    expires: Minute | None = None

    def __str__(self) -> str:
        until = "" if self.expires is None else f" until {self.expires}"
        return f"{self.id}: {self.purpose} of {self.story} was {self.state}{until}"


@dataclass(frozen=True, slots=True)
class Approval:
    id: str
    story: str
    reviewer: str
    decision: str = "approved"
    version: int = 1

    def __str__(self) -> str:
        return f"{self.id}: {self.reviewer} said {self.decision} of version {self.version} of {self.story}"


@dataclass(frozen=True, slots=True)
class Login:
    """A database login of a person's own."""

    name: str
    profile: str

    def __str__(self) -> str:
        return f"the login {self.name} is {self.profile}'s"
