"""Bugs in what personas read and write. Each is a small mistake in one policy, function, view or trigger."""

from tests.model.seeded_bugs.statements import (
    change_function,
    change_policy,
    change_view,
    drop_derive_triggers,
    make_permissive,
)


def about_profile(helper: str) -> str:
    """The function that a helper of policies calls for its reader's profile: `priv.x_of(uuid)` for `priv.my_x()`."""
    return helper.replace("my_", "").replace("()", "_of(uuid)")


READER = ("stories", "stories_select_authenticated")
MINE = "priv.my_communities()"
KEPT = "priv.my_kept_communities()"
ME = "priv.current_profile_id()"

READING: dict[str, str] = {
    "storytellers do not see their own stories": change_policy(
        *READER, f"storyteller_id = ( SELECT {ME}", "storyteller_id = ( SELECT NULL::uuid"
    ),
    "members do not see stories of their communities": change_policy(*READER, MINE, "'{}'::uuid[]"),
    "members see private stories": change_policy(*READER, "privacy = ANY", "privacy IS NOT NULL OR privacy = ANY"),
    "keepers do not see submitted stories": change_policy(*READER, "'submitted'", "'published'"),
    "members see submitted stories": change_policy(*READER, KEPT, MINE),
    "keepers do not see archived stories": change_policy(*READER, "'archived'", "'published'"),
    "keepers of any community see archived stories": change_policy(
        *READER, f"home_community_id = ANY (( SELECT {KEPT}", f"'{{}}' <> (( SELECT {KEPT}"
    ),
    "public stories are seen without consent": change_policy(
        *READER, "public_until > ", "created_at IS NOT NULL OR public_until > "
    ),
    "public consent is joined by OR": change_policy(*READER, "AND (public_until", "OR (public_until"),
    "anonymous requests see stories that are not public": change_policy(
        "stories", "stories_select_anon", "privacy = ", "privacy <> "
    ),
    "expired consent counts": change_policy(*READER, "priv.now()", "'-infinity'::timestamptz"),
    "consent expires a moment late": change_policy(*READER, "public_until > ", "public_until >= "),
    "the gate is permissive": make_permissive("stories", "stories_gate_reader"),
    "analyses have no gate": "DROP POLICY story_analyses_gate_story ON ledger.story_analyses",
    "communities of stories have no gate": "DROP POLICY story_communities_gate_story ON ledger.story_communities",
    "stories of insights have no gate": "DROP POLICY insight_stories_gate_story ON ledger.insight_stories",
    "readers see earlier versions": change_policy(
        "story_versions", "story_versions_select_authenticated", "s.version = ", "s.version >= "
    ),
    "consents of erased stories are seen": "DROP POLICY consent_events_gate_story ON ledger.consent_events",
    "members see approvals": change_policy("story_approvals", "story_approvals_select_authenticated", KEPT, MINE),
    "contact details are seen by others": change_policy(
        "profile_contacts", "profile_contacts_all_own", "profile_id = ", "profile_id >= "
    ),
    "invited members are seen": change_policy(
        "community_members", "community_members_select_authenticated", "status = ", "status >= "
    ),
    "audit rows without an actor are seen": change_policy(
        "access_logs", "access_logs_select_own", "actor_id", f"coalesce(actor_id, {ME})"
    ),
    "closed communities are seen": change_policy(
        "communities", "communities_select_everybody", "status = ", "status >= "
    ),
    "any status of a membership counts": change_function(
        about_profile(MINE), "m.status = 'active'", "m.status IS NOT NULL"
    ),
    "any status of an elder or lead counts": change_function(
        about_profile(KEPT), "m.status = 'active'", "m.status IS NOT NULL"
    ),
    "memberships end a moment late": change_function(
        about_profile(MINE), "m.valid_until > v_now", "m.valid_until >= v_now"
    ),
    "memberships begin a moment late": change_function(
        about_profile(MINE), "m.valid_from <= v_now", "m.valid_from < v_now"
    ),
    "memberships never end": change_function(about_profile(MINE), "m.valid_until > v_now", "TRUE"),
    "elders do not count as keepers": change_function(
        about_profile(KEPT), "m.role IN ('elder', 'lead')", "m.role = 'lead'"
    ),
    "members count as keepers": change_function(
        about_profile(KEPT), "m.role IN ('elder', 'lead')", "m.role IS NOT NULL"
    ),
    "claims of any login count": change_function(ME, "IF NOT EXISTS", "IF FALSE AND NOT EXISTS"),
    "logins of persons do not count": change_function(ME, "WHERE login = session_user);", "WHERE FALSE);"),
    "any login moves the clock": change_function(
        "priv.now()", "IF pg_catalog.pg_has_role", "IF TRUE OR pg_catalog.pg_has_role"
    ),
    "the first consent counts, not the latest": change_view("ledger.story_consents", "ordinal DESC", "ordinal"),
    "refused consent counts": change_view("priv.story_truth", "'renewed'", "'refused'"),
    "consent to another purpose counts": change_view("priv.story_truth", "'public_display'", "'research_use'"),
    "stories do not follow consent": drop_derive_triggers("consent_events"),
    "stories do not follow sharing": drop_derive_triggers("story_communities"),
}
GATE = ("stories", "stories_gate_reader")
ADMITTED = "priv.my_protocols()"
PARTNERS = "priv.my_partner_communities()"
GRANTED = "priv.my_research_communities()"
TRUTH = "priv.story_truth"

