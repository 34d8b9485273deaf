"""Loads one region of the demo into its database. Each step runs as the person who would take it."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import msgspec
import psycopg
from psycopg.types.json import Jsonb

from demo.acting import Actors, LoadError
from demo.content import HERE, PUBLISHED, REGIONS, DemoRegion, DemoStory, Insight, Person
from demo.gateway import Connection, gateway
from demo.load_rules import RuleLoader, in_days
from demo.mistakes import ContentError
from demo.reading import read_region

MODEL = "demo-reader-1"


@dataclass(slots=True)
class Loaded:
    """How many rows of each kind one run added."""

    people: int = 0
    rules: int = 0
    stories: int = 0
    analyses: int = 0
    insights: int = 0


class Loader:
    """Loads a region through the connection of a gateway. It leaves existing rows as they are."""

    def __init__(self, connection: Connection, region: DemoRegion) -> None:
        self.connection = connection
        self.region = region
        self.actors = Actors(connection, region)
        self.rules = RuleLoader(self.actors)
        self.loaded = Loaded()

    def load(self) -> Loaded:
        """Load people, rules, stories, insights and, at the end, periods. Returns how many were new."""
        homes = self.region.people
        for slug, people in homes.items():
            self._admit(slug, people, at_home=True)
        for slug in homes:
            self._admit(slug, [p for people in homes.values() for p in people if slug in p.also], at_home=False)
        self.rules.prepare()
        stories = {
            slug: self.actors.find_story(story) or self._tell(story) for slug, story in self.region.stories.items()
        }
        for insight in self.region.insights:
            self._learn(insight, [stories[slug] for slug in insight.stories])
        self.rules.declare_periods()
        self.loaded.rules = self.rules.made
        return self.loaded

    def _admit(self, slug: str, people: Iterable[Person], at_home: bool) -> None:
        """Add people to a community. In their home, the service first registers them and appoints the first lead."""
        community, lead = self.actors.communities[slug], self.region.lead(slug)
        with self.connection.transaction():
            self.actors.sign_in(lead)
            query = "SELECT profile_id FROM ledger.community_members WHERE community_id = %s"
            present = {row[0] for row in self.connection.execute(query, (community,))}
            new = {pid: p for p in people if (pid := self.actors.profile(p.name)) not in present}
            if at_home:
                self.actors.serve()
                self._sign_up(new)
            if lead in (person.name for person in new.values()):
                pid = self.actors.profile(lead)
                self.actors.call("add_member", p_community_id=community, p_profile_id=pid, p_role="lead")
            self.actors.sign_in(lead)
            self.actors.call_each(
                "add_member",
                [(community, pid, p.role if at_home else "member") for pid, p in new.items() if p.name != lead],
            )

    def _sign_up(self, people: dict[UUID, Person]) -> None:
        self.actors.call_each(
            "register_profile",
            [
                (p.name, list(p.languages), p.pronouns, "community_lead" if p.role == "lead" else "storyteller", pid)
                for pid, p in people.items()
            ],
        )
        self.loaded.people += len(people)

    def _tell(self, story: DemoStory) -> UUID:
        """Create a story and bring it from draft to its state, in one transaction."""
        with self.connection.transaction():
            self.actors.sign_in(story.storyteller)
            story_id = self._draft(story)
            if story.state != "draft":
                self.actors.call("submit_story", p_story_id=story_id)
            self._review(story, story_id)
            if story.state in PUBLISHED:
                self.actors.sign_in(story.storyteller)
                self.actors.call("publish_story", p_story_id=story_id)
            self._analyse(story, story_id)
            self._withdraw(story, story_id)
            if story.archived_by:
                self.actors.sign_in(story.archived_by)
                self.actors.call("archive_story", p_story_id=story_id)
        self.loaded.stories += 1
        return story_id

    def _draft(self, story: DemoStory) -> UUID:
        """Do what the storyteller decides alone: the text, the sharing, the protocols, the people and the consents."""
        story_id = self.actors.call(
            "create_story",
            p_home_community_id=self.actors.communities[story.community],
            p_title=story.title,
            p_content=story.text,
            p_summary=story.summary,
            p_language=story.language,
            p_themes=list(story.themes),
            p_privacy=story.privacy,
            p_content_warnings=list(story.content_warnings),
        )
        if story.sharing != "all":
            self.actors.call("revise_story", p_story_id=story_id, p_sharing_setting=story.sharing)
        self.actors.call_each("share_story", [(story_id, self.actors.communities[slug]) for slug in story.shared_with])
        self.actors.call_each("apply_protocol", [(story_id, self.rules.protocols[name]) for name in story.protocols])
        self.actors.call_each("add_person", [(story_id, self.actors.profile(m.name), m.role) for m in story.people])
        told_in = story.told_in or story.language
        consents = [(story_id, consent.purpose, in_days(consent.days), told_in) for consent in story.consents]
        self.actors.call_each("give_consent", consents)
        return story_id

    def _review(self, story: DemoStory, story_id: UUID) -> None:
        decision = "changes_requested" if story.state == "changes_requested" else "approved"
        for name in story.reviewers:
            note = story.review_note if name == story.reviewer else None
            self.actors.sign_in(name)
            self.actors.call("review_story", p_story_id=story_id, p_decision=decision, p_note=note)

    def _analyse(self, story: DemoStory, story_id: UUID) -> None:
        if story.analysis:
            self.actors.serve()
            result = Jsonb(msgspec.to_builtins(story.analysis))
            self.actors.call("record_analysis", p_story_id=story_id, p_kind="overview", p_model=MODEL, p_result=result)
            self.loaded.analyses += 1

    def _withdraw(self, story: DemoStory, story_id: UUID) -> None:
        self.actors.sign_in(story.storyteller)
        withdrawn = [(story_id, consent.purpose, consent.withdrawn) for consent in story.consents if consent.withdrawn]
        self.actors.call_each("withdraw_consent", withdrawn)

    def _learn(self, insight: Insight, stories: list[UUID]) -> None:
        community = self.actors.communities[insight.community]
        with self.connection.transaction():
            self.actors.sign_in(insight.author)
            query = "SELECT FROM ledger.community_insights WHERE community_id = %s AND title = %s"
            if self.actors.sees(query, community, insight.title):
                return
            self.actors.call(
                "record_insight",
                p_community_id=community,
                p_kind=insight.kind,
                p_title=insight.title,
                p_description=insight.description,
                p_story_ids=stories,
                p_confidence=Decimal(str(insight.confidence)),
            )
        self.loaded.insights += 1


def main() -> int:
    """Load the region of the command line. Returns 0, 2 for wrong files or database, or 5 if the database refuses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True, help="libpq URL of the region's database, as its owner")
    parser.add_argument("--region", required=True, choices=REGIONS)
    options = parser.parse_args()
    try:
        region = read_region(HERE / options.region)
        with gateway(options.url) as connection:
            loaded = Loader(connection, region).load()
    except (ContentError, LoadError) as exc:
        print(f"error: {exc}", file=sys.stderr)
        return 2
    except psycopg.Error as exc:
        print(f"error: {exc}", file=sys.stderr)
        return 5
    if loaded == Loaded():
        print(f"{region.id}: everything is there already")
    else:
        print(
            f"{region.id}: loaded {loaded.people} people, {loaded.rules} rules, {loaded.stories} stories, "
            f"{loaded.analyses} analyses, {loaded.insights} insights"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
