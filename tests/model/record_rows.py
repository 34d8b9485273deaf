"""What grew around the stories of a world, as rows."""

from collections.abc import Iterator

from tests.model.ids import uuid_of
from tests.model.rows import Clock, Row, Rows
from tests.model.world import World


def story_analyses(world: World, clock: Clock) -> Iterator[Row]:
    for a in world.analyses:
        read = {"story_id": uuid_of(a.story), "version": 1}
        yield {"id": uuid_of(a.id), **read, "kind": "themes", "model": "m", "result": {}}


def knowledge_connections(world: World, clock: Clock) -> Iterator[Row]:
    for c in world.connections:
        pair = {"source_story_id": uuid_of(c.source), "target_story_id": uuid_of(c.target)}
        yield {"id": uuid_of(c.id), **pair, "connection_type": "answers", "discovered_by": "ai", "model": "m"}


def labels(world: World, clock: Clock) -> Iterator[Row]:
    for label in world.labels:
        whose = {"community_id": uuid_of(label.community), "created_by": uuid_of(label.author)}
        yield {"id": uuid_of(label.id), **whose, "type_code": "tk_a"}


def label_versions(world: World, clock: Clock) -> Iterator[Row]:
    for label in world.labels:
        text = {"language": "en", "name": label.id, "description": "Ask first."}
        for _ in range(label.versions):
            yield {"label_id": uuid_of(label.id), **text, "written_by": uuid_of(label.author)}


def label_translations(world: World, clock: Clock) -> Iterator[Row]:
    for label in world.labels:
        for language in label.languages:
            text = {"language": language, "name": label.id, "description": "Ask first."}
            yield {"label_id": uuid_of(label.id), "version": 1, **text, "translated_by": uuid_of(label.author)}


def story_labels(world: World, clock: Clock) -> Iterator[Row]:
    for label in world.labels:
        for story in label.stories:
            whose = {"community_id": uuid_of(label.community), "applied_by": uuid_of(label.author)}
            yield {"story_id": uuid_of(story), "label_id": uuid_of(label.id), **whose}


def community_insights(world: World, clock: Clock) -> Iterator[Row]:
    for i in world.insights:
        whose = {"community_id": uuid_of(i.community), "recorded_by": uuid_of(i.author)}
        yield {"id": uuid_of(i.id), **whose, "kind": "theme", "title": i.id, "description": ""}


def insight_stories(world: World, clock: Clock) -> Iterator[Row]:
    for i in world.insights:
        for story in i.stories:
            yield {"insight_id": uuid_of(i.id), "story_id": uuid_of(story)}


def insight_votes(world: World, clock: Clock) -> Iterator[Row]:
    for i in world.insights:
        for voter in i.voters:
            yield {"insight_id": uuid_of(i.id), "profile_id": uuid_of(voter), "agrees": True}


def insight_endorsements(world: World, clock: Clock) -> Iterator[Row]:
    for i in world.insights:
        for elder in i.endorsers:
            yield {"insight_id": uuid_of(i.id), "elder_id": uuid_of(elder)}


def value_events(world: World, clock: Clock) -> Iterator[Row]:
    for g in world.gains:
        money = {"kind": "monetary", "amount": max(1, len(g.receivers)), "currency": "AUD"}
        what = {"description": g.id, "occurred_on": "2020-01-01", "recorded_by": uuid_of(g.recorded_by)}
        yield {"id": uuid_of(g.id), "story_id": uuid_of(g.story), **money, **what}


def value_distribution(world: World, clock: Clock) -> Iterator[Row]:
    homes = {s.id: s.home for s in world.stories}
    for g in world.gains:
        for position, receiver in enumerate(g.receivers, 1):
            is_home = receiver == homes[g.story]
            who = {"community_id": uuid_of(receiver) if is_home else None}
            who |= {"profile_id": None if is_home else uuid_of(receiver), "distributed_by": uuid_of(g.recorded_by)}
            share = {"event_id": uuid_of(g.id), "position": position, "story_id": uuid_of(g.story)}
            yield {**share, **who, "amount": 1, "method": "by hand"}


def disclosures(world: World, clock: Clock) -> Iterator[Row]:
    for d in world.disclosures:
        what = {"story_id": uuid_of(d.story), "version": 1, "purpose": "media_use", "parts": ["text"]}
        whom = {"recipient": "a paper", "contact": "by post", "disclosed_by": uuid_of(d.disclosed_by)}
        yield {"id": uuid_of(d.id), **what, **whom}


def content_calendar(world: World, clock: Clock) -> Iterator[Row]:
    for p in world.plans:
        whose = {"story_id": uuid_of(p.story), "community_id": uuid_of(p.community)}
        when = {"planned_for": clock.at(9), "planned_by": uuid_of(p.planned_by)}
        yield {"id": uuid_of(p.id), **whose, "kind": "feature", **when}


def collaboration_sessions(world: World, clock: Clock) -> Iterator[Row]:
    tellers = {s.id: s.teller for s in world.stories}
    for s in world.sessions:
        yield {"id": uuid_of(s.id), "story_id": uuid_of(s.story), "started_by": uuid_of(tellers[s.story])}


def collaboration_operations(world: World, clock: Clock) -> Iterator[Row]:
    for s in world.sessions:
        for author in s.authors:
            whose = {"story_id": uuid_of(s.story), "author_id": uuid_of(author)}
            yield {"session_id": uuid_of(s.id), **whose, "operation": {"insert": "word"}}


def storyteller_connections(world: World, clock: Clock) -> Iterator[Row]:
    for a in world.acquaintances:
        asked, other = map(uuid_of, a.pair)
        said = {asked: clock.zero.isoformat(), other: clock.zero.isoformat() if a.is_mutual else None}
        (first, a_said), (second, b_said) = sorted(said.items())
        pair = {"profile_a_id": first, "profile_b_id": second}
        yield {**pair, "a_consented_at": a_said, "b_consented_at": b_said}


def access_logs(world: World, clock: Clock) -> Iterator[Row]:
    for a in world.actions:
        done = {"action": "tell", "object_kind": "story", "login": "somebody", "acting_as": "somebody", "detail": {}}
        yield {"id": uuid_of(a.id), "actor_id": uuid_of(a.actor) if a.actor else None, **done}


AFTERWARDS: Rows = {
    f"ledger.{rows.__name__}": rows
    for rows in (
        *(story_analyses, knowledge_connections),
        *(labels, label_versions, label_translations, story_labels),
        *(community_insights, insight_stories, insight_votes, insight_endorsements),
        *(value_events, value_distribution, disclosures, content_calendar),
        *(collaboration_sessions, collaboration_operations, storyteller_connections, access_logs),
    )
}
"""Written when each story has its status."""
