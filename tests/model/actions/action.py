"""What people do by the functions of `ledger`: who may, and what the world is afterwards."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from tests.model.facts.stories import Story
from tests.model.reader import WorldReader
from tests.model.times import Minute, Window
from tests.model.world import World


class Refused(Exception):
    """The oracle refuses an action with the error code that the caller must get."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Action:
    """A call of one function by a person. The actor is None for a request without a profile."""

    actor: str | None
    name: str
    arguments: tuple[tuple[str, Any], ...]

    def __str__(self) -> str:
        return f"{self.actor or 'somebody without a profile'} {SENTENCES[self.name].format(**dict(self.arguments))}"


Rule = Callable[..., World]
RULES: dict[str, Rule] = {}
SENTENCES: dict[str, str] = {}


def action(sentence: str) -> Callable[[Rule], Rule]:
    """Register the rule of the SQL function that has the same name. The parameters are those of the SQL function,
    without p_ and _id. A rule that changes nothing returns the same world object."""

    def register(rule: Rule) -> Rule:
        RULES[rule.__name__], SENTENCES[rule.__name__] = rule, sentence
        return rule

    return register


def world_after(world: World, action: Action, at: Minute) -> World:
    """The world after an action. Raises Refused."""
    return RULES[action.name](WorldReader(world, action.actor, at), **dict(action.arguments))


def audit_rows(before: World, action: Action, after: World) -> Iterator[str]:
    """The audit rows that an action writes: one if it changed something, and one per story that it put back to
    review."""
    if after is before:
        return
    yield action.name
    statuses = {story.id: story.status for story in before.stories}
    for story in after.stories:
        if action.name != "revise_story" and (statuses.get(story.id), story.status) == ("published", "submitted"):
            yield "return_story"


def require(holds: bool, code: str) -> None:
    if not holds:
        raise Refused(code)


def require_profile(by: WorldReader) -> str:
    """The profile that acts."""
    if by.me is None:
        raise Refused("EL001")
    return by.me


def require_access(by: WorldReader, story_id: str) -> Story:
    """A story that the actor sees. A hidden story is refused like one that does not exist."""
    require_profile(by)
    require(story_id in by.stories, "EL101")
    return by.stories[story_id]


def require_storyteller(by: WorldReader, story_id: str) -> Story:
    """A story that the actor told."""
    story = require_access(by, story_id)
    require(story.storyteller_id == by.me, "EL102")
    return story


def require_keeper(by: WorldReader, story_id: str) -> Story:
    """A story that the actor told, or whose home has the actor as an elder or lead."""
    story = require_access(by, story_id)
    require(story.storyteller_id == by.me or story.home_community_id in by.kept_communities, "EL102")
    return story


def has_role(by: WorldReader, community_id: str, role: str) -> bool:
    """The actor is an active member of the community in this role now."""
    return any(
        (m.community_id, m.profile_id, m.role, m.status) == (community_id, by.me, role, "active")
        and m.window.holds(by.at)
        for m in by.world.community_members
    )


def is_lead(by: WorldReader, community_id: str) -> bool:
    return has_role(by, community_id, "lead")


def require_community_keeper(by: WorldReader, community_id: str) -> None:
    """Elders and leads decide for their own communities only."""
    require_profile(by)
    require(community_id in by.kept_communities, "EL102")


def require_future(by: WorldReader, end: Minute | None) -> Minute | None:
    """An end in the future, or None for no end."""
    require(end is None or end > by.at, "22023")
    return end


def window_from_now(by: WorldReader, end: Minute | None = None) -> Window:
    return Window(by.at, end)


def ended_now(by: WorldReader, window: Window) -> Window:
    return replace(window, end=max(by.at, window.start))


def new_id(facts: tuple[Any, ...], kind: str) -> str:
    return f"{kind}{len(facts) + 1}"


def with_fact(world: World, field: str, fact: Any, *key: str) -> World:
    """The world with one more fact. It replaces the fact that has the same values in the fields of `key`."""
    others = tuple(f for f in getattr(world, field) if not key or any(getattr(f, k) != getattr(fact, k) for k in key))
    return replace(world, **{field: (*others, fact)})


def with_change(world: World, field: str, fact_id: str, **values: Any) -> World:
    """The world with new values in the fact that has this id."""
    facts = tuple(replace(fact, **values) if fact.id == fact_id else fact for fact in getattr(world, field))
    return replace(world, **{field: facts})


def new_ids(before: World, after: World) -> list[str]:
    """The ids of the facts that an action added to the world."""
    return [
        fact.id
        for field in fields(World)
        for fact in getattr(after, field.name)[len(getattr(before, field.name)) :]
        if hasattr(fact, "id")
    ]
