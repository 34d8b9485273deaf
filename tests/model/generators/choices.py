"""What the generators choose from. The first choice of each is the plainest."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from tests.model.times import ALWAYS, Minute, Window
from tests.model.world import World

T = TypeVar("T")

COMMUNITIES = ("bay", "hill", "river")
PEOPLE = ("ann", "bo", "cy", "di", "ed", "fay")
STRANGER = "stray"
"""A person with a profile who is in no community."""
MOMENTS = (0, -1, 1)
"""The moments at which tests read a world: at the edges of the windows below, before them and after them."""
NUMBERS = range(24)
"""Numbers to choose personas by. A world has fewer personas than that."""

EDGES = (Window(end=0), Window(end=1), Window(end=-1), Window(0), Window(1), Window(-1, 1), Window(-1, 0), Window(0, 0))
WINDOWS = (*[ALWAYS] * 7, *EDGES)
STANDINGS = (
    None,
    *[("member", "active", ALWAYS)] * 4,
    *[("elder", "active", ALWAYS)] * 3,
    *[("lead", "active", ALWAYS)] * 3,
    *[None] * 12,
    *[(role, "active", edge) for edge in EDGES for role in ("member", "elder", "lead")][::2],
    *[(role, status, ALWAYS) for status in ("invited", "suspended") for role in ("member", "elder")],
    *[("lead", "left", Window(end=end)) for end in (-1, 1)],
)
STATUSES = (*["published"] * 6, *["submitted"] * 4, *["archived"] * 4, "draft", "draft", "withdrawn", "erased")
PRIVACIES = ("community", "public", "public", "private")
HALF, MOSTLY = (False, True), (False, True, True, True)
PRESENCE = {
    "cultural_protocols": HALF,
    "story_people": MOSTLY,
    "protocol_periods": HALF,
    "community_consent_policies": HALF,
    "sharing_agreements": MOSTLY,
    "research_grants": MOSTLY,
}
"""The chance that a world has rows of a table at all."""
ConsentHistory = tuple[tuple[str, Minute | None], ...]

PURPOSES = ("public_display", "cross_community", "research_use")
HISTORIES: tuple[ConsentHistory, ...] = (
    (),
    (("given", None),),
    *[(("given", end),) for end in (-1, 0, 1)] * 2,
    (("given", None), ("withdrawn", None)),
    (("given", None), ("refused", None)),
    (("given", 1), ("renewed", 0)),
    (("given", 0), ("renewed", 1)),
    (("given", 1), ("renewed", -1)),
    (("given", None), ("withdrawn", None), ("renewed", None)),
    (("withdrawn", None), ("given", None)),
    (("requested", None),),
    (("requested", None), ("given", 1)),
    (("renewed", 1), ("expired", None)),
)
"""The decisions of a storyteller about one purpose, in order: each state, and when it expires."""
GIVEN: tuple[ConsentHistory, ...] = ((), *[(("given", None),)] * 3)


def subset(dice: Random, items: Sequence[T]) -> tuple[T, ...]:
    chosen = dice.randrange(2 ** len(items))
    return tuple(item for number, item in enumerate(items) if chosen >> number & 1)


def places(world: World) -> tuple[str, ...]:
    return tuple(community.id for community in world.communities)


def people(world: World) -> tuple[str, ...]:
    """All profiles of the world except the stranger's."""
    return tuple(profile.id for profile in world.profiles if profile.id != STRANGER)
