"""What people and software recorded about stories: labels, insights, value, plans. This module holds no rules."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryAnalysis:
    id: str
    story_id: str

    def __str__(self) -> str:
        return f"{self.id} is an analysis of {self.story_id}"


@dataclass(frozen=True, slots=True)
class StoryEmbedding:
    story_id: str

    def __str__(self) -> str:
        return f"{self.story_id} has an embedding"


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a community, with the stories of that community that carry it."""

    id: str
    community_id: str
    created_by: str
    versions: int = 1
    languages: tuple[str, ...] = ()
    """The languages of its translations."""
    story_ids: tuple[str, ...] = ()

    def __str__(self) -> str:
        on = f", on {' and '.join(self.story_ids)}" if self.story_ids else ""
        extent = f"{self.versions} versions, {1 + len(self.languages)} languages"
        return f"{self.id} is a label of {self.community_id}: {extent}{on}"


@dataclass(frozen=True, slots=True)
class KnowledgeConnection:
    id: str
    source_story_id: str
    target_story_id: str

    def __str__(self) -> str:
        return f"{self.id} leads from {self.source_story_id} to {self.target_story_id}"


@dataclass(frozen=True, slots=True)
class CommunityInsight:
    id: str
    community_id: str
    recorded_by: str
    story_ids: tuple[str, ...] = ()
    voter_ids: tuple[str, ...] = ()
    """The profiles in insight_votes."""
    elder_ids: tuple[str, ...] = ()
    """The profiles in insight_endorsements."""

    def __str__(self) -> str:
        sources = " and ".join(self.story_ids) or "no story"
        counts = f"{len(self.voter_ids)} votes, {len(self.elder_ids)} endorsements"
        return f"{self.id} is an insight of {self.community_id} from {sources}: {counts}"


@dataclass(frozen=True, slots=True)
class ValueEvent:
    """Money that a story earned."""

    id: str
    story_id: str
    recorded_by: str
    receiver_ids: tuple[str, ...] = ()
    """Who received a share in value_distribution: people, or the home community of the story."""

    def __str__(self) -> str:
        receivers = " and ".join(self.receiver_ids) or "nobody yet"
        return f"{self.id} is money that {self.story_id} earned; it went to {receivers}"


@dataclass(frozen=True, slots=True)
class Disclosure:
    id: str
    story_id: str
    disclosed_by: str

    def __str__(self) -> str:
        return f"{self.id}: {self.disclosed_by} gave {self.story_id} to somebody outside"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A row of content_calendar."""

    id: str
    story_id: str
    community_id: str
    planned_by: str

    def __str__(self) -> str:
        return f"{self.id} is an entry for {self.story_id} in the calendar of {self.community_id}"


@dataclass(frozen=True, slots=True)
class CollaborationSession:
    id: str
    story_id: str
    author_ids: tuple[str, ...] = ()
    """The author of each row in collaboration_operations, in order."""

    def __str__(self) -> str:
        return f"{self.id} is work on {self.story_id} by {' and '.join(self.author_ids) or 'nobody yet'}"


@dataclass(frozen=True, slots=True)
class StorytellerConnection:
    profile_ids: tuple[str, str]
    """Two storytellers. The first one asked."""
    is_active: bool = True
    """True if the second one consented too."""

    def __str__(self) -> str:
        first, second = self.profile_ids
        return f"{first} and {second} are connected" if self.is_active else f"{first} asked {second} for a connection"


@dataclass(frozen=True, slots=True)
class AccessLog:
    id: str
    actor_id: str | None = None

    def __str__(self) -> str:
        return f"{self.id} is an action of {self.actor_id or 'no known person'}"