RESTRICTING: dict[str, str] = {
    "partners do not see shared stories": change_policy(*READER, PARTNERS, "'{}'::uuid[]"),
    "partners see stories without consent": change_policy(*READER, "cross_community_until > ", "created_at < "),
    "members of the home count as partners": change_policy(*READER, PARTNERS, MINE),
    "researchers do not see stories": change_policy(*READER, GRANTED, "'{}'::uuid[]"),
    "researchers see stories without consent": change_policy(*READER, "research_until > ", "created_at < "),
    "denials of communities do not count": change_function("priv.denied_communities(text)", "p.is_denied", "FALSE"),
    "a denial counts for every purpose": change_function(
        "priv.denied_communities(text)", "p.purpose = p_purpose AND", ""
    ),
    "all protocols are required where any is enough": change_policy(*GATE, "'any'", "'some'"),
    "any protocol is enough where all are required": change_policy(*GATE, "<@", "&&"),
    "protocols do not count": change_policy(*GATE, "required_protocol_ids IS NULL", "TRUE"),
    "stories without a protocol are hidden": change_policy(*GATE, "required_protocol_ids IS NULL", "FALSE"),
    "protocols do not count for anonymous requests": change_policy(
        "stories", "stories_select_anon", "required_protocol_ids IS NULL", "TRUE"
    ),
    "blocks do not count": change_function(about_profile(ADMITTED), "NOT bool_or(m.is_blocked)", "TRUE"),
    "only a block by every community counts": change_function(about_profile(ADMITTED), "NOT bool_or(", "NOT bool_and("),
    "admissions never end": change_function(about_profile(ADMITTED), "m.valid_until > v_now", "TRUE"),
    "recommended protocols bind": change_view(TRUTH, "'mandatory'", "'recommended'"),
    "inactive protocols bind": change_view(TRUTH, "p.is_active AND", ""),
    "open protocols bind": change_view(TRUTH, "WHERE (p.access_mode = 'strict'", "WHERE (p.access_mode <> ''"),
    "periods do not count": change_policy(*GATE, "priv.resting_keys()", "'{}'::uuid[]"),
    "periods with effect hide do not count": change_function(
        "priv.resting_keys()", "p.starts_at <=", "p.effect <> 'hide' AND p.starts_at <="
    ),
    "elders pass periods with effect hide": change_policy(*GATE, "priv.hidden_keys()", "'{}'::uuid[]"),
    "elders do not pass periods for elders only": change_policy(*GATE, "priv.my_elder_communities()", "'{}'::uuid[]"),
    "leads pass periods for elders only": change_policy(*GATE, "priv.my_elder_communities()", KEPT),
    "elders of any community pass": change_policy(
        *GATE, "home_community_id = ANY", "'00000000-0000-0000-0000-000000000000' <> ALL"
    ),
    "periods count before they start": change_function("priv.resting_keys()", "p.starts_at <= v_now", "TRUE"),
    "periods never end": change_function("priv.resting_keys()", "least(p.ends_at, ", "least("),
    "lifted periods count": change_function("priv.resting_keys()", "p.lifted_at, ", ""),
    "periods for elders only do not count for anonymous requests": change_policy(
        "stories", "stories_select_anon", "priv.resting_keys()", "priv.hidden_keys()"
    ),
    "periods on persons do not count": change_view(TRUTH, "SELECT sp.profile_id", "SELECT s.home_community_id"),
    "the gate holds for storytellers too": change_policy(
        *GATE, f"storyteller_id = ( SELECT {ME}", "storyteller_id = ( SELECT NULL::uuid"
    ),
    "proposed agreements count": change_function(about_profile(PARTNERS), "a.accepted_at IS NOT NULL", "TRUE"),
    "ended agreements count": change_function(about_profile(PARTNERS), "a.ended_at IS NULL", "TRUE"),
    "agreements never expire": change_function(about_profile(PARTNERS), "a.valid_until > v_now", "TRUE"),
    "revoked grants count": change_function(about_profile(GRANTED), "g.revoked_at IS NULL", "TRUE"),
    "grants never expire": change_function(about_profile(GRANTED), "g.valid_until > v_now", "TRUE"),
    "stories do not follow protocols": drop_derive_triggers("story_protocols"),
    "stories do not follow their people": drop_derive_triggers("story_people"),
    "members see periods": change_policy("protocol_periods", "protocol_periods_select_authenticated", KEPT, MINE),
    "members see grants": change_policy("research_grants", "research_grants_select_authenticated", KEPT, MINE),
    "stewards see members of other communities": change_policy(
        "protocol_members", "protocol_members_select_authenticated", "k.community_id", "protocol_members.community_id"
    ),
}
WRITING: dict[str, str] = {
    "storytellers edit stories that are no drafts": change_policy(
        "stories", "stories_update_own", "status = ", "status >= "
    ),
    "drafts of others are edited": change_policy(
        "stories", "stories_update_own", "storyteller_id = ", "storyteller_id <> "
    ),
    "drafts begin in any community": change_policy(
        "stories", "stories_insert_own", f"= ANY (( SELECT {MINE}", f"<> ALL (( SELECT {MINE}"
    ),
    "others edit a profile": "ALTER POLICY profiles_update_own ON ledger.profiles USING (TRUE) WITH CHECK (TRUE)",
    "contact details of others are deleted": change_policy(
        "profile_contacts", "profile_contacts_all_own", "profile_id = ", "profile_id >= "
    ),
    "UPDATE of status is granted": "GRANT UPDATE (status) ON ledger.stories TO authenticated",
    "INSERT of id is granted": "GRANT INSERT (id) ON ledger.stories TO authenticated",
    "DELETE is granted": "GRANT DELETE ON ledger.stories TO authenticated",
}
