"""Bugs to plant in functions that people call, and in triggers that act for them."""

from typing import NamedTuple

from tests.model.generators.histories import LIFE
from tests.model.seeded_bugs.access import in_function

COUNT = "priv.count_missing_approvals(uuid)"
ADMIT = "priv.add_protocol_member(uuid, uuid, uuid, text, timestamptz)"
REVIEW = "priv.review_story(uuid, text, text, integer)"
REVISE = "priv.revise_story(uuid, text, text, text, text, jsonb, text[], text, text[], text, boolean)"
LEAVE = "priv.end_membership(uuid, uuid, text)"
TRACE = "PERFORM priv.record_access('publish_story', 'story', p_story_id);"


class Bug(NamedTuple):
    """SQL that plants it, and what people do more often than by chance, so that some hundred histories meet it."""

    plant: str
    theme: tuple[str, ...] = ()


ACTING: dict[str, Bug] = {
    "approvals not counted": Bug(in_function(COUNT, "RETURN greatest(", "RETURN 0 * greatest("), LIFE),
    "approvals by anybody counted": Bug(in_function(COUNT, "m.role = 'elder'", "m.role <> ''"), LIFE),
    "published under a new protocol": Bug("DROP TRIGGER t600_return ON ledger.story_protocols", LIFE),
    "protocols that ask for more": Bug(in_function("priv.tg_follow_protocol()", "IF v_asks_more", "IF FALSE"), LIFE),
    "changes requested and still submitted": Bug(in_function(REVIEW, "ELSE 'draft'", "ELSE 'submitted'")),
    "elders act as leads": Bug(in_function("priv.is_lead(uuid, uuid)", "m.role = 'lead'", "m.role <> 'member'")),
    "admission ends a block": Bug(in_function(ADMIT, "WHERE NOT m.is_blocked OR", "WHERE TRUE OR")),
    "anybody lifts protocols": Bug(
        in_function("priv.lift_protocol(uuid, uuid)", "my_elder_", "my_"), ("lift_protocol",)
    ),
    "published texts change without review": Bug(
        in_function(REVISE, "'submitted';", "v_story.status;"), ("revise_story",)
    ),
    "memberships do not end": Bug(
        in_function(LEAVE, "'left', valid_until = greatest(v_now, valid_from)", "status"), ("end_membership",)
    ),
    "publishing leaves no trace": Bug(in_function("priv.publish_story(uuid)", TRACE, ""), LIFE),
}
