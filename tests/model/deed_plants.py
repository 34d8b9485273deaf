"""Bugs to plant in functions that people call, and in triggers that act for them."""

from tests.model.plants import in_function

COUNT = "priv.count_missing_approvals(uuid)"
ADMIT = "priv.add_protocol_member(uuid, uuid, uuid, text, timestamptz)"
REVIEW = "priv.review_story(uuid, text, text, integer)"
REVISE = "priv.revise_story(uuid, text, text, text, text, jsonb, text[], text, text[], text, boolean)"
LEAVE = "priv.end_membership(uuid, uuid, text)"
TRACE = "PERFORM priv.record_access('publish_story', 'story', p_story_id);"

ACTING: dict[str, str] = {
    "approvals not counted": in_function(COUNT, "RETURN greatest(", "RETURN 0 * greatest("),
    "approvals by anybody counted": in_function(COUNT, "m.role = 'elder'", "m.role <> ''"),
    "published under a new protocol": "DROP TRIGGER t600_return ON ledger.story_protocols",
    "protocols that ask for more": in_function("priv.follow_protocol()", "IF v_asks_more", "IF FALSE"),
    "changes requested and still submitted": in_function(REVIEW, "ELSE 'draft'", "ELSE 'submitted'"),
    "elders act as leads": in_function("priv.is_lead(uuid, uuid)", "m.role = 'lead'", "m.role <> 'member'"),
    "admission ends a block": in_function(ADMIT, "WHERE NOT m.is_blocked OR", "WHERE TRUE OR"),
    "anybody lifts protocols": in_function("priv.lift_protocol(uuid, uuid)", "my_elder_", "my_"),
    "published texts change without review": in_function(REVISE, "'submitted';", "v_story.status;"),
    "memberships do not end": in_function(LEAVE, "'left', valid_until = greatest(v_now, valid_from)", "status"),
    "publishing leaves no trace": in_function("priv.publish_story(uuid)", TRACE, ""),
}
THEMES = {
    "published under a new protocol": "publish_story",
    "protocols that ask for more": "update_protocol",
    "anybody lifts protocols": "lift_protocol",
    "published texts change without review": "revise_story",
    "memberships do not end": "end_membership",
}
"""What people do more often than by chance, so that some hundred histories meet the bug."""
