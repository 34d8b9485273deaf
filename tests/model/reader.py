"""Whoever reads a world, and what they are to its communities and stories."""

from dataclasses import dataclass
from functools import cached_property

from tests.model.access import HEADS, Asked, communities_of, sees
from tests.model.facts.stories import Story
from tests.model.times import Minute
from tests.model.world import World

Keys = frozenset[str]
NONE: Keys = frozenset()


@dataclass(frozen=True)
class Reader:
    """A person, or nobody (me is None), who reads a world at a time."""

    world: World
    me: str | None
    at: Minute

    @cached_property
    def mine(self) -> frozenset[str]:
        return communities_of(self.world, self.me, self.at)

    @cached_property
    def led(self) -> frozenset[str]:
        return communities_of(self.world, self.me, self.at, *HEADS)

    @cached_property
    def stories(self) -> dict[str, Story]:
        return {s.id: s for s in self.world.stories if sees(Asked(self.world, self.me, s, self.at))}


def own(reader: Reader, story: str) -> bool:
    return reader.me is not None and story in reader.stories and reader.stories[story].teller == reader.me


def may_review(reader: Reader, story: str) -> bool:
    """The storyteller, or an elder or lead of its communities who may read it."""
    seen = reader.stories.get(story)
    return own(reader, story) or (seen is not None and not reader.led.isdisjoint(seen.communities))


def keeps(reader: Reader, story: str) -> bool:
    """The storyteller, or an elder or lead of its home who may read it."""
    seen = reader.stories.get(story)
    return own(reader, story) or (seen is not None and seen.home in reader.led)
