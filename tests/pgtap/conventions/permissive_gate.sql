BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_permissive_gate()',
    '03 permissive-or: every gate is restrictive'
);
SELECT is_empty(
    $$
    SELECT tablename, policyname FROM pg_policies
    WHERE policyname LIKE tablename || '\_gate\_%' AND permissive <> 'RESTRICTIVE'
    $$,
    '03 permissive-or: the catalogue has no policy that is named a gate and is'
    ' permissive'
);

DROP POLICY stories_gate_reader ON ledger.stories;
CREATE POLICY stories_gate_reader ON ledger.stories USING (status = 'published');
SELECT isnt_empty(
    $$
    SELECT detail FROM ops.check_permissive_gate()
    WHERE metadata ->> 'object' = 'ledger.stories:stories_gate_reader'
    $$,
    '03 permissive-or: a gate that somebody made permissive is found'
);

SELECT * FROM finish();
ROLLBACK;
