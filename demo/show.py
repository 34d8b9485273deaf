"""Shows who sees how many of the demo's stories in each region, and why. It asks the databases as those people."""

import argparse
import sys
from dataclasses import astuple, dataclass
from itertools import groupby
from uuid import UUID, uuid4

import psycopg
from rich.console import Console
from rich.table import Table

from demo.acting import profile_id
from demo.content import HERE, REGIONS, DemoRegion
from demo.gateway import Connection, become, gateway
from demo.mistakes import ContentError
from demo.reading import read_region
from demo.why import REGION, Answer, ask

NEXT = ("eldb status", "eldb verify", "eldb embedded psql")


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows a database has, including hidden ones."""

    members: int
    stories: int
    analyses: int
    insights: int


@dataclass(frozen=True, slots=True)
class Views:
    """How many stories each reader sees."""

    anonymous: int
    member: int
    elder: int
    stranger: int


def count_all(url: str) -> Totals:
    """Count as the backup role, which reads every row. The grant of the role is rolled back."""
    with psycopg.connect(url) as connection, connection.transaction(force_rollback=True):
        connection.execute("GRANT ledger_backup TO CURRENT_USER")
        connection.execute("SET LOCAL ROLE ledger_backup")
        row = connection.execute(
            "SELECT (SELECT count(DISTINCT profile_id) FROM ledger.community_members),"
            " (SELECT count(*) FROM ledger.stories),"
            " (SELECT count(*) FROM ledger.story_analyses),"
            " (SELECT count(*) FROM ledger.community_insights)"
        ).fetchone()
        assert row is not None
        return Totals(*row)


def count_stories(connection: Connection, role: str, reader: UUID | None = None) -> int:
    """Count the stories that one reader sees."""
    with connection.transaction():
        become(connection, role, reader)
        row = connection.execute("SELECT count(*) FROM ledger.stories").fetchone()
        return int(row[0]) if row else 0


def count_views(url: str, region: DemoRegion) -> Views:
    """Count for an anonymous request, a newcomer, and a member and an elder of a community where a story is in review.

    The member and the elder told no story themselves, so they see only stories of others.
    """
    community = next(story.community for story in region.stories.values() if story.state == "submitted")
    storytellers = {story.storyteller for story in region.stories.values()}
    listeners = [person for person in region.people[community] if person.name not in storytellers]
    member, elder = (next(p.name for p in listeners if p.role == role) for role in ("member", "elder"))
    with gateway(url) as connection:
        return Views(
            anonymous=count_stories(connection, "anon"),
            member=count_stories(connection, "authenticated", profile_id(region.id, member)),
            elder=count_stories(connection, "authenticated", profile_id(region.id, elder)),
            stranger=count_stories(connection, "authenticated", uuid4()),
        )


def main() -> int:
    """Print the tables and the commands to try next."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", nargs="+", metavar="REGION=URL", help=f"one for each of {', '.join(REGIONS)}")
    options = parser.parse_args()
    databases: dict[str, str] = dict(database.partition("=")[::2] for database in options.database)
    if unknown := databases.keys() - set(REGIONS):
        parser.error(f"no region {min(unknown)}")
    try:
        regions = {region: read_region(HERE / region) for region in databases}
        counts = {region: (count_all(url), count_views(url, regions[region])) for region, url in databases.items()}
        answers = ask(databases[REGION], regions[REGION]) if REGION in databases else []
    except (ContentError, psycopg.Error) as exc:
        print(f"error: {exc}", file=sys.stderr)
        return 5 if isinstance(exc, psycopg.Error) else 2
    console = Console()
    _print_counts(console, counts)
    if answers:
        _print_answers(console, answers)
    console.print("\nTry next:")
    for command in NEXT:
        console.print(f"  .venv/bin/{command} --region {next(iter(databases))}")
    return 0


def _print_counts(console: Console, regions: dict[str, tuple[Totals, Views]]) -> None:
    table = Table(title="Who sees how many stories", title_justify="left")
    table.add_column("region")
    for heading in ("all", "anonymous", "a member", "an elder", "a stranger"):
        table.add_column(heading, justify="right")
    for region, (totals, views) in regions.items():
        table.add_row(region, *map(str, (totals.stories, *astuple(views))))
    console.print(table)
    sums = [sum(column) for column in zip(*(astuple(totals) for totals, _ in regions.values()), strict=True)]
    console.print("{} members, {} stories, {} analyses, {} insights".format(*sums))


def _print_answers(console: Console, answers: list[Answer]) -> None:
    """Print one row for all readers of a story with the same answer."""
    table = Table(title="\nWho sees what, and why", title_justify="left")
    for heading, width in (("story", 14), ("reader", 22), ("sees", None), ("why", None)):
        table.add_column(heading, max_width=width)
    for story, of_story in groupby(answers, lambda answer: answer.story):
        readers: dict[tuple[bool, str], list[str]] = {}
        for answer in of_story:
            readers.setdefault((answer.sees, answer.why), []).append(answer.reader)
        for position, ((sees, why), names) in enumerate(readers.items()):
            who = "everybody asked" if len(readers) == 1 else ", ".join(names)
            table.add_row("" if position else story, who, "yes" if sees else "no", why)
        table.add_section()
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
