"""What a reader sees of the records about stories. Each function is named after its table, and its docstring quotes the
rule. A person who does not see a story sees no record about it."""

from collections.abc import Callable

from tests.model.ids import uuid_of
from tests.model.reader import NONE, Keys, WorldReader, is_keeper, is_own, may_review

FAMILIES = frozenset({"tk", "bc", "notice"})


def story_analyses(reader: WorldReader) -> Keys:
    """Everybody who reads the story reads its analyses."""
    return frozenset(a.id for a in reader.world.story_analyses if a.story_id in reader.stories)


def story_embeddings(reader: WorldReader) -> Keys:
    """No client reads an embedding."""
    return NONE


def knowledge_connections(reader: WorldReader) -> Keys:
    """Only those who read both stories read their connection."""
    return frozenset(
        c.id
        for c in reader.world.knowledge_connections
        if {c.source_story_id, c.target_story_id} <= reader.stories.keys()
    )


def label_types(reader: WorldReader) -> Keys:
    """Everybody reads the label types that Local Contexts publishes."""
    return FAMILIES


def labels(reader: WorldReader) -> Keys:
    """The active members of its community read a label, and so does everybody who reads a story that carries it."""
    return frozenset(
        label.id
        for label in reader.world.labels
        if label.community_id in reader.communities or any(story in reader.stories for story in label.story_ids)
    )


def label_versions(reader: WorldReader) -> Keys:
    """Everybody who reads a label reads its versions."""
    seen = labels(reader)
    return frozenset(
        f"{label.id}/{version}"
        for label in reader.world.labels
        if label.id in seen
        for version in range(1, 1 + label.versions)
    )


def label_translations(reader: WorldReader) -> Keys:
    """Everybody who reads a label reads its translations."""
    seen = labels(reader)
    return frozenset(
        f"{label.id}/1/{la}" for label in reader.world.labels if label.id in seen for la in label.languages
    )


def story_labels(reader: WorldReader) -> Keys:
    """Everybody who reads the story reads which labels it carries."""
    return frozenset(f"{s}/{label.id}" for label in reader.world.labels for s in label.story_ids if s in reader.stories)


def community_insights(reader: WorldReader) -> Keys:
    """The active members of its community read an insight."""
    return frozenset(i.id for i in reader.world.community_insights if i.community_id in reader.communities)


def insight_stories(reader: WorldReader) -> Keys:
    """Only those who read both the insight and the story read that the one draws on the other."""
    seen = community_insights(reader)
    return frozenset(
        f"{i.id}/{s}"
        for i in reader.world.community_insights
        if i.id in seen
        for s in i.story_ids
        if s in reader.stories
    )


def insight_votes(reader: WorldReader) -> Keys:
    """Voting is open: everybody who reads the insight reads its votes."""
    seen = community_insights(reader)
    return frozenset(
        f"{i.id}/{voter}" for i in reader.world.community_insights if i.id in seen for voter in i.voter_ids
    )


def insight_endorsements(reader: WorldReader) -> Keys:
    """Everybody who reads the insight reads who endorsed it."""
    seen = community_insights(reader)
    return frozenset(
        f"{i.id}/{elder}" for i in reader.world.community_insights if i.id in seen for elder in i.elder_ids
    )


def value_events(reader: WorldReader) -> Keys:
    """The storyteller and the active members of the home read what a story earned, if they read the story."""
    return frozenset(
        g.id
        for g in reader.world.value_events
        if g.story_id in reader.stories
        and (is_own(reader, g.story_id) or reader.stories[g.story_id].home_community_id in reader.communities)
    )


def value_distribution(reader: WorldReader) -> Keys:
    """The receiver of a share, the storyteller, and the keepers of the home read it, if they read the story."""
    return frozenset(
        f"{g.id}/{position}"
        for g in reader.world.value_events
        if g.story_id in reader.stories
        for position, receiver in enumerate(g.receiver_ids, 1)
        if receiver == reader.me or is_keeper(reader, g.story_id)
    )


def disclosures(reader: WorldReader) -> Keys:
    """The storyteller, and the elders and leads of the home, read the disclosures: they must tell the recipients."""
    return frozenset(d.id for d in reader.world.disclosures if is_keeper(reader, d.story_id))


def content_calendar(reader: WorldReader) -> Keys:
    """The storyteller and the active members of the community that plans read an entry, if they read the story."""
    return frozenset(
        p.id
        for p in reader.world.content_calendar
        if p.story_id in reader.stories and (is_own(reader, p.story_id) or p.community_id in reader.communities)
    )


def collaboration_sessions(reader: WorldReader) -> Keys:
    """The storyteller and those who may review the story read its sessions."""
    return frozenset(s.id for s in reader.world.collaboration_sessions if may_review(reader, s.story_id))


def collaboration_operations(reader: WorldReader) -> Keys:
    """Everybody who reads a session reads its operations."""
    seen = collaboration_sessions(reader)
    return frozenset(
        f"{s.id}/{number}"
        for s in reader.world.collaboration_sessions
        if s.id in seen
        for number in range(1, 1 + len(s.author_ids))
    )


def storyteller_connections(reader: WorldReader) -> Keys:
    """Only the two storytellers of a connection read it."""
    return frozenset(
        "/".join(sorted(a.profile_ids, key=uuid_of))
        for a in reader.world.storyteller_connections
        if reader.me in a.profile_ids
    )


RECORD_RULES: dict[str, Callable[[WorldReader], Keys]] = {
    rule.__name__: rule
    for rule in (
        *(story_analyses, story_embeddings, knowledge_connections),
        *(label_types, labels, label_versions, label_translations, story_labels),
        *(community_insights, insight_stories, insight_votes, insight_endorsements),
        *(value_events, value_distribution, disclosures, content_calendar),
        *(collaboration_sessions, collaboration_operations, storyteller_connections),
    )
}
