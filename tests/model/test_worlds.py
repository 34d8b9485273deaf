"""The random worlds can find mistakes: in many of them one rule decides alone, and each kind of fact matters."""

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
"""The seed is fixed, because this module tests the worlds and not the database."""


def all_requests(world: World) -> Iterator[Asked]:
    for story in world.stories:
        for profile in (None, *(profile.id for profile in world.profiles)):
            yield Asked(world, profile, story, 0)


def deciding_rule(asked: Asked) -> str | None:
    """The one rule without which the answer would be different."""
    if asked.own:
        return None
    reaching, closing = [rule for rule in REACHES if rule(asked)], [rule for rule in GATES if not rule(asked)]
    if reaching and len(closing) == 1:
        return closing[0].__name__
    return reaching[0].__name__ if len(reaching) == 1 and not closing else None


def test_each_rule_alone_decides_in_many_worlds() -> None:
    found: Counter[str] = Counter()

    def count(world: World) -> None:
        found.update({name for asked in all_requests(world) if (name := deciding_rule(asked))})

    check(count, SEED, WORLDS, worlds(RESTRICTIONS))
    assert {rule.__name__ for rule in (*REACHES, *GATES) if found[rule.__name__] < ENOUGH} == set(), found


def ignoring(field: str, **instead: Any) -> Callable[[World], World]:
    """A change to the world, as if a rule ignored some fields of one kind of fact."""
    return lambda world: replace(world, **{field: tuple(replace(fact, **instead) for fact in getattr(world, field))})


def without(field: str, is_ignored: Callable[[Any], bool] = lambda fact: True) -> Callable[[World], World]:
    return lambda world: replace(world, **{field: tuple(f for f in getattr(world, field) if not is_ignored(f))})


MISTAKES = {
    "status of members": ignoring("community_members", status="active"),
    "time of members": ignoring("community_members", window=ALWAYS),
    "role of members": ignoring("community_members", role="elder"),
    "leads as elders": lambda world: replace(
        world,
        community_members=tuple(replace(m, role="elder") if m.role == "lead" else m for m in world.community_members),
    ),
    "blocks": without("protocol_members", lambda member: member.is_blocked),
    "blocks as admissions": ignoring("protocol_members", is_blocked=False),
    "time of protocol members": ignoring("protocol_members", window=ALWAYS),
    "enforcement": ignoring("cultural_protocols", enforcement="mandatory"),
    "access mode": ignoring("cultural_protocols", access_mode="strict"),
    "inactive protocols": ignoring("cultural_protocols", is_active=True),
    "sharing setting all": ignoring("stories", sharing_setting="any"),
    "sharing setting any": ignoring("stories", sharing_setting="all"),
    "people in stories": without("story_people"),
    "effect hide": ignoring("protocol_periods", effect="elders_only"),
    "effect elders_only": ignoring("protocol_periods", effect="hide"),
    "time of periods": ignoring("protocol_periods", window=ALWAYS),
    "periods that were lifted": ignoring("protocol_periods", is_lifted=False),
    "what communities deny": without("community_consent_policies"),
    "what communities do not deny": ignoring("community_consent_policies", is_denied=True),
    "proposed agreements": ignoring("sharing_agreements", is_accepted=True),
    "ended agreements": ignoring("sharing_agreements", is_ended=False),
    "time of agreements": ignoring("sharing_agreements", window=ALWAYS),
    "revoked grants": ignoring("research_grants", is_revoked=False),
    "time of grants": ignoring("research_grants", window=ALWAYS),
    "when consent expires": ignoring("consent_events", expires_at=None),
    "states other than given and renewed": without(
        "consent_events", lambda event: event.state not in ("given", "renewed")
    ),
}


def is_mistaken(world: World, mistake: Callable[[World], World]) -> bool:
    answers = zip(all_requests(world), all_requests(mistake(world)), strict=True)
    return any(sees(asked) != sees(mistaken) for asked, mistaken in answers)


def test_a_rule_that_ignores_a_fact_is_often_wrong() -> None:
    wrong: Counter[str] = Counter()

    def count(world: World) -> None:
        wrong.update(name for name, mistake in MISTAKES.items() if is_mistaken(world, mistake))

    check(count, SEED, WORLDS, worlds(RESTRICTIONS))
    assert {name for name in MISTAKES if wrong[name] < ENOUGH} == set(), wrong
