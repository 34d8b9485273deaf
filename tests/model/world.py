"""A small ledger as plain facts, with one field per table. `describe` says it in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from tests.model.facts import records, restrictions
from tests.model.facts import stories as told

if TYPE_CHECKING:
    from tests.model.topics.notices import Notice


@dataclass(frozen=True, slots=True, repr=False)
class World:
    communities: tuple[told.Community, ...] = ()
    profiles: tuple[told.Profile, ...] = ()
    community_members: tuple[told.CommunityMember, ...] = ()
    cultural_protocols: tuple[restrictions.CulturalProtocol, ...] = ()
    protocol_members: tuple[restrictions.ProtocolMember, ...] = ()
    stories: tuple[told.Story, ...] = ()
    story_people: tuple[restrictions.StoryPerson, ...] = ()
    protocol_periods: tuple[restrictions.ProtocolPeriod, ...] = ()
    consent_events: tuple[told.ConsentEvent, ...] = ()
    community_consent_policies: tuple[restrictions.CommunityConsentPolicy, ...] = ()
    sharing_agreements: tuple[restrictions.SharingAgreement, ...] = ()
    research_grants: tuple[restrictions.ResearchGrant, ...] = ()
    story_approvals: tuple[told.StoryApproval, ...] = ()
    story_analyses: tuple[records.StoryAnalysis, ...] = ()
    story_embeddings: tuple[records.StoryEmbedding, ...] = ()
    knowledge_connections: tuple[records.KnowledgeConnection, ...] = ()
    labels: tuple[records.Label, ...] = ()
    community_insights: tuple[records.CommunityInsight, ...] = ()
    value_events: tuple[records.ValueEvent, ...] = ()
    disclosures: tuple[records.Disclosure, ...] = ()
    content_calendar: tuple[records.CalendarEntry, ...] = ()
    notices: "tuple[Notice, ...]" = ()
    collaboration_sessions: tuple[records.CollaborationSession, ...] = ()
    storyteller_connections: tuple[records.StorytellerConnection, ...] = ()
    access_logs: tuple[records.AccessLog, ...] = ()
    login_profiles: tuple[told.LoginProfile, ...] = ()

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
