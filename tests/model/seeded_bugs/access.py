"""Bugs to plant, one at a time: what a tired hand might write into one policy, function or trigger."""


def in_function(signature: str, old: str, new: str) -> str:
    """SQL that replaces a piece of a function's definition, and fails where it is not there."""
    return f"""DO $plant$
    DECLARE v_definition text := pg_catalog.pg_get_functiondef('{signature}'::regprocedure);
    BEGIN
        ASSERT strpos(v_definition, $old${old}$old$) > 0, v_definition;
        EXECUTE replace(v_definition, $old${old}$old$, $new${new}$new$);
    END $plant$"""


def of(helper: str) -> str:
    """The function that a helper of policies asks about its reader, `priv.x_of(uuid)` for `priv.my_x()`."""
    return helper.replace("my_", "").replace("()", "_of(uuid)")


def in_view(name: str, old: str, new: str) -> str:
    """The same for a view, as the server writes it down."""
    return f"""DO $plant$
    DECLARE v_definition text := pg_catalog.pg_get_viewdef('{name}'::regclass);
    BEGIN
        ASSERT strpos(v_definition, $old${old}$old$) > 0, v_definition;
        EXECUTE 'CREATE OR REPLACE VIEW {name} WITH (security_invoker = TRUE) AS '
            || replace(v_definition, $old${old}$old$, $new${new}$new$);
    END $plant$"""


def in_policy(table: str, policy: str, old: str, new: str) -> str:
    """The same for a policy, in what it lets be read and in what it lets be written."""
    return f"""DO $plant$
    DECLARE
        v_policy pg_catalog.pg_policies;
        v_clause record;
    BEGIN
        SELECT * INTO STRICT v_policy FROM pg_catalog.pg_policies
        WHERE schemaname = 'ledger' AND tablename = '{table}' AND policyname = '{policy}';
        FOR v_clause IN
            SELECT * FROM (VALUES ('USING', v_policy.qual), ('WITH CHECK', v_policy.with_check)) AS c (kind, body)
            WHERE body IS NOT NULL
        LOOP
            ASSERT strpos(v_clause.body, $old${old}$old$) > 0, v_clause.body;
            EXECUTE format(
                'ALTER POLICY {policy} ON ledger.{table} %s (%s)',
                v_clause.kind, replace(v_clause.body, $old${old}$old$, $new${new}$new$)
            );
        END LOOP;
    END $plant$"""


def underived(table: str) -> str:
    """SQL that drops the triggers by which derived columns of stories follow a table."""
    return rf"""DO $plant$
    DECLARE v_name name;
    BEGIN
        FOR v_name IN
            SELECT tgname FROM pg_catalog.pg_trigger
            WHERE tgrelid = 'ledger.{table}'::regclass AND tgname LIKE 't500\_derive%'
        LOOP
            EXECUTE format('DROP TRIGGER %I ON ledger.{table}', v_name);
        END LOOP;
        ASSERT v_name IS NOT NULL, 'no such trigger';
    END $plant$"""


def permissive(table: str, gate: str) -> str:
    """SQL that makes a restrictive policy a permissive one."""
    return f"""DO $plant$
    DECLARE v_using text;
    BEGIN
        SELECT qual INTO STRICT v_using FROM pg_catalog.pg_policies
        WHERE schemaname = 'ledger' AND tablename = '{table}' AND policyname = '{gate}' AND permissive = 'RESTRICTIVE';
        DROP POLICY {gate} ON ledger.{table};
        EXECUTE 'CREATE POLICY {gate} ON ledger.{table} USING (' || v_using || ')';
    END $plant$"""


READER = ("stories", "stories_select_authenticated")
MINE = "priv.my_communities()"
LED = "priv.my_kept_communities()"
ME = "priv.current_profile_id()"

