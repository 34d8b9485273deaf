"""A person who reads a world, and their standing in its communities and stories."""

from dataclasses import dataclass
from functools import cached_property

from tests.model.access import KEEPER_ROLES, Asked, communities_of, sees
from tests.model.facts.stories import Story
from tests.model.times import Minute
from tests.model.world import World

Keys = frozenset[str]
NONE: Keys = frozenset()


@dataclass(frozen=True)
class WorldReader:
    """The profile `me` reads a world at a moment. `me` is None for a request without a profile."""

    world: World
    me: str | None
    at: Minute

    @cached_property
    def communities(self) -> frozenset[str]:
        """The communities where they are an active member."""
        return communities_of(self.world, self.me, self.at)

    @cached_property
    def kept_communities(self) -> frozenset[str]:
        """The communities where they are an active elder or lead."""
        return communities_of(self.world, self.me, self.at, *KEEPER_ROLES)

    @cached_property
    def stories(self) -> dict[str, Story]:
        """The stories that they see, by id."""
        return {s.id: s for s in self.world.stories if sees(Asked(self.world, self.me, s, self.at))}


def is_own(reader: WorldReader, story_id: str) -> bool:
    """The reader told the story."""
    return reader.me is not None and story_id in reader.stories and reader.stories[story_id].storyteller_id == reader.me


def may_review(reader: WorldReader, story_id: str) -> bool:
    """The storyteller, or an elder or lead of one of its communities who sees the story."""
    story = reader.stories.get(story_id)
    return is_own(reader, story_id) or (
        story is not None and not reader.kept_communities.isdisjoint(story.community_ids)
    )


def is_keeper(reader: WorldReader, story_id: str) -> bool:
    """The storyteller, or an elder or lead of its home who sees the story."""
    story = reader.stories.get(story_id)
    return is_own(reader, story_id) or (story is not None and story.home_community_id in reader.kept_communities)
