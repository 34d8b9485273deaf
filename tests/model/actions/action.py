"""What people do by the functions of `ledger`: who may, and what the world is afterwards."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from tests.model.facts.stories import Story
from tests.model.reader import Reader
from tests.model.times import Minute, Window
from tests.model.world import World


class Refused(Exception):
    """The model refuses a deed, with the code that the caller is told."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Deed:
    """A call of one function by a person, or by somebody without a profile (doer is None)."""

    doer: str | None
    name: str
    arguments: tuple[tuple[str, Any], ...]

    def __str__(self) -> str:
        return f"{self.doer or 'nobody'} {SENTENCES[self.name].format(**dict(self.arguments))}"


Rule = Callable[..., World]
RULES: dict[str, Rule] = {}
SENTENCES: dict[str, str] = {}


def deed(sentence: str) -> Callable[[Rule], Rule]:
    """Registers the rule of a function of the same name. Its parameters are the function's, without p_ and _id; it
    returns the very world that it was given where nothing changes."""

    def register(rule: Rule) -> Rule:
        RULES[rule.__name__], SENTENCES[rule.__name__] = rule, sentence
        return rule

    return register


def done(world: World, deed: Deed, at: Minute) -> World:
    """The world after a deed; raises Refused."""
    return RULES[deed.name](Reader(world, deed.doer, at), **dict(deed.arguments))


def audited(before: World, deed: Deed, after: World) -> Iterator[str]:
    """The audit rows that a deed leaves: its own where it changed something, one for each story that it put back."""
    if after is before:
        return
    yield deed.name
    statuses = {story.id: story.status for story in before.stories}
    for story in after.stories:
        if deed.name != "revise_story" and (statuses.get(story.id), story.status) == ("published", "submitted"):
            yield "return_story"


def signed_in(by: Reader) -> str:
    if by.me is None:
        raise Refused("EL001")
    return by.me


def require(holds: bool, code: str) -> None:
    if not holds:
        raise Refused(code)


def seen(by: Reader, story: str) -> Story:
    """Nobody does anything to a story that they do not see, nor learns that it is there."""
    signed_in(by)
    require(story in by.stories, "EL101")
    return by.stories[story]


def told(by: Reader, story: str) -> Story:
    """A story of one's own."""
    found = seen(by, story)
    require(found.teller == by.me, "EL102")
    return found


def kept(by: Reader, story: str) -> Story:
    """A story that one told, or that one's community is the home of and one is an elder or lead there."""
    found = seen(by, story)
    require(found.teller == by.me or found.home in by.led, "EL102")
    return found


def leads(by: Reader, community: str) -> bool:
    return any(
        m.community == community
        and m.profile == by.me
        and (m.role, m.status) == ("lead", "active")
        and m.window.holds(by.at)
        for m in by.world.memberships
    )


def require_community_keeper(by: Reader, community: str) -> None:
    """Elders and leads decide for their own communities only."""
    signed_in(by)
    require(community in by.led, "EL102")


def later(by: Reader, end: Minute | None) -> Minute | None:
    """An end that is yet to come, or none."""
    require(end is None or end > by.at, "22023")
    return end


def since(by: Reader, end: Minute | None = None) -> Window:
    return Window(by.at, end)


def closed(by: Reader, window: Window) -> Window:
    """The window, ended now."""
    return replace(window, end=max(by.at, window.start))


def new(facts: tuple[Any, ...], kind: str) -> str:
    return f"{kind}{len(facts) + 1}"


def put(world: World, field: str, fact: Any, *key: str) -> World:
    """The world with one more fact, in the place of the one that has the same key."""
    others = tuple(f for f in getattr(world, field) if not key or any(getattr(f, k) != getattr(fact, k) for k in key))
    return replace(world, **{field: (*others, fact)})


def changed(world: World, field: str, key: str, **values: Any) -> World:
    """The world with new values in the fact that has an id."""
    facts = tuple(replace(fact, **values) if fact.id == key else fact for fact in getattr(world, field))
    return replace(world, **{field: facts})


def appeared(before: World, after: World) -> list[str]:
    """The names of what a deed brought into the world."""
    return [
        fact.id
        for field in fields(World)
        for fact in getattr(after, field.name)[len(getattr(before, field.name)) :]
        if hasattr(fact, "id")
    ]
