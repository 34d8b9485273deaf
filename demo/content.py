"""The content of the demo's files: the people, stories and insights of a region."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from demo.fields import Days, Language, Purpose, StrictTable, Text
from demo.rules import Protocol, Rules

HERE = Path(__file__).resolve().parent
REGIONS = ("oceania", "north_america", "europe")

State = Literal["draft", "changes_requested", "submitted", "approved", "published", "archived"]
REVIEWED: frozenset[State] = frozenset({"changes_requested", "approved", "published", "archived"})
PUBLISHED: frozenset[State] = frozenset({"published", "archived"})


class Person(StrictTable, frozen=True, kw_only=True):
    """A person of a community. They may also be a member of other communities (`also`)."""

    name: Text
    role: Literal["member", "elder", "lead"]
    languages: tuple[Language, ...]
    pronouns: Text | None = None
    also: tuple[str, ...] = ()


class Consent(StrictTable, frozen=True, kw_only=True):
    """Consent to a purpose, for some days or without an end. `withdrawn` is the reason of a withdrawal."""

    purpose: Purpose
    days: Days | None = None
    withdrawn: Text | None = None


class Analysis(StrictTable, frozen=True, kw_only=True):
    """What software found in a story. Sentiment ranges from -1 to 1."""

    themes: tuple[Text, ...]
    sentiment: Annotated[float, msgspec.Meta(ge=-1, le=1)]
    note: Text


class Mention(StrictTable, frozen=True, kw_only=True):
    """A person in a story, and their role there."""

    name: str
    role: Literal["teller", "mentioned", "pictured", "recorded"]


class DemoStory(StrictTable, frozen=True, kw_only=True):
    """A story file. `told_in` is the language of the storyteller, if the text is in another one."""

    title: Text
    storyteller: str
    community: str
    language: Language
    summary: Text
    themes: tuple[Text, ...]
    privacy: Literal["private", "community", "public"]
    state: State
    consents: tuple[Consent, ...]
    text: Text
    told_in: Language | None = None
    shared_with: tuple[str, ...] = ()
    reviewer: str | None = None
    review_note: Text | None = None
    also_approved_by: tuple[str, ...] = ()
    archived_by: str | None = None
    content_warnings: tuple[Text, ...] = ()
    protocols: tuple[str, ...] = ()
    sharing: Literal["all", "any"] = "all"
    people: tuple[Mention, ...] = ()
    analysis: Analysis | None = None

    def consents_to(self, purpose: Purpose) -> bool:
        """Whether consent to the purpose was given and not withdrawn."""
        return any(c.purpose == purpose and c.withdrawn is None for c in self.consents)

    @property
    def communities(self) -> set[str]:
        """Its home community and those it is shared with."""
        return {self.community, *self.shared_with}

    @property
    def reviewers(self) -> tuple[str, ...]:
        """All who decided about it."""
        return (self.reviewer, *self.also_approved_by) if self.reviewer else self.also_approved_by


class Insight(StrictTable, frozen=True, kw_only=True):
    """An insight that an elder or lead of a community recorded. `stories` are file names without `.md`."""

    community: str
    author: str
    kind: Literal["theme", "trend", "need", "success"]
    title: Text
    description: Text
    stories: tuple[str, ...]
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)]


class CommunityTable(StrictTable, frozen=True, kw_only=True):
    """One table of communities.toml."""

    people: tuple[Person, ...]


class Insights(StrictTable, frozen=True, kw_only=True):
    """The whole of insights.toml."""

    insights: tuple[Insight, ...]


class DemoRegion(StrictTable, frozen=True, kw_only=True):
    """Everything that is loaded into the database of one region."""

    id: str
    people: dict[str, tuple[Person, ...]]
    rules: Rules
    stories: dict[str, DemoStory]
    insights: tuple[Insight, ...]

    def lead(self, community: str) -> str:
        """The name of a community's first lead."""
        return next(person.name for person in self.people[community] if person.role == "lead")

    def roles(self, name: str) -> dict[str, str]:
        """The communities of a person, with their role in each."""
        held: dict[str, str] = {}
        for community, people in self.people.items():
            for person in people:
                if person.name == name:
                    held |= {community: person.role} | dict.fromkeys(person.also, "member")
        return held

    def heads(self, name: str) -> set[str]:
        """The communities where a person is an elder or lead."""
        return {community for community, role in self.roles(name).items() if role != "member"}

    def keepers(self, story: DemoStory) -> set[str]:
        """The people who may archive a story: its storyteller, and the elders and leads of its home."""
        return {story.storyteller} | {p.name for p in self.people[story.community] if p.role != "member"}

    def elders(self, communities: set[str]) -> set[str]:
        """The names of the elders of some communities."""
        return {p.name for c in communities for p in self.people[c] if p.role == "elder"}

    def mandatory(self, story: DemoStory) -> list[Protocol]:
        """The protocols of a story that bind its readers."""
        return [p for p in self.rules.protocols if p.name in story.protocols and p.enforcement == "mandatory"]

    def approvals(self, story: DemoStory) -> int:
        """How many elders must approve a story before it is published."""
        return max((protocol.approvals for protocol in self.mandatory(story)), default=0)

    def admits(self, name: str, story: DemoStory) -> bool:
        """Whether a person satisfies the protocols of the story."""
        satisfied = [protocol.admits(name) for protocol in self.mandatory(story)]
        return all(satisfied) or (story.sharing == "any" and any(satisfied))
