"""What people and software recorded about the stories of a world, as rows."""

from collections.abc import Iterator

from tests.model.ids import uuid_of
from tests.model.rows import Clock, Row, Rows
from tests.model.world import World


def story_analyses(world: World, clock: Clock) -> Iterator[Row]:
    for a in world.story_analyses:
        read = {"story_id": uuid_of(a.story_id), "version": 1}
        yield {"id": uuid_of(a.id), **read, "kind": "themes", "model": "m", "result": {}}


def knowledge_connections(world: World, clock: Clock) -> Iterator[Row]:
    for c in world.knowledge_connections:
        pair = {"source_story_id": uuid_of(c.source_story_id), "target_story_id": uuid_of(c.target_story_id)}
        yield {"id": uuid_of(c.id), **pair, "connection_type": "answers", "discovered_by": "ai", "model": "m"}


def labels(world: World, clock: Clock) -> Iterator[Row]:
    for label in world.labels:
        whose = {"community_id": uuid_of(label.community_id), "created_by": uuid_of(label.created_by)}
        yield {"id": uuid_of(label.id), **whose, "type_code": "tk_a"}


def label_versions(world: World, clock: Clock) -> Iterator[Row]:
    for label in world.labels:
        text = {"language": "en", "name": label.id, "description": "Ask first."}
        for _ in range(label.versions):
            yield {"label_id": uuid_of(label.id), **text, "written_by": uuid_of(label.created_by)}


def label_translations(world: World, clock: Clock) -> Iterator[Row]:
    for label in world.labels:
        for language in label.languages:
            text = {"language": language, "name": label.id, "description": "Ask first."}
            yield {"label_id": uuid_of(label.id), "version": 1, **text, "translated_by": uuid_of(label.created_by)}


def story_labels(world: World, clock: Clock) -> Iterator[Row]:
    for label in world.labels:
        for story in label.story_ids:
            whose = {"community_id": uuid_of(label.community_id), "applied_by": uuid_of(label.created_by)}
            yield {"story_id": uuid_of(story), "label_id": uuid_of(label.id), **whose}


def community_insights(world: World, clock: Clock) -> Iterator[Row]:
    for i in world.community_insights:
        whose = {"community_id": uuid_of(i.community_id), "recorded_by": uuid_of(i.recorded_by)}
        yield {"id": uuid_of(i.id), **whose, "kind": "theme", "title": i.id, "description": ""}


def insight_stories(world: World, clock: Clock) -> Iterator[Row]:
    for i in world.community_insights:
        for story in i.story_ids:
            yield {"insight_id": uuid_of(i.id), "story_id": uuid_of(story)}


def insight_votes(world: World, clock: Clock) -> Iterator[Row]:
    for i in world.community_insights:
        for voter in i.voter_ids:
            yield {"insight_id": uuid_of(i.id), "profile_id": uuid_of(voter), "agrees": True}


def insight_endorsements(world: World, clock: Clock) -> Iterator[Row]:
    for i in world.community_insights:
        for elder in i.elder_ids:
            yield {"insight_id": uuid_of(i.id), "elder_id": uuid_of(elder)}


def value_events(world: World, clock: Clock) -> Iterator[Row]:
    for g in world.value_events:
        money = {"kind": "monetary", "amount": max(1, len(g.receiver_ids)), "currency": "AUD"}
        what = {"description": g.id, "occurred_on": "2020-01-01", "recorded_by": uuid_of(g.recorded_by)}
        yield {"id": uuid_of(g.id), "story_id": uuid_of(g.story_id), **money, **what}


def value_distribution(world: World, clock: Clock) -> Iterator[Row]:
    homes = {s.id: s.home_community_id for s in world.stories}
    for g in world.value_events:
        for position, receiver in enumerate(g.receiver_ids, 1):
            is_home = receiver == homes[g.story_id]
            who = {"community_id": uuid_of(receiver) if is_home else None}
            who |= {"profile_id": None if is_home else uuid_of(receiver), "distributed_by": uuid_of(g.recorded_by)}
            share = {"event_id": uuid_of(g.id), "position": position, "story_id": uuid_of(g.story_id)}
            yield {**share, **who, "amount": 1, "method": "by hand"}


def disclosures(world: World, clock: Clock) -> Iterator[Row]:
    for d in world.disclosures:
        what = {"story_id": uuid_of(d.story_id), "version": 1, "purpose": "media_use", "parts": ["text"]}
        whom = {"recipient": "a paper", "contact": "by post", "disclosed_by": uuid_of(d.disclosed_by)}
        yield {"id": uuid_of(d.id), **what, **whom}


def content_calendar(world: World, clock: Clock) -> Iterator[Row]:
    for p in world.content_calendar:
        whose = {"story_id": uuid_of(p.story_id), "community_id": uuid_of(p.community_id)}
        when = {"planned_for": clock.at(9), "planned_by": uuid_of(p.planned_by)}
        yield {"id": uuid_of(p.id), **whose, "kind": "feature", **when}


def collaboration_sessions(world: World, clock: Clock) -> Iterator[Row]:
    tellers = {s.id: s.storyteller_id for s in world.stories}
    for s in world.collaboration_sessions:
        yield {"id": uuid_of(s.id), "story_id": uuid_of(s.story_id), "started_by": uuid_of(tellers[s.story_id])}


def collaboration_operations(world: World, clock: Clock) -> Iterator[Row]:
    for s in world.collaboration_sessions:
        for author in s.author_ids:
            whose = {"story_id": uuid_of(s.story_id), "author_id": uuid_of(author)}
            yield {"session_id": uuid_of(s.id), **whose, "operation": {"insert": "word"}}


def storyteller_connections(world: World, clock: Clock) -> Iterator[Row]:
    for a in world.storyteller_connections:
        asked, other = map(uuid_of, a.profile_ids)
        said = {asked: clock.zero.isoformat(), other: clock.zero.isoformat() if a.is_active else None}
        (first, a_said), (second, b_said) = sorted(said.items())
        pair = {"profile_a_id": first, "profile_b_id": second}
        yield {**pair, "a_consented_at": a_said, "b_consented_at": b_said}


def access_logs(world: World, clock: Clock) -> Iterator[Row]:
    for a in world.access_logs:
        done = {"action": "tell", "object_kind": "story", "login": "somebody", "acting_as": "somebody", "detail": {}}
        yield {"id": uuid_of(a.id), "actor_id": uuid_of(a.actor_id) if a.actor_id else None, **done}


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
"""Inserted when each story has its status."""
