BEGIN;
SELECT plan(2);

CREATE TABLE ledger.planted (
    id uuid PRIMARY KEY REFERENCES ledger.profiles (id) ON UPDATE CASCADE,
    region_id text REFERENCES ledger.regions (id) ON DELETE SET NULL,
    community_id uuid REFERENCES ledger.communities (id) ON DELETE RESTRICT
);
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_no_cascade()$$,
    $$
    VALUES
    (
        'ERROR',
        'Constraint planted_id_fkey of ledger.planted is FOREIGN KEY (id) REFERENCES'
        ' ledger.profiles(id) ON UPDATE CASCADE.',
        'ALTER TABLE ledger.planted DROP CONSTRAINT planted_id_fkey, ADD CONSTRAINT'
        ' planted_id_fkey FOREIGN KEY (id) REFERENCES ledger.profiles(id);'
    ),
    (
        'ERROR',
        'Constraint planted_region_id_fkey of ledger.planted is FOREIGN KEY (region_id)'
        ' REFERENCES ledger.regions(id) ON DELETE SET NULL.',
        'ALTER TABLE ledger.planted DROP CONSTRAINT planted_region_id_fkey, ADD'
        ' CONSTRAINT planted_region_id_fkey FOREIGN KEY (region_id) REFERENCES'
        ' ledger.regions(id);'
    )
    $$,
    'the check reports CASCADE and SET NULL, and does not report RESTRICT'
);

SELECT tap.cure('ops.check_no_cascade');
SELECT is_empty(
    'SELECT detail FROM ops.check_no_cascade()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
