"""People, communities, stories and what was decided about them. This module holds no rules."""

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
    """Whether there is a row in profile_contacts."""

    def __str__(self) -> str:
        return f"{self.id} is a {self.role}" + (" with contact details" if self.has_contact else "")


@dataclass(frozen=True, slots=True)
class CommunityMember:
    community_id: str
    profile_id: str
    role: str = "member"
    status: str = "active"
    window: Window = ALWAYS
    """The columns valid_from and valid_until."""

    def __str__(self) -> str:
        return f"{self.profile_id} is {self.role} of {self.community_id}, {self.status}{self.window}"


@dataclass(frozen=True, slots=True)
class Story:
    id: str
    """Also the title."""
    storyteller_id: str
    home_community_id: str
    shared_with: tuple[str, ...] = ()
    """The communities of story_communities other than the home."""
    status: str = "published"
    privacy: str = "community"
    sharing_setting: str = "all"
    protocol_ids: tuple[str, ...] = ()
    version: int = 1
    review_status: str = "pending"
    content: str = "Long ago."
    is_version_kept: bool = False
    """True if somebody submitted the current version, even if the story is a draft again."""

    @property
    def kept_versions(self) -> range:
        """The versions in story_versions: all that were submitted. The latest text of a draft is not kept yet."""
        is_kept = self.is_version_kept or self.status in ("submitted", "published", "archived")
        return range(1, self.version + is_kept)

    @property
    def community_ids(self) -> frozenset[str]:
        return frozenset((self.home_community_id, *self.shared_with))

    def __str__(self) -> str:
        shared = f", shared with {' and '.join(self.shared_with)}" if self.shared_with else ""
        bound = f", under {self.sharing_setting} of {' and '.join(self.protocol_ids)}" if self.protocol_ids else ""
        version = f" in version {self.version}" if self.version > 1 else ""
        told = f"{self.storyteller_id} told {self.id} in {self.home_community_id}{shared}"
        return f"{told}: {self.status}{version}, {self.privacy}{bound}"


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """A decision of the storyteller. The world lists the events of a story and purpose in the order of their time."""

    id: str
    story_id: str
    purpose: str
    state: str = "given"
    expires_at: Minute | None = None

    def __str__(self) -> str:
        until = "" if self.expires_at is None else f" until {self.expires_at}"
        return f"{self.id}: {self.purpose} of {self.story_id} was {self.state}{until}"


@dataclass(frozen=True, slots=True)
class StoryApproval:
    id: str
    story_id: str
    reviewer_id: str
    decision: str = "approved"
    version: int = 1

    def __str__(self) -> str:
        return f"{self.id}: {self.reviewer_id} decided {self.decision} on version {self.version} of {self.story_id}"


@dataclass(frozen=True, slots=True)
class LoginProfile:
    """A database login that belongs to one person."""

    login: str
    profile_id: str

    def __str__(self) -> str:
        return f"the login {self.login} belongs to {self.profile_id}"
