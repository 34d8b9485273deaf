"""Build the SQL that puts a bug into one policy, function, view or trigger."""


def change_function(signature: str, old: str, new: str) -> str:
    """Replace a piece of the definition of a function. The SQL fails if the piece is not there."""
    return f"""DO $bug$
    DECLARE v_definition text := pg_catalog.pg_get_functiondef('{signature}'::regprocedure);
    BEGIN
        ASSERT strpos(v_definition, $old${old}$old$) > 0, v_definition;
        EXECUTE replace(v_definition, $old${old}$old$, $new${new}$new$);
    END $bug$"""


def change_view(name: str, old: str, new: str) -> str:
    """Replace a piece of the definition of a view, as the server prints it."""
    return f"""DO $bug$
    DECLARE v_definition text := pg_catalog.pg_get_viewdef('{name}'::regclass);
    BEGIN
        ASSERT strpos(v_definition, $old${old}$old$) > 0, v_definition;
        EXECUTE 'CREATE OR REPLACE VIEW {name} WITH (security_invoker = TRUE) AS '
            || replace(v_definition, $old${old}$old$, $new${new}$new$);
    END $bug$"""


def change_policy(table: str, policy: str, old: str, new: str) -> str:
    """Replace a piece of the conditions of a policy, both in USING and in WITH CHECK."""
    return f"""DO $bug$
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
    END $bug$"""


def drop_derive_triggers(table: str) -> str:
    """Drop the triggers that update the derived columns of stories when this table changes."""
    return rf"""DO $bug$
    DECLARE v_name name;
    BEGIN
        FOR v_name IN
            SELECT tgname FROM pg_catalog.pg_trigger
            WHERE tgrelid = 'ledger.{table}'::regclass AND tgname LIKE 't500\_derive%'
        LOOP
            EXECUTE format('DROP TRIGGER %I ON ledger.{table}', v_name);
        END LOOP;
        ASSERT v_name IS NOT NULL, 'no such trigger';
    END $bug$"""


def make_permissive(table: str, gate: str) -> str:
    """Make a restrictive policy permissive."""
    return f"""DO $bug$
    DECLARE v_using text;
    BEGIN
        SELECT qual INTO STRICT v_using FROM pg_catalog.pg_policies
        WHERE schemaname = 'ledger' AND tablename = '{table}' AND policyname = '{gate}' AND permissive = 'RESTRICTIVE';
        DROP POLICY {gate} ON ledger.{table};
        EXECUTE 'CREATE POLICY {gate} ON ledger.{table} USING (' || v_using || ')';
    END $bug$"""
