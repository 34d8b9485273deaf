"""The random worlds are worth asking: in many a single rule decides, and each kind of fact makes a difference."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from tests.model.access import GATES, REACHES, Asked, sees
from tests.model.generators.restrictions import RESTRICTIONS
from tests.model.generators.worlds import worlds
from tests.model.runs import WORLDS, check
from tests.model.times import ALWAYS
from tests.model.world import World

ENOUGH = 3
SEED = 2
"""Always the same worlds: it is they who are tested, not the database."""


def everybody_asking(world: World) -> Iterator[Asked]:
    for story in world.stories:
        for profile in (None, *(profile.id for profile in world.profiles)):
            yield Asked(world, profile, story, 0)


def deciding(asked: Asked) -> str | None:
    """The one rule but for which the answer would be another."""
    if asked.own:
        return None
    reaching, closing = [rule for rule in REACHES if rule(asked)], [rule for rule in GATES if not rule(asked)]
    if reaching and len(closing) == 1:
        return closing[0].__name__
    return reaching[0].__name__ if len(reaching) == 1 and not closing else None


def test_each_rule_alone_decides_in_many_worlds() -> None:
    found: Counter[str] = Counter()

    def count(world: World) -> None:
        found.update({name for asked in everybody_asking(world) if (name := deciding(asked))})

    check(count, SEED, WORLDS, worlds(RESTRICTIONS))
    assert {rule.__name__ for rule in (*REACHES, *GATES) if found[rule.__name__] < ENOUGH} == set(), found


def overlooking(field: str, **instead: Any) -> Callable[[World], World]:
    """The world as somebody takes it who does not look at something of one kind of fact."""
    return lambda world: replace(world, **{field: tuple(replace(fact, **instead) for fact in getattr(world, field))})


def without(field: str, is_overlooked: Callable[[Any], bool] = lambda fact: True) -> Callable[[World], World]:
    return lambda world: replace(world, **{field: tuple(f for f in getattr(world, field) if not is_overlooked(f))})


OVERSIGHTS = {
    "status of members": overlooking("memberships", status="active"),
    "time of members": overlooking("memberships", window=ALWAYS),
    "role of members": overlooking("memberships", role="elder"),
    "leads are not elders": lambda world: replace(
        world, memberships=tuple(replace(m, role="elder") if m.role == "lead" else m for m in world.memberships)
    ),
    "blocks": without("protocol_members", lambda member: member.is_blocked),
    "blocks are no membership": overlooking("protocol_members", is_blocked=False),
    "time of protocol members": overlooking("protocol_members", window=ALWAYS),
    "enforcement": overlooking("protocols", enforcement="mandatory"),
    "access mode": overlooking("protocols", access="strict"),
    "inactive protocols": overlooking("protocols", is_active=True),
    "sharing setting all": overlooking("stories", sharing="any"),
    "sharing setting any": overlooking("stories", sharing="all"),
    "people in stories": without("people"),
    "hide or elders only": overlooking("periods", effect="elders_only"),
    "elders only or hide": overlooking("periods", effect="hide"),
    "time of periods": overlooking("periods", window=ALWAYS),
    "periods that were lifted": overlooking("periods", is_lifted=False),
    "what communities deny": without("policies"),
    "what communities do not deny": overlooking("policies", is_denied=True),
    "proposed agreements": overlooking("agreements", is_accepted=True),
    "ended agreements": overlooking("agreements", is_ended=False),
    "time of agreements": overlooking("agreements", window=ALWAYS),
    "revoked grants": overlooking("grants", is_revoked=False),
    "time of grants": overlooking("grants", window=ALWAYS),
    "when consent expires": overlooking("consents", expires=None),
    "other states of consent": without("consents", lambda event: event.state not in ("given", "renewed")),
}


def is_mistaken(world: World, oversight: Callable[[World], World]) -> bool:
    answers = zip(everybody_asking(world), everybody_asking(oversight(world)), strict=True)
    return any(sees(asked) != sees(misread) for asked, misread in answers)


def test_whoever_overlooks_something_is_often_wrong() -> None:
    wrong: Counter[str] = Counter()

    def count(world: World) -> None:
        wrong.update(name for name, oversight in OVERSIGHTS.items() if is_mistaken(world, oversight))

    check(count, SEED, WORLDS, worlds(RESTRICTIONS))
    assert {name for name in OVERSIGHTS if wrong[name] < ENOUGH} == set(), wrong