READING: dict[str, str] = {
    "own dropped": in_policy(*READER, f"storyteller_id = ( SELECT {ME}", "storyteller_id = ( SELECT NULL::uuid"),
    "community dropped": in_policy(*READER, MINE, "'{}'::uuid[]"),
    "community reads what is private": in_policy(*READER, "privacy = ANY", "privacy IS NOT NULL OR privacy = ANY"),
    "review dropped": in_policy(*READER, "'submitted'", "'published'"),
    "review for members": in_policy(*READER, LED, MINE),
    "keeper dropped": in_policy(*READER, "'archived'", "'published'"),
    "keeper of any community": in_policy(
        *READER, f"home_community_id = ANY (( SELECT {LED}", f"'{{}}' <> (( SELECT {LED}"
    ),
    "public without consent": in_policy(*READER, "public_until > ", "created_at IS NOT NULL OR public_until > "),
    "public with OR for AND": in_policy(*READER, "AND (public_until", "OR (public_until"),
    "anonymous reads what is not public": in_policy("stories", "stories_select_anon", "privacy = ", "privacy <> "),
    "expiry ignored": in_policy(*READER, "priv.now()", "'-infinity'::timestamptz"),
    "expiry a moment late": in_policy(*READER, "public_until > ", "public_until >= "),
    "gate permissive": permissive("stories", "stories_gate_reader"),
    "gate dropped from analyses": "DROP POLICY story_analyses_gate_story ON ledger.story_analyses",
    "gate dropped from communities": "DROP POLICY story_communities_gate_story ON ledger.story_communities",
    "gate dropped from insights": "DROP POLICY insight_stories_gate_story ON ledger.insight_stories",
    "earlier versions for readers": in_policy(
        "story_versions", "story_versions_select_authenticated", "s.version = ", "s.version >= "
    ),
    "erased consents": "DROP POLICY consent_events_gate_story ON ledger.consent_events",
    "approvals for members": in_policy("story_approvals", "story_approvals_select_authenticated", LED, MINE),
    "contacts for everybody": in_policy(
        "profile_contacts", "profile_contacts_all_own", "profile_id = ", "profile_id >= "
    ),
    "invited fellows": in_policy(
        "community_members", "community_members_select_authenticated", "status = ", "status >= "
    ),
    "actions of nobody": in_policy("access_logs", "access_logs_select_own", "actor_id", f"coalesce(actor_id, {ME})"),
    "closed communities": in_policy("communities", "communities_select_everybody", "status = ", "status >= "),
    "status of a membership ignored": in_function(of(MINE), "m.status = 'active'", "m.status IS NOT NULL"),
    "status of a lead ignored": in_function(of(LED), "m.status = 'active'", "m.status IS NOT NULL"),
    "membership ends a moment late": in_function(of(MINE), "m.valid_until > v_now", "m.valid_until >= v_now"),
    "membership begins a moment late": in_function(of(MINE), "m.valid_from <= v_now", "m.valid_from < v_now"),
    "membership never ends": in_function(of(MINE), "m.valid_until > v_now", "TRUE"),
    "elders forgotten": in_function(of(LED), "m.role IN ('elder', 'lead')", "m.role = 'lead'"),
    "leads that are members": in_function(of(LED), "m.role IN ('elder', 'lead')", "m.role IS NOT NULL"),
    "claims of any login": in_function(ME, "IF NOT EXISTS", "IF FALSE AND NOT EXISTS"),
    "logins of their own forgotten": in_function(ME, "WHERE login = session_user);", "WHERE FALSE);"),
    "clock of any login": in_function("priv.now()", "IF pg_catalog.pg_has_role", "IF TRUE OR pg_catalog.pg_has_role"),
    "first consent for latest": in_view("ledger.story_consents", "ordinal DESC", "ordinal"),
    "refused consent counts": in_view("priv.story_truth", "'renewed'", "'refused'"),
    "consent of another purpose": in_view("priv.story_truth", "'public_display'", "'research_use'"),
    "consent not followed": underived("consent_events"),
    "sharing not followed": underived("story_communities"),
}
GATE = ("stories", "stories_gate_reader")
PASSES = "priv.my_protocols()"
PARTNERS = "priv.my_partner_communities()"
GRANTED = "priv.my_research_communities()"
TRUTH = "priv.story_truth"

