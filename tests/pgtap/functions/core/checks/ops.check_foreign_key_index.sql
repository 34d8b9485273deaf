BEGIN;
SELECT plan(2);

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
    $$SELECT level, detail, remediation FROM ops.check_foreign_key_index()$$,
    $$
    VALUES
    (
        'WARN',
        'No index of ledger.planted begins with the columns of'
        ' planted_community_id_profile_id_fkey.',
        'CREATE INDEX ON ledger.planted (community_id, profile_id);'
    )
    $$,
    'the check reports a key in a later place of an index, and one with only a partial'
    ' index'
);

SELECT tap.cure('ops.check_foreign_key_index');
SELECT is_empty(
    'SELECT detail FROM ops.check_foreign_key_index()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
