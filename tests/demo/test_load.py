"""Loading the demo: everybody then sees what the files say, and a second run adds nothing."""

import subprocess
import sys
from dataclasses import astuple
from uuid import uuid4

import psycopg
import pytest
from demo.content import HERE, Region, Story
from demo.gateway import gateway
from demo.load import Loaded, Loader, LoadError, profile_id
from demo.reading import read_region
from demo.show import count_all, count_stories, count_views

OCEANIA = read_region(HERE / "oceania")


def is_public(story: Story) -> bool:
    return story.state == "published" and story.privacy == "public" and story.consents_to("public_display")


def expected(region: Region, name: str) -> int:
    """How many stories a person should see, worked out from the files alone."""
    belongs_to, heads = region.roles(name).keys(), region.heads(name)

    def sees(story: Story) -> bool:
        communities = {story.community, *story.shared_with}
        return (
            story.storyteller == name
            or is_public(story)
            or (story.state == "published" and story.privacy != "private" and bool(communities & belongs_to))
            or (story.state in ("submitted", "approved") and bool(communities & heads))
        )

    return sum(map(sees, region.stories.values()))


@pytest.mark.stacks("15", "18")
def test_everybody_sees_what_the_files_say(region_url: str) -> None:
    with gateway(region_url) as connection:
        assert Loader(connection, OCEANIA).load() == Loaded(people=96, stories=30, analyses=20, insights=5)
        public = sum(map(is_public, OCEANIA.stories.values()))
        assert count_stories(connection, "anon") == public
        assert count_stories(connection, "authenticated", uuid4()) == public
        names = [person.name for people in OCEANIA.people.values() for person in people]
        seen = {n: count_stories(connection, "authenticated", profile_id("oceania", n)) for n in names}
    assert seen == {name: expected(OCEANIA, name) for name in names}
    assert astuple(count_all(region_url)) == (96, 30, 20, 5)
    views = count_views(region_url, OCEANIA)
    assert views.anonymous == views.stranger < views.member < views.elder


def test_a_second_run_adds_nothing(region_url: str) -> None:
    command = [sys.executable, "-m", "demo.load", "--url", region_url, "--region", "oceania"]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE.parent) for _ in range(2)]
    assert [run.stdout for run in runs] == [
        "oceania: loaded 96 people, 30 stories, 20 analyses, 5 insights\n",
        "oceania: everything is there already\n",
    ]
    assert astuple(count_all(region_url)) == (96, 30, 20, 5)


def test_what_a_broken_run_left_out_is_loaded_by_the_next(region_url: str) -> None:
    half = dict(list(OCEANIA.stories.items())[:12])
    with gateway(region_url) as connection:
        Loader(connection, Region(id="oceania", people=OCEANIA.people, stories=half, insights=())).load()
        assert Loader(connection, OCEANIA).load() == Loaded(stories=18, analyses=10, insights=5)


def test_stories_of_another_region_are_refused(region_url: str) -> None:
    with gateway(region_url) as connection, pytest.raises(LoadError, match="serves oceania, not europe"):
        Loader(connection, read_region(HERE / "europe"))


def test_the_gateway_is_gone_afterwards(region_url: str) -> None:
    with gateway(region_url) as connection:
        row = connection.execute("SELECT session_user").fetchone()
        assert row is not None
    with psycopg.connect(region_url) as owner:
        query = "SELECT login FROM priv.gateways UNION SELECT rolname FROM pg_roles"
        assert row not in owner.execute(query).fetchall()
