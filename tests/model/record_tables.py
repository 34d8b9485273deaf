"""What a reader sees of what grows around stories. Every docstring quotes the rule that its function is, named after
its table. Whoever does not see a story sees nothing that leads to it."""

from collections.abc import Callable

from tests.model.ids import uuid_of
from tests.model.reader import NONE, Keys, Reader, keeps, may_review, own

FAMILIES = frozenset({"tk", "bc", "notice"})


def story_analyses(reader: Reader) -> Keys:
    """An analysis is visible with its story."""
    return frozenset(a.id for a in reader.world.analyses if a.story in reader.stories)


def story_embeddings(reader: Reader) -> Keys:
    """No client reads an embedding."""
    return NONE


def knowledge_connections(reader: Reader) -> Keys:
    """Read only by whoever may read both stories."""
    return frozenset(c.id for c in reader.world.connections if {c.source, c.target} <= reader.stories.keys())


def label_types(reader: Reader) -> Keys:
    """What Local Contexts publishes is no secret."""
    return FAMILIES


def labels(reader: Reader) -> Keys:
    """A label is read by active members of its community, and by whoever reads a story that carries it."""
    return frozenset(
        label.id
        for label in reader.world.labels
        if label.community in reader.mine or any(story in reader.stories for story in label.stories)
    )


def label_versions(reader: Reader) -> Keys:
    """What a label says is read by whoever reads the label."""
    seen = labels(reader)
    return frozenset(
        f"{label.id}/{version}"
        for label in reader.world.labels
        if label.id in seen
        for version in range(1, 1 + label.versions)
    )


def label_translations(reader: Reader) -> Keys:
    """A translation is read by whoever reads the label."""
    seen = labels(reader)
    return frozenset(
        f"{label.id}/1/{la}" for label in reader.world.labels if label.id in seen for la in label.languages
    )


def story_labels(reader: Reader) -> Keys:
    """Inherits the story's gates: read by whoever may read the story."""
    return frozenset(f"{s}/{label.id}" for label in reader.world.labels for s in label.stories if s in reader.stories)


def community_insights(reader: Reader) -> Keys:
    """An insight is visible to active members of its community."""
    return frozenset(i.id for i in reader.world.insights if i.community in reader.mine)


def insight_stories(reader: Reader) -> Keys:
    """A row is read by whoever may read both the insight and the story."""
    seen = community_insights(reader)
    return frozenset(
        f"{i.id}/{s}" for i in reader.world.insights if i.id in seen for s in i.stories if s in reader.stories
    )


def insight_votes(reader: Reader) -> Keys:
    """A vote is a show of hands: read by whoever reads the insight."""
    seen = community_insights(reader)
    return frozenset(f"{i.id}/{voter}" for i in reader.world.insights if i.id in seen for voter in i.voters)


def insight_endorsements(reader: Reader) -> Keys:
    """Who stands behind an insight is read by whoever reads the insight."""
    seen = community_insights(reader)
    return frozenset(f"{i.id}/{elder}" for i in reader.world.insights if i.id in seen for elder in i.endorsers)


def value_events(reader: Reader) -> Keys:
    """A community knows what its stories brought: read by the storyteller and by active members of its home, as far as
    they may read the story."""
    return frozenset(
        g.id
        for g in reader.world.gains
        if g.story in reader.stories and (own(reader, g.story) or reader.stories[g.story].home in reader.mine)
    )


def value_distribution(reader: Reader) -> Keys:
    """A share is read by who received it, by the storyteller, and by elders and leads of its home, as far as they may
    read the story."""
    return frozenset(
        f"{g.id}/{position}"
        for g in reader.world.gains
        if g.story in reader.stories
        for position, receiver in enumerate(g.receivers, 1)
        if receiver == reader.me or keeps(reader, g.story)
    )


def disclosures(reader: Reader) -> Keys:
    """Read by the storyteller and by elders and leads of its home, who must tell the recipients."""
    return frozenset(d.id for d in reader.world.disclosures if keeps(reader, d.story))


def content_calendar(reader: Reader) -> Keys:
    """A plan is read by the storyteller and by active members of the community that plans it, as far as they may read
    the story."""
    return frozenset(
        p.id
        for p in reader.world.plans
        if p.story in reader.stories and (own(reader, p.story) or p.community in reader.mine)
    )


def collaboration_sessions(reader: Reader) -> Keys:
    """Read by the storyteller and by those who may review the story."""
    return frozenset(s.id for s in reader.world.sessions if may_review(reader, s.story))


def collaboration_operations(reader: Reader) -> Keys:
    """What was done in a session is read by whoever reads the session."""
    seen = collaboration_sessions(reader)
    return frozenset(
        f"{s.id}/{number}" for s in reader.world.sessions if s.id in seen for number in range(1, 1 + len(s.authors))
    )


def storyteller_connections(reader: Reader) -> Keys:
    """Who knows whom is read by the two alone."""
    return frozenset("/".join(sorted(a.pair, key=uuid_of)) for a in reader.world.acquaintances if reader.me in a.pair)


TRACES: dict[str, Callable[[Reader], Keys]] = {
    rule.__name__: rule
    for rule in (
        *(story_analyses, story_embeddings, knowledge_connections),
        *(label_types, labels, label_versions, label_translations, story_labels),
        *(community_insights, insight_stories, insight_votes, insight_endorsements),
        *(value_events, value_distribution, disclosures, content_calendar),
        *(collaboration_sessions, collaboration_operations, storyteller_connections),
    )
}
