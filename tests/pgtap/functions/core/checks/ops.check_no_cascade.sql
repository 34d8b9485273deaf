BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_no_cascade()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE TABLE ledger.planted (
    id uuid PRIMARY KEY REFERENCES ledger.profiles (id) ON UPDATE CASCADE,
    region_id text REFERENCES ledger.regions (id) ON DELETE SET NULL,
    community_id uuid REFERENCES ledger.communities (id) ON DELETE RESTRICT
);
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_no_cascade()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Constraint planted_id_fkey of ledger.planted: FOREIGN KEY (id) REFERENCES'
        ' ledger.profiles(id) ON UPDATE CASCADE.',
        'ALTER TABLE ledger.planted DROP CONSTRAINT planted_id_fkey, ADD CONSTRAINT'
        ' planted_id_fkey FOREIGN KEY (id) REFERENCES ledger.profiles(id);'
    ),
    (
        'ERROR',
        'Constraint planted_region_id_fkey of ledger.planted: FOREIGN KEY (region_id)'
        ' REFERENCES ledger.regions(id) ON DELETE SET NULL.',
        'ALTER TABLE ledger.planted DROP CONSTRAINT planted_region_id_fkey, ADD'
        ' CONSTRAINT planted_region_id_fkey FOREIGN KEY (region_id) REFERENCES'
        ' ledger.regions(id);'
    )
    $$,
    'CASCADE and SET NULL are named, RESTRICT is not'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_no_cascade() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_no_cascade()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
