"""Bugs to plant, one at a time: what a tired hand might write into one policy, function or trigger."""


def in_function(signature: str, old: str, new: str) -> str:
    """SQL that replaces a piece of a function's definition, and fails where it is not there."""
    return f"""DO $plant$
    DECLARE v_definition text := pg_catalog.pg_get_functiondef('{signature}'::regprocedure);
    BEGIN
        ASSERT strpos(v_definition, $old${old}$old$) > 0, v_definition;
        EXECUTE replace(v_definition, $old${old}$old$, $new${new}$new$);
    END $plant$"""


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
LED = "priv.my_led_communities()"
ME = "priv.current_profile_id()"

READING = {
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
    "gate dropped from versions": "DROP POLICY story_versions_gate_story ON ledger.story_versions",
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
    "status of a membership ignored": in_function(MINE, "m.status = 'active'", "m.status IS NOT NULL"),
    "status of a lead ignored": in_function(LED, "m.status = 'active'", "m.status IS NOT NULL"),
    "membership ends a moment late": in_function(MINE, "m.valid_until > v_now", "m.valid_until >= v_now"),
    "membership begins a moment late": in_function(MINE, "m.valid_from <= v_now", "m.valid_from < v_now"),
    "membership never ends": in_function(MINE, "m.valid_until > v_now", "TRUE"),
    "elders forgotten": in_function(LED, "m.role IN ('elder', 'lead')", "m.role = 'lead'"),
    "leads that are members": in_function(LED, "m.role IN ('elder', 'lead')", "m.role IS NOT NULL"),
    "claims of any login": in_function(ME, "IF NOT EXISTS", "IF FALSE AND NOT EXISTS"),
    "logins of their own forgotten": in_function(ME, "WHERE login = session_user);", "WHERE FALSE);"),
    "clock of any login": in_function("priv.now()", "IF pg_catalog.pg_has_role", "IF TRUE OR pg_catalog.pg_has_role"),
    "first consent for latest": in_view("ledger.story_consents", "ordinal DESC", "ordinal"),
    "refused consent counts": in_view("priv.story_truth", "'renewed'", "'refused'"),
    "consent of another purpose": in_view("priv.story_truth", "'public_display'", "'research_use'"),
    "consent not followed": underived("consent_events"),
    "sharing not followed": underived("story_communities"),
}
WRITING = {
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
