"""Load one region of the demo into its database, every step as the person who would take it."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID, uuid5

import msgspec
import psycopg
from psycopg.types.json import Jsonb

from demo.content import HERE, REGIONS, Insight, Person, Region, Story
from demo.gateway import Connection, become, call, gateway
from demo.reading import ContentError, read_region

PEOPLE = UUID("5b0c3f0e-6d55-4a57-9c5e-0f6c1d2b7a11")
MODEL = "demo-reader-1"


class LoadError(Exception):
    """The database is not the one that this region of the demo belongs in."""


@dataclass(slots=True)
class Loaded:
    """What one run added."""

    people: int = 0
    stories: int = 0
    analyses: int = 0
    insights: int = 0


def profile_id(region: str, name: str) -> UUID:
    """The subject that the demo's sign-up gives a person: the same in every run."""
    return uuid5(PEOPLE, f"{region}/{name}")


class Loader:
    """Loads a region through a gateway's connection; what is there already is left as it is."""

    def __init__(self, connection: Connection, region: Region) -> None:
        self.connection = connection
        self.region = region
        self.communities = self._find_communities()
        self.loaded = Loaded()

    def load(self) -> Loaded:
        """Load people, then stories, then insights; return how many were new."""
        homes = self.region.people
        for slug, people in homes.items():
            self._admit(slug, people, at_home=True)
        for slug in homes:
            self._admit(slug, [p for people in homes.values() for p in people if slug in p.also], at_home=False)
        stories = {slug: self._find_story(story) or self._tell(story) for slug, story in self.region.stories.items()}
        for insight in self.region.insights:
            self._learn(insight, [stories[slug] for slug in insight.stories])
        return self.loaded

    def _sign_in(self, name: str) -> None:
        become(self.connection, "authenticated", profile_id(self.region.id, name))

    def _call(self, function: str, **arguments: object) -> UUID:
        result: UUID = call(self.connection, function, **arguments)
        return result

    def _find_communities(self) -> dict[str, UUID]:
        with self.connection.transaction():
            become(self.connection, "anon")
            local = self.connection.execute("SELECT id FROM ledger.regions WHERE is_local").fetchone()
            rows = self.connection.execute("SELECT slug, id FROM ledger.communities").fetchall()
        if local != (self.region.id,):
            raise LoadError(f"this database serves {local[0] if local else 'no region'}, not {self.region.id}")
        known: dict[str, UUID] = dict(rows)
        if missing := self.region.people.keys() - known.keys():
            raise LoadError(f"this database has no community {min(missing)}: run eldb bootstrap {self.region.id}")
        return known

    def _admit(self, slug: str, people: Iterable[Person], at_home: bool) -> None:
        """Add people to a community: at home the service signs them up first and appoints the first lead."""
        community, lead = self.communities[slug], self.region.lead(slug)
        with self.connection.transaction():
            self._sign_in(lead)
            query = "SELECT profile_id FROM ledger.community_members WHERE community_id = %s"
            present = {row[0] for row in self.connection.execute(query, (community,))}
            new = {pid: p for p in people if (pid := profile_id(self.region.id, p.name)) not in present}
            if at_home:
                become(self.connection, "service_role")
                self._sign_up(new)
            if lead in (person.name for person in new.values()):
                pid = profile_id(self.region.id, lead)
                self._call("add_member", p_community_id=community, p_profile_id=pid, p_role="lead")
            self._sign_in(lead)
            self.connection.cursor().executemany(
                "SELECT ledger.add_member(%s, %s, %s)",
                [(community, pid, p.role if at_home else "member") for pid, p in new.items() if p.name != lead],
            )

    def _sign_up(self, people: dict[UUID, Person]) -> None:
        self.connection.cursor().executemany(
            "SELECT ledger.register_profile(%s, %s, %s, %s, %s)",
            [
                (p.name, list(p.languages), p.pronouns, "community_lead" if p.role == "lead" else "storyteller", pid)
                for pid, p in people.items()
            ],
        )
        self.loaded.people += len(people)

    def _find_story(self, story: Story) -> UUID | None:
        with self.connection.transaction():
            self._sign_in(story.storyteller)
            query = "SELECT id FROM ledger.stories WHERE storyteller_id = %s AND title = %s"
            teller = profile_id(self.region.id, story.storyteller)
            row = self.connection.execute(query, (teller, story.title)).fetchone()
        return row[0] if row else None

    def _tell(self, story: Story) -> UUID:
        """Take a story through its life in one transaction, from the draft to what it is now."""
        with self.connection.transaction():
            self._sign_in(story.storyteller)
            story_id = self._call(
                "create_story",
                p_home_community_id=self.communities[story.community],
                p_title=story.title,
                p_content=story.text,
                p_summary=story.summary,
                p_language=story.language,
                p_themes=list(story.themes),
                p_privacy=story.privacy,
                p_content_warnings=list(story.content_warnings),
            )
            for slug in story.shared_with:
                self._call("share_story", p_story_id=story_id, p_community_id=self.communities[slug])
            self._consent(story, story_id)
            if story.state != "draft":
                self._call("submit_story", p_story_id=story_id)
            if story.reviewer:
                self._sign_in(story.reviewer)
                decision = "changes_requested" if story.state == "changes_requested" else "approved"
                self._call("review_story", p_story_id=story_id, p_decision=decision, p_note=story.review_note)
            if story.state == "published":
                self._sign_in(story.storyteller)
                self._call("publish_story", p_story_id=story_id)
            self._analyse(story, story_id)
            self._withdraw(story, story_id)
        self.loaded.stories += 1
        return story_id

    def _consent(self, story: Story, story_id: UUID) -> None:
        for consent in story.consents:
            self.connection.execute(
                "SELECT ledger.give_consent(%s, %s, now() + make_interval(days => %s), %s)",
                (story_id, consent.purpose, consent.days, story.told_in or story.language),
            )

    def _analyse(self, story: Story, story_id: UUID) -> None:
        if story.analysis:
            become(self.connection, "service_role")
            result = Jsonb(msgspec.to_builtins(story.analysis))
            self._call("record_analysis", p_story_id=story_id, p_kind="overview", p_model=MODEL, p_result=result)
            self.loaded.analyses += 1

    def _withdraw(self, story: Story, story_id: UUID) -> None:
        self._sign_in(story.storyteller)
        for consent in story.consents:
            if consent.withdrawn:
                purpose, reason = consent.purpose, consent.withdrawn
                self._call("withdraw_consent", p_story_id=story_id, p_purpose=purpose, p_reason=reason)

    def _learn(self, insight: Insight, stories: list[UUID]) -> None:
        community = self.communities[insight.community]
        with self.connection.transaction():
            self._sign_in(insight.author)
            query = "SELECT FROM ledger.community_insights WHERE community_id = %s AND title = %s"
            if self.connection.execute(query, (community, insight.title)).fetchone() is not None:
                return
            self._call(
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
    """Load the region named on the command line: 0 loaded, 2 the files or the database do not fit, 5 it refused."""
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
            f"{region.id}: loaded {loaded.people} people, {loaded.stories} stories, "
            f"{loaded.analyses} analyses, {loaded.insights} insights"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
