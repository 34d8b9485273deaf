"""The key of each table: the columns that name a row. Their values are joined by /."""

from collections.abc import Mapping, Sequence

IDS = ("id",)
KEYS: Mapping[str, Sequence[str]] = {
    "community_members": ("community_id", "profile_id"),
    "profile_contacts": ("profile_id",),
    "consent_purposes": ("code",),
    "story_communities": ("story_id", "community_id"),
    "story_versions": ("story_id", "version"),
    "story_approvals": ("story_id", "version", "reviewer_id", "decision"),
    "story_people": ("story_id", "profile_id", "role"),
    "story_protocols": ("story_id", "protocol_id"),
    "story_consents": ("story_id", "purpose", "state", "in_effect"),
    "story_settings": (
        "story_id",
        "array_to_string(community_ids, '/')",
        """(SELECT string_agg(s.key, '/' ORDER BY s.key COLLATE "C")
            FROM jsonb_each(consent_settings) AS s WHERE s.value = 'true')""",
    ),
    "protocol_communities": ("protocol_id", "community_id"),
    "protocol_members": ("protocol_id", "community_id", "profile_id"),
    "community_consent_policies": ("community_id", "purpose"),
    "story_embeddings": ("story_id", "model"),
    "label_types": ("family",),
    "label_versions": ("label_id", "version"),
    "label_translations": ("label_id", "version", "language"),
    "story_labels": ("story_id", "label_id"),
    "insight_stories": ("insight_id", "story_id"),
    "insight_votes": ("insight_id", "profile_id"),
    "insight_endorsements": ("insight_id", "elder_id"),
    "value_distribution": ("event_id", "position"),
    "collaboration_operations": ("session_id", "number"),
    "storyteller_connections": ("profile_a_id", "profile_b_id"),
}
"""The tables whose key is not the id. The key of a view holds everything that the view says about a story."""
