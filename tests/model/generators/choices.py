"""What the strategies choose from. The first choice of each is the plainest: failures shrink to it."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from tests.model.times import ALWAYS, Minute, Window
from tests.model.world import World

T = TypeVar("T")

COMMUNITIES = ("bay", "hill", "river")
PEOPLE = ("ann", "bo", "cy", "di", "ed", "fay")
STRANGER = "stray"
"""Has a profile, and is in no community."""
MOMENTS = (0, -1, 1)
"""When worlds are looked at: at the edges of the windows below, before them and after."""
NUMBERS = range(24)
"""More than a world has personas."""

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
"""Whether a world knows what a table is for."""
History = tuple[tuple[str, Minute | None], ...]

PURPOSES = ("public_display", "cross_community", "research_use")
HISTORIES: tuple[History, ...] = (
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
"""What a teller decided about one purpose, in turn: the state, and when it expires."""
GIVEN: tuple[History, ...] = ((), *[(("given", None),)] * 3)


def subset(dice: Random, items: Sequence[T]) -> tuple[T, ...]:
    chosen = dice.randrange(2 ** len(items))
    return tuple(item for number, item in enumerate(items) if chosen >> number & 1)


def places(world: World) -> tuple[str, ...]:
    return tuple(community.id for community in world.communities)


def people(world: World) -> tuple[str, ...]:
    """Everybody but the stranger."""
    return tuple(profile.id for profile in world.profiles if profile.id != STRANGER)
