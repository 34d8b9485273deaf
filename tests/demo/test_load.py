"""After loading the demo, everybody sees what the files say. A second run adds nothing."""

import subprocess
import sys
from dataclasses import astuple
from uuid import UUID, uuid4

import psycopg
import pytest
from demo.acting import LoadError, profile_id
from demo.content import HERE, REGIONS, DemoRegion
from demo.gateway import Connection, become, gateway
from demo.load import Loaded, Loader
from demo.reading import read_region
from demo.show import count_all, count_views
from demo.why import PEOPLE, ask
from msgspec.structs import replace

from tests.demo.expected import NOBODY, reaches, sees, titles

CONTENT = {name: read_region(HERE / name) for name in REGIONS}
OCEANIA = CONTENT["oceania"]
EVERYTHING = {
    "oceania": Loaded(people=96, rules=23, stories=30, analyses=20, insights=5),
    "north_america": Loaded(people=74, rules=13, stories=24, analyses=16, insights=5),
    "europe": Loaded(people=52, rules=12, stories=17, analyses=12, insights=3),
}


def titles_seen(connection: Connection, role: str, reader: UUID | None = None) -> set[str]:
    with connection.transaction():
        become(connection, role, reader)
        return {title for (title,) in connection.execute("SELECT title FROM ledger.stories")}


@pytest.mark.stacks("15", "18")
@pytest.mark.parametrize("region", CONTENT.values(), ids=CONTENT)
def test_everybody_sees_what_the_files_say(empty_url: str, region: DemoRegion) -> None:
    bootstrap = [sys.executable, "-m", "eldb", "bootstrap", region.id, "--url", empty_url]
    subprocess.run(bootstrap, check=True, capture_output=True, cwd=HERE.parent)
    with gateway(empty_url) as connection:
        loaded = Loader(connection, region).load()
        assert loaded == EVERYTHING[region.id]
        assert titles_seen(connection, "anon") == titles(region, NOBODY)
        assert titles_seen(connection, "authenticated", uuid4()) == titles(region, NOBODY)
        names = [person.name for people in region.people.values() for person in people]
        seen = {n: titles_seen(connection, "authenticated", profile_id(region.id, n)) for n in names}
    assert seen == {name: titles(region, name) for name in names}
    assert astuple(count_all(empty_url)) == (loaded.people, loaded.stories, loaded.analyses, loaded.insights)
    views = count_views(empty_url, region)
    assert views.anonymous == views.stranger < views.member < views.elder


@pytest.mark.stacks("15", "18")
def test_the_database_gives_the_reasons_that_follow_from_the_files(region_url: str) -> None:
    with gateway(region_url) as connection:
        Loader(connection, OCEANIA).load()
    answers = ask(region_url, OCEANIA)
    stories = {story.title: story for story in OCEANIA.stories.values()}
    for answer in answers:
        reader, story = PEOPLE.get(answer.reader, NOBODY), stories[answer.story]
        assert answer.sees == sees(OCEANIA, reader, story), answer
        refused = reaches(OCEANIA, reader, story) and not OCEANIA.admits(reader, story)
        assert answer.why.startswith("protocol ") == refused, answer


def test_a_second_run_adds_nothing(region_url: str) -> None:
    command = [sys.executable, "-m", "demo.load", "--url", region_url, "--region", "oceania"]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE.parent) for _ in range(2)]
    assert [run.stdout for run in runs] == [
        "oceania: loaded 96 people, 23 rules, 30 stories, 20 analyses, 5 insights\n",
        "oceania: everything is there already\n",
    ]
    assert astuple(count_all(region_url)) == (96, 30, 20, 5)


def test_the_next_run_loads_what_a_broken_run_left_out(region_url: str) -> None:
    rules = replace(OCEANIA.rules, protocols=OCEANIA.rules.protocols[:4], policies=(), periods=())
    stories = {slug: story for slug, story in OCEANIA.stories.items() if story.community == "pandanus-passage"}
    with gateway(region_url) as connection:
        Loader(connection, replace(OCEANIA, rules=rules, stories=stories, insights=())).load()
        assert Loader(connection, OCEANIA).load() == Loaded(rules=15, stories=22, analyses=14, insights=5)


def test_stories_of_another_region_are_refused(region_url: str) -> None:
    with gateway(region_url) as connection, pytest.raises(LoadError, match="serves oceania, not europe"):
        Loader(connection, read_region(HERE / "europe"))


def test_the_gateway_is_dropped_afterwards(region_url: str) -> None:
    with gateway(region_url) as connection:
        row = connection.execute("SELECT session_user").fetchone()
        assert row is not None
    with psycopg.connect(region_url) as owner:
        query = "SELECT login FROM priv.gateways UNION SELECT rolname FROM pg_roles"
        assert row not in owner.execute(query).fetchall()
