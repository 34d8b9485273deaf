"""What grows around stories, by chance. Each function adds one kind of fact to a world."""

from dataclasses import replace
from itertools import combinations
from random import Random

from tests.model.facts.records import (
    Acquaintance,
    Action,
    Analysis,
    Connection,
    Disclosure,
    Embedding,
    Gain,
    Insight,
    Label,
    Plan,
    Session,
)
from tests.model.facts.stories import ConsentEvent
from tests.model.generators.choices import STRANGER, people, places, subset
from tests.model.world import World


def with_traces(dice: Random, world: World) -> World:
    for grown in (analysed, labelled, learned, brought, planned, met):
        world = grown(dice, world)
    return world


def analysed(dice: Random, world: World) -> World:
    """What software made of stories, and how stories lead to each other."""
    told = [story.id for story in world.stories]
    embedded = subset(dice, told)
    pairs = subset(dice, [pair for pair in combinations(told, 2) if dice.choice((False, True))])
    return replace(
        world,
        consents=(*world.consents, *(ConsentEvent(f"{story}-ai", story, "ai_analysis") for story in embedded)),
        embeddings=tuple(map(Embedding, embedded)),
        analyses=tuple(Analysis(f"{story}-analysis", story) for story in subset(dice, told)),
        connections=tuple(
            Connection(f"connection{number}", *dice.choice((pair, pair[::-1]))) for number, pair in enumerate(pairs, 1)
        ),
    )


def labelled(dice: Random, world: World) -> World:
    labels = []
    for number in range(1, 1 + dice.choice((0, 1, 2, 3))):
        place = dice.choice(places(world))
        carrying = subset(dice, [story.id for story in world.stories if place in story.communities])
        written = dice.choice((1, 1, 2)), dice.choice(((), ("fr",), ("fr", "mi")))
        labels.append(Label(f"label{number}", place, dice.choice(people(world)), *written, carrying))
    return replace(world, labels=tuple(labels))


def learned(dice: Random, world: World) -> World:
    insights = []
    for number in range(1, 1 + dice.choice((0, 1, 2))):
        place, author = dice.choice(places(world)), dice.choice(people(world))
        stories = subset(dice, [story.id for story in world.stories])
        others = [person for person in people(world) if person != author]
        hands = subset(dice, people(world)), subset(dice, others)
        insights.append(Insight(f"insight{number}", place, author, stories, *hands))
    return replace(world, insights=tuple(insights))


def brought(dice: Random, world: World) -> World:
    """What stories brought, and to whom they were handed."""
    gains, disclosures = [], []
    for story in subset(dice, world.stories):
        receivers = subset(dice, (story.home, STRANGER, *people(world)))
        gains.append(Gain(f"{story.id}-gain", story.id, dice.choice(people(world)), receivers))
    for story in subset(dice, [story for story in world.stories if story.kept]):
        disclosures.append(Disclosure(f"{story.id}-disclosure", story.id, dice.choice(people(world))))
    return replace(world, gains=tuple(gains), disclosures=tuple(disclosures))


def planned(dice: Random, world: World) -> World:
    """What people are about to do with stories."""
    plans = [
        Plan(f"{story.id}-plan", story.id, dice.choice(sorted(story.communities)), dice.choice(people(world)))
        for story in subset(dice, world.stories)
    ]
    sessions = [
        Session(f"{story.id}-session", story.id, dice.choice(((), people(world)[:1], people(world)[:2])))
        for story in subset(dice, world.stories)
    ]
    return replace(world, plans=tuple(plans), sessions=tuple(sessions))


def met(dice: Random, world: World) -> World:
    """Who knows whom, and who did what."""
    pairs = subset(dice, [*combinations(people(world), 2)][:6])
    actors = [dice.choice((None, *people(world))) for _ in range(dice.choice((0, 1, 2)))]
    return replace(
        world,
        acquaintances=tuple(Acquaintance(pair, dice.choice((True, False))) for pair in pairs),
        actions=tuple(Action(f"action{number}", actor) for number, actor in enumerate(actors, 1)),
    )
