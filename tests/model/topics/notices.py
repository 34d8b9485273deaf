"""What communities tell their members."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.model.actions.action import (
    action,
    new_id,
    require_access,
    require_community_keeper,
    require_profile,
    with_fact,
)
from tests.model.generators.choices import people, places
from tests.model.ids import uuid_of
from tests.model.reader import Keys, WorldReader
from tests.model.registry import ARGUMENTS, table
from tests.model.rows import Clock, Row
from tests.model.world import World


@dataclass(frozen=True, slots=True)
class Notice:
    id: str
    community_id: str
    story_id: str | None
    posted_by: str

    def __str__(self) -> str:
        return f"{self.id} of {self.community_id} is about {self.story_id or 'no story'}"


def generate(dice: Random, world: World) -> World:
    """Notices of any community about any story or none."""
    stories = (None, *(story.id for story in world.stories))
    notices = [
        Notice(f"notice{number}", dice.choice(places(world)), dice.choice(stories), dice.choice(people(world)))
        for number in range(1, 1 + dice.choice((0, 1, 3)))
    ]
    return replace(world, notices=tuple(notices))


def rows(world: World, clock: Clock) -> Iterator[Row]:
    for notice in world.notices:
        about = uuid_of(notice.story_id) if notice.story_id else None
        whose = {"community_id": uuid_of(notice.community_id), "posted_by": uuid_of(notice.posted_by)}
        yield {"id": uuid_of(notice.id), "title": notice.id, "body": "Read it.", "story_id": about, **whose}


def visible(reader: WorldReader) -> Keys:
    """Active members of the community read a notice, if it names no story or a story that they see."""
    return frozenset(
        notice.id
        for notice in reader.world.notices
        if notice.community_id in reader.communities and (notice.story_id is None or notice.story_id in reader.stories)
    )


@action("tells the members of {community} about {story}")
def post_notice(by: WorldReader, community: str, title: str, body: str, story: str | None) -> World:
    """An elder or lead posts a notice to the members of the community, about a story that they see or about none."""
    require_community_keeper(by, community)
    if story is not None:
        require_access(by, story)
    name = new_id(by.world.notices, "notice")
    return with_fact(by.world, "notices", Notice(name, community, story, require_profile(by)))


ARGUMENTS["post_notice", "body"] = lambda dice, world, at: "Read it."
ARGUMENTS["post_notice", "story"] = lambda dice, world, at: dice.choice([None, *[story.id for story in world.stories]])
table("notices", generate=generate, rows=rows, visible=visible)
