"""Bugs in the functions that people call, and in the triggers that act for them."""

from typing import NamedTuple

from tests.model.generators.histories import PUBLISHING
from tests.model.seeded_bugs.statements import change_function

COUNT = "priv.count_missing_approvals(uuid)"
ADMIT = "priv.add_protocol_member(uuid, uuid, uuid, text, timestamptz)"
REVIEW = "priv.review_story(uuid, text, text, integer)"
REVISE = "priv.revise_story(uuid, text, text, text, text, jsonb, text[], text, text[], text, boolean)"
LEAVE = "priv.end_membership(uuid, uuid, text)"
AUDIT = "PERFORM priv.record_access('publish_story', 'story', p_story_id);"


class ActionBug(NamedTuple):
    """A bug, and the actions that the histories prefer so that some hundred of them meet it."""

    statement: str
    theme: tuple[str, ...] = ()


ACTING: dict[str, ActionBug] = {
    "missing approvals do not count": ActionBug(
        change_function(COUNT, "RETURN greatest(", "RETURN 0 * greatest("), PUBLISHING
    ),
    "approvals by any member count": ActionBug(change_function(COUNT, "m.role = 'elder'", "m.role <> ''"), PUBLISHING),
    "a story under a new protocol stays published": ActionBug(
        "DROP TRIGGER t600_return ON ledger.story_protocols", PUBLISHING
    ),
    "a protocol that asks for more changes no story": ActionBug(
        change_function("priv.tg_follow_protocol()", "IF v_asks_more", "IF FALSE"), PUBLISHING
    ),
    "a story with requested changes stays submitted": ActionBug(
        change_function(REVIEW, "ELSE 'draft'", "ELSE 'submitted'")
    ),
    "elders act as leads": ActionBug(
        change_function("priv.is_lead(uuid, uuid)", "m.role = 'lead'", "m.role <> 'member'")
    ),
    "an admission ends a block": ActionBug(change_function(ADMIT, "WHERE NOT m.is_blocked OR", "WHERE TRUE OR")),
    "every member lifts protocols": ActionBug(
        change_function("priv.lift_protocol(uuid, uuid)", "my_elder_", "my_"), ("lift_protocol",)
    ),
    "a published story changes without review": ActionBug(
        change_function(REVISE, "'submitted';", "v_story.status;"), ("revise_story",)
    ),
    "memberships do not end": ActionBug(
        change_function(LEAVE, "'left', valid_until = greatest(v_now, valid_from)", "status"), ("end_membership",)
    ),
    "publishing writes no audit row": ActionBug(change_function("priv.publish_story(uuid)", AUDIT, ""), PUBLISHING),
}
