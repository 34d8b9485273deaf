"""A small ledger as plain facts, with one field per table. `describe` says it in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from tests.model.facts.records import (
    AccessLog,
    CalendarEntry,
    CollaborationSession,
    CommunityInsight,
    Disclosure,
    KnowledgeConnection,
    Label,
    StoryAnalysis,
    StoryEmbedding,
    StorytellerConnection,
    ValueEvent,
)
from tests.model.facts.restrictions import (
    CommunityConsentPolicy,
    CulturalProtocol,
    ProtocolMember,
    ProtocolPeriod,
    ResearchGrant,
    SharingAgreement,
    StoryPerson,
)
from tests.model.facts.stories import (
    Community,
    CommunityMember,
    ConsentEvent,
    LoginProfile,
    Profile,
    Story,
    StoryApproval,
)

if TYPE_CHECKING:
    from tests.model.topics.notices import Notice


@dataclass(frozen=True, slots=True, repr=False)
class World:
    communities: tuple[Community, ...] = ()
    profiles: tuple[Profile, ...] = ()
    community_members: tuple[CommunityMember, ...] = ()
    cultural_protocols: tuple[CulturalProtocol, ...] = ()
    protocol_members: tuple[ProtocolMember, ...] = ()
    stories: tuple[Story, ...] = ()
    story_people: tuple[StoryPerson, ...] = ()
    protocol_periods: tuple[ProtocolPeriod, ...] = ()
    consent_events: tuple[ConsentEvent, ...] = ()
    community_consent_policies: tuple[CommunityConsentPolicy, ...] = ()
    sharing_agreements: tuple[SharingAgreement, ...] = ()
    research_grants: tuple[ResearchGrant, ...] = ()
    story_approvals: tuple[StoryApproval, ...] = ()
    story_analyses: tuple[StoryAnalysis, ...] = ()
    story_embeddings: tuple[StoryEmbedding, ...] = ()
    knowledge_connections: tuple[KnowledgeConnection, ...] = ()
    labels: tuple[Label, ...] = ()
    community_insights: tuple[CommunityInsight, ...] = ()
    value_events: tuple[ValueEvent, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    content_calendar: tuple[CalendarEntry, ...] = ()
    notices: "tuple[Notice, ...]" = ()
    collaboration_sessions: tuple[CollaborationSession, ...] = ()
    storyteller_connections: tuple[StorytellerConnection, ...] = ()
    access_logs: tuple[AccessLog, ...] = ()
    login_profiles: tuple[LoginProfile, ...] = ()

    @property
    def facts(self) -> Iterator[Any]:
        for field in fields(self):
            yield from getattr(self, field.name)

    def describe(self) -> str:
        return "\n".join(f"{fact}." for fact in self.facts)

    def __repr__(self) -> str:
        return f"World(\n{self.describe()}\n)"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Hypothesis calls this to print the smallest world that fails."""
        printer.text(repr(self))
