BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_foreign_key_index()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE TABLE ledger.planted (
    community_id uuid,
    note text,
    profile_id uuid,
    PRIMARY KEY (note, community_id, profile_id),
    FOREIGN KEY (community_id, profile_id)
    REFERENCES ledger.community_members (community_id, profile_id)
);
CREATE INDEX ON ledger.planted (profile_id, community_id) WHERE note <> '';
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_foreign_key_index()
    $$,
    $$
    VALUES
    (
        'WARN',
        'No index of ledger.planted begins with the columns of'
        ' planted_community_id_profile_id_fkey.',
        'CREATE INDEX ON ledger.planted (community_id, profile_id);'
    )
    $$,
    'neither a later place in an index nor a partial one is enough'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_foreign_key_index() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_foreign_key_index()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
