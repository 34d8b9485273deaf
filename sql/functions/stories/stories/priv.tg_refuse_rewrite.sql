CREATE OR REPLACE FUNCTION priv.tg_refuse_rewrite()
RETURNS trigger
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% is refused on %', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation',
              DETAIL = 'The rows of this table record what happened.',
              HINT = 'Record a new event that says what is true now.';
END;
$$;
REVOKE ALL ON FUNCTION priv.tg_refuse_rewrite FROM PUBLIC;
COMMENT ON FUNCTION priv.tg_refuse_rewrite IS
'Trigger of append-only tables: raises 23000 for the UPDATE, DELETE and TRUNCATE that '
'each of them names, whoever runs it.';

CREATE OR REPLACE TRIGGER t100_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.consent_events
FOR EACH STATEMENT EXECUTE FUNCTION priv.tg_refuse_rewrite();

CREATE OR REPLACE TRIGGER t100_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.story_approvals
FOR EACH STATEMENT EXECUTE FUNCTION priv.tg_refuse_rewrite();

CREATE OR REPLACE TRIGGER t100_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.disclosures
FOR EACH STATEMENT EXECUTE FUNCTION priv.tg_refuse_rewrite();

CREATE OR REPLACE TRIGGER t100_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.label_versions
FOR EACH STATEMENT EXECUTE FUNCTION priv.tg_refuse_rewrite();

CREATE OR REPLACE TRIGGER t100_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.value_events
FOR EACH STATEMENT EXECUTE FUNCTION priv.tg_refuse_rewrite();

CREATE OR REPLACE TRIGGER t100_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.value_distribution
FOR EACH STATEMENT EXECUTE FUNCTION priv.tg_refuse_rewrite();

-- These tables hold a story's words: nobody rewrites them, but an erasure deletes them.
CREATE OR REPLACE TRIGGER t100_append_only
BEFORE UPDATE OR TRUNCATE ON ledger.story_versions
FOR EACH STATEMENT EXECUTE FUNCTION priv.tg_refuse_rewrite();

CREATE OR REPLACE TRIGGER t100_append_only
BEFORE UPDATE OR TRUNCATE ON ledger.collaboration_operations
FOR EACH STATEMENT EXECUTE FUNCTION priv.tg_refuse_rewrite();