BOUNDS: dict[str, str] = {
    "cross-community dropped": in_policy(*READER, PARTNERS, "'{}'::uuid[]"),
    "cross-community without consent": in_policy(*READER, "cross_community_until > ", "created_at < "),
    "cross-community within the same": in_policy(*READER, PARTNERS, MINE),
    "research dropped": in_policy(*READER, GRANTED, "'{}'::uuid[]"),
    "research without consent": in_policy(*READER, "research_until > ", "created_at < "),
    "denial ignored": in_function("priv.denied_communities(text)", "p.is_denied", "FALSE"),
    "denial of any purpose": in_function("priv.denied_communities(text)", "p.purpose = p_purpose AND", ""),
    "all protocols where any is enough": in_policy(*GATE, "'any'", "'some'"),
    "any protocol where all are needed": in_policy(*GATE, "<@", "&&"),
    "protocols ignored": in_policy(*GATE, "required_protocol_ids IS NULL", "TRUE"),
    "no protocol taken for one": in_policy(*GATE, "required_protocol_ids IS NULL", "FALSE"),
    "protocols ignored for nobody": in_policy(
        "stories", "stories_select_anon", "required_protocol_ids IS NULL", "TRUE"
    ),
    "blocks ignored": in_function(of(PASSES), "NOT bool_or(m.is_blocked)", "TRUE"),
    "blocks of the same community alone": in_function(of(PASSES), "NOT bool_or(", "NOT bool_and("),
    "passes that ended": in_function(of(PASSES), "m.valid_until > v_now", "TRUE"),
    "recommended protocols bind": in_view(TRUTH, "'mandatory'", "'recommended'"),
    "inactive protocols bind": in_view(TRUTH, "p.is_active AND", ""),
    "open protocols bind": in_view(TRUTH, "WHERE (p.access_mode = 'strict'", "WHERE (p.access_mode <> ''"),
    "periods ignored": in_policy(*GATE, "priv.resting_keys()", "'{}'::uuid[]"),
    "hiding ignored": in_function("priv.resting_keys()", "p.starts_at <=", "p.effect <> 'hide' AND p.starts_at <="),
    "hiding lets elders pass": in_policy(*GATE, "priv.hidden_keys()", "'{}'::uuid[]"),
    "elders do not pass": in_policy(*GATE, "priv.my_elder_communities()", "'{}'::uuid[]"),
    "leads pass as elders": in_policy(*GATE, "priv.my_elder_communities()", LED),
    "elders of anywhere pass": in_policy(
        *GATE, "home_community_id = ANY", "'00000000-0000-0000-0000-000000000000' <> ALL"
    ),
    "periods before they start": in_function("priv.resting_keys()", "p.starts_at <= v_now", "TRUE"),
    "periods that ended": in_function("priv.resting_keys()", "least(p.ends_at, ", "least("),
    "periods that were lifted": in_function("priv.resting_keys()", "p.lifted_at, ", ""),
    "periods ignored for nobody": in_policy(
        "stories", "stories_select_anon", "priv.resting_keys()", "priv.hidden_keys()"
    ),
    "people forgotten": in_view(TRUTH, "SELECT sp.profile_id", "SELECT s.home_community_id"),
    "tellers shut out": in_policy(*GATE, f"storyteller_id = ( SELECT {ME}", "storyteller_id = ( SELECT NULL::uuid"),
    "proposals count": in_function(of(PARTNERS), "a.accepted_at IS NOT NULL", "TRUE"),
    "ended agreements count": in_function(of(PARTNERS), "a.ended_at IS NULL", "TRUE"),
    "agreements never end": in_function(of(PARTNERS), "a.valid_until > v_now", "TRUE"),
    "revoked grants count": in_function(of(GRANTED), "g.revoked_at IS NULL", "TRUE"),
    "grants never end": in_function(of(GRANTED), "g.valid_until > v_now", "TRUE"),
    "protocols not followed": underived("story_protocols"),
    "people not followed": underived("story_people"),
    "periods for members": in_policy("protocol_periods", "protocol_periods_select_authenticated", LED, MINE),
    "grants for members": in_policy("research_grants", "research_grants_select_authenticated", LED, MINE),
    "members for stewards elsewhere": in_policy(
        "protocol_members", "protocol_members_select_authenticated", "k.community_id", "protocol_members.community_id"
    ),
}
WRITING: dict[str, str] = {
    "any own story edited": in_policy("stories", "stories_update_own", "status = ", "status >= "),
    "anybody's draft edited": in_policy("stories", "stories_update_own", "storyteller_id = ", "storyteller_id <> "),
    "drafts anywhere": in_policy(
        "stories", "stories_insert_own", f"= ANY (( SELECT {MINE}", f"<> ALL (( SELECT {MINE}"
    ),
    "anybody's profile edited": "ALTER POLICY profiles_update_own ON ledger.profiles USING (TRUE) WITH CHECK (TRUE)",
    "anybody's contact removed": in_policy(
        "profile_contacts", "profile_contacts_all_own", "profile_id = ", "profile_id >= "
    ),
    "status granted": "GRANT UPDATE (status) ON ledger.stories TO authenticated",
    "id granted": "GRANT INSERT (id) ON ledger.stories TO authenticated",
    "deletion granted": "GRANT DELETE ON ledger.stories TO authenticated",
}
