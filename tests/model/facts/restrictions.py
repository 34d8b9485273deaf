"""Protocols, periods, policies, agreements and grants: they widen and narrow who may read a story."""

from dataclasses import dataclass

from tests.model.times import ALWAYS, Window


@dataclass(frozen=True, slots=True)
class CulturalProtocol:
    id: str
    community_id: str
    other_community_ids: tuple[str, ...] = ()
    """The communities of protocol_communities other than the one that declared the protocol."""
    enforcement: str = "mandatory"
    access_mode: str = "strict"
    is_active: bool = True
    required_approvals: int = 0

    @property
    def community_ids(self) -> tuple[str, ...]:
        return (self.community_id, *self.other_community_ids)

    def __str__(self) -> str:
        active = "active" if self.is_active else "inactive"
        asks = f", asks for {self.required_approvals} approvals" if self.required_approvals else ""
        of = " and ".join(self.community_ids)
        return f"{self.id} is a protocol of {of}: {active}, {self.enforcement}, {self.access_mode}{asks}"


@dataclass(frozen=True, slots=True)
class ProtocolMember:
    protocol_id: str
    profile_id: str
    community_id: str
    role: str = "member"
    is_blocked: bool = False
    window: Window = ALWAYS
    """The columns valid_from and valid_until."""

    def __str__(self) -> str:
        standing = "blocked from" if self.is_blocked else f"{self.role} of"
        return f"{self.profile_id} is {standing} {self.protocol_id} by {self.community_id}{self.window}"


@dataclass(frozen=True, slots=True)
class StoryPerson:
    story_id: str
    profile_id: str
    role: str = "mentioned"

    def __str__(self) -> str:
        return f"{self.profile_id} is {self.role} in {self.story_id}"


@dataclass(frozen=True, slots=True)
class ProtocolPeriod:
    id: str
    about: str
    """Which of protocol_id, person_id and community_id holds the subject: protocol, person or community."""
    subject_id: str
    declaring_community_id: str
    declared_by: str
    kind: str = "sorry_business"
    effect: str = "hide"
    window: Window = ALWAYS
    """The columns starts_at and ends_at."""
    is_lifted: bool = False

    def __str__(self) -> str:
        lifted = ", lifted since" if self.is_lifted else ""
        return f"{self.id} is {self.kind} ({self.effect}) for the {self.about} {self.subject_id}{self.window}{lifted}"


@dataclass(frozen=True, slots=True)
class CommunityConsentPolicy:
    community_id: str
    purpose: str
    is_denied: bool
    decided_by: str

    def __str__(self) -> str:
        return f"{self.community_id} {'denies' if self.is_denied else 'does not deny'} {self.purpose}"


@dataclass(frozen=True, slots=True)
class SharingAgreement:
    id: str
    community_ids: tuple[str, str]
    """The two sides. The first one proposed the agreement."""
    proposed_by: str
    is_accepted: bool = True
    is_ended: bool = False
    window: Window = ALWAYS
    """The columns valid_from and valid_until."""

    def __str__(self) -> str:
        state = "was ended" if self.is_ended else "is accepted" if self.is_accepted else "is proposed"
        return f"{self.id} between {self.community_ids[0]} and {self.community_ids[1]} {state}{self.window}"


@dataclass(frozen=True, slots=True)
class ResearchGrant:
    id: str
    community_id: str
    profile_id: str
    granted_by: str
    window: Window = ALWAYS
    """The columns valid_from and valid_until."""
    is_revoked: bool = False

    def __str__(self) -> str:
        revoked = ", revoked since" if self.is_revoked else ""
        return f"{self.id} lets {self.profile_id} study the stories of {self.community_id}{self.window}{revoked}"
