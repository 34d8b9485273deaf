"""Random records about stories: labels, insights, value, plans. Each function adds the rows of some tables."""

from dataclasses import replace
from itertools import combinations
from random import Random

from tests.model.facts.records import (
    AccessLog,
    CalendarEntry,
    CollaborationSession,
    CommunityInsight,
    Disclosure,
    KnowledgeConnection,
    Label,
    StoryAnalysis,
    StoryEmbedding,
    StorytellerConnection,
    ValueEvent,
)
from tests.model.facts.stories import ConsentEvent
from tests.model.generators.choices import STRANGER, people, places, subset
from tests.model.registry import GENERATORS
from tests.model.world import World


def with_records(dice: Random, world: World) -> World:
    own = (with_analyses, with_labels, with_insights, with_value, with_plans, with_connections_and_logs)
    for generate in (*own, *GENERATORS):
        world = generate(dice, world)
    return world


def with_analyses(dice: Random, world: World) -> World:
    """What software derived from stories, and how stories lead to each other."""
    ids = [story.id for story in world.stories]
    embedded = subset(dice, ids)
    pairs = subset(dice, [pair for pair in combinations(ids, 2) if dice.choice((False, True))])
    consents = (ConsentEvent(f"{story}-ai", story, "ai_analysis") for story in embedded)
    return replace(
        world,
        consent_events=(*world.consent_events, *consents),
        story_embeddings=tuple(map(StoryEmbedding, embedded)),
        story_analyses=tuple(StoryAnalysis(f"{story}-analysis", story) for story in subset(dice, ids)),
        knowledge_connections=tuple(
            KnowledgeConnection(f"connection{number}", *dice.choice((pair, pair[::-1])))
            for number, pair in enumerate(pairs, 1)
        ),
    )


def with_labels(dice: Random, world: World) -> World:
    labels = []
    for number in range(1, 1 + dice.choice((0, 1, 2, 3))):
        place = dice.choice(places(world))
        labelled = subset(dice, [story.id for story in world.stories if place in story.community_ids])
        extent = dice.choice((1, 1, 2)), dice.choice(((), ("fr",), ("fr", "mi")))
        labels.append(Label(f"label{number}", place, dice.choice(people(world)), *extent, labelled))
    return replace(world, labels=tuple(labels))


def with_insights(dice: Random, world: World) -> World:
    insights = []
    for number in range(1, 1 + dice.choice((0, 1, 2))):
        place, author = dice.choice(places(world)), dice.choice(people(world))
        sources = subset(dice, [story.id for story in world.stories])
        others = [person for person in people(world) if person != author]
        voters, elders = subset(dice, people(world)), subset(dice, others)
        insights.append(CommunityInsight(f"insight{number}", place, author, sources, voters, elders))
    return replace(world, community_insights=tuple(insights))


def with_value(dice: Random, world: World) -> World:
    """The money that stories earned, and to whom somebody disclosed them."""
    events, disclosures = [], []
    for story in subset(dice, world.stories):
        receivers = subset(dice, (story.home_community_id, STRANGER, *people(world)))
        events.append(ValueEvent(f"{story.id}-value", story.id, dice.choice(people(world)), receivers))
    for story in subset(dice, [story for story in world.stories if story.kept_versions]):
        disclosures.append(Disclosure(f"{story.id}-disclosure", story.id, dice.choice(people(world))))
    return replace(world, value_events=tuple(events), disclosures=tuple(disclosures))


def with_plans(dice: Random, world: World) -> World:
    """What people plan with stories, and on which stories they work together."""
    entries = [
        CalendarEntry(
            f"{story.id}-plan", story.id, dice.choice(sorted(story.community_ids)), dice.choice(people(world))
        )
        for story in subset(dice, world.stories)
    ]
    sessions = [
        CollaborationSession(f"{story.id}-session", story.id, dice.choice(((), people(world)[:1], people(world)[:2])))
        for story in subset(dice, world.stories)
    ]
    return replace(world, content_calendar=tuple(entries), collaboration_sessions=tuple(sessions))


def with_connections_and_logs(dice: Random, world: World) -> World:
    """Which storytellers are connected, and the audit rows of some actions."""
    pairs = subset(dice, [*combinations(people(world), 2)][:6])
    actors = [dice.choice((None, *people(world))) for _ in range(dice.choice((0, 1, 2)))]
    return replace(
        world,
        storyteller_connections=tuple(StorytellerConnection(pair, dice.choice((True, False))) for pair in pairs),
        access_logs=tuple(AccessLog(f"action{number}", actor) for number, actor in enumerate(actors, 1)),
    )
