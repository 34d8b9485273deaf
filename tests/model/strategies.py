"""Small worlds that hit the interesting cases often."""

from collections.abc import Collection
from dataclasses import replace

from hypothesis import strategies as st

from tests.model.access import communities_of
from tests.model.choices import (
    COMMUNITIES,
    HISTORIES,
    PEOPLE,
    PRIVACIES,
    PURPOSES,
    STANDINGS,
    STATUSES,
    STRANGER,
    people,
    places,
    some,
    subset,
)
from tests.model.facts import (
    Action,
    Analysis,
    Approval,
    Community,
    ConsentEvent,
    Insight,
    Login,
    Membership,
    Profile,
    Story,
)
from tests.model.personas import DIRECT
from tests.model.restrictions import RESTRICTIONS
from tests.model.world import World


@st.composite
def worlds(draw: st.DrawFn, tables: Collection[str]) -> World:
    """A world of two or three communities, with all that a database of these tables can hold."""
    world = draw(societies())
    before, after = (
        RESTRICTIONS["cultural_protocols"],
        {k: v for k, v in RESTRICTIONS.items() if k != "cultural_protocols"},
    )
    if "cultural_protocols" in tables:
        world = draw(before(world))
    world = draw(with_traces(draw(with_stories(world))))
    for table, restricted in after.items():
        if table in tables:
            world = draw(restricted(world))
    return world


@st.composite
def societies(draw: st.DrawFn) -> World:
    """Communities, people and who belongs where."""
    here = COMMUNITIES[: some(draw, (2, 2, 3))]
    who = PEOPLE[: some(draw, (3, 4, 5, 6))]
    roles = ("storyteller", "researcher", "community_lead", "admin")
    standings = {(place, person): some(draw, STANDINGS) for place in here for person in who}
    return World(
        communities=tuple(Community(place, some(draw, ("active",) * 7 + ("closed",))) for place in here),
        profiles=tuple(Profile(person, some(draw, roles), draw(st.booleans())) for person in (*who, STRANGER)),
        memberships=tuple(
            Membership(place, person, *standing) for (place, person), standing in standings.items() if standing
        ),
        logins=(Login(DIRECT, some(draw, who)),),
    )


@st.composite
def with_stories(draw: st.DrawFn, world: World) -> World:
    for number in range(1, 1 + some(draw, (1, 2, 3, 3, 4, 5))):
        world = draw(with_story(world, f"story{number}"))
    return world


@st.composite
def with_story(draw: st.DrawFn, world: World, name: str) -> World:
    """One more story with what its teller allows, and as many approvals as its status needs."""
    teller, home = some(draw, people(world)), some(draw, places(world))
    shared = subset(draw, [place for place in places(world) if place != home])
    state = some(draw, STATUSES), some(draw, PRIVACIES), some(draw, ("all", "any"))
    story = Story(name, teller, home, shared, *state, subset(draw, [protocol.id for protocol in world.protocols]))
    decided = [(purpose, *event) for purpose in PURPOSES for event in some(draw, HISTORIES)]
    needed = approvals_needed(world, story)
    elders = sorted(who for who in people(world) if who != teller and approves(world, story, who))
    if len(elders) < needed and story.status in ("published", "archived"):
        story = replace(story, status="submitted")
    reviewers = elders[:needed] or [who for who in people(world) if who != teller][: some(draw, (0, 1))]
    return replace(
        world,
        stories=(*world.stories, story),
        consents=(*world.consents, *(ConsentEvent(f"{name}-event{n}", name, *e) for n, e in enumerate(decided, 1))),
        approvals=(*world.approvals, *(Approval(f"{name}-approval{n}", name, r) for n, r in enumerate(reviewers, 1))),
    )


def approvals_needed(world: World, story: Story) -> int:
    binding = [p for p in world.protocols if p.id in story.protocols and p.is_active and p.enforcement == "mandatory"]
    return max((protocol.approvals for protocol in binding), default=0)


def approves(world: World, story: Story, person: str) -> bool:
    return not communities_of(world, person, 0, "elder").isdisjoint(story.communities)


@st.composite
def with_traces(draw: st.DrawFn, world: World) -> World:
    """What leads to stories and people: analyses, insights, audit rows."""
    told = [story.id for story in world.stories]
    insights = [
        (some(draw, places(world)), some(draw, people(world)), subset(draw, told)) for _ in range(some(draw, (0, 1, 2)))
    ]
    actors = [some(draw, (None, *people(world))) for _ in range(some(draw, (0, 1, 2)))]
    return replace(
        world,
        analyses=tuple(Analysis(f"{story}-analysis", story) for story in subset(draw, told)),
        insights=tuple(Insight(f"insight{number}", *insight) for number, insight in enumerate(insights, 1)),
        actions=tuple(Action(f"action{number}", actor) for number, actor in enumerate(actors, 1)),
    )
