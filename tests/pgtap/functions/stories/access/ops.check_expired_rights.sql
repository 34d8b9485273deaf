BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('thought', 'published', 'public');
UPDATE ledger.community_members SET valid_until = '2021-01-01'
WHERE profile_id = tap.person(2);
-- A consent that ends by its own time leaves this behind.
SELECT tap.by_hand(
    $$INSERT INTO ledger.story_embeddings (story_id, model, version, embedding)
    VALUES (tap.story('thought'), 'm', 1, ARRAY[0.5, 0.5]::real[])$$
);

SELECT is(
    tap.callers('ops.check_expired_rights'), '{}',
    'only an operator runs the check'
);
SELECT results_eq(
    'SELECT level, detail FROM ops.check_expired_rights()',
    $$
    VALUES (
        'WARN',
        format(
            'The embedding of story %s by model m outlives its consent.',
            current_setting('test.thought')
        )
    )
    $$,
    'an embedding that outlives its consent is a warning'
);
SELECT tap.cure('ops.check_expired_rights');
SELECT is_empty(
    'SELECT detail FROM ops.check_expired_rights()',
    'the remedy, pasted, cures the finding'
);
CREATE OR REPLACE FUNCTION priv.communities_of(p_profile_id uuid)
RETURNS uuid[]
LANGUAGE sql
AS $$
SELECT array_agg(m.community_id) FROM ledger.community_members AS m
WHERE m.profile_id = p_profile_id;
$$;
SELECT results_eq(
    'SELECT level, detail FROM ops.check_expired_rights()',
    $$
    VALUES (
        'ERROR',
        format(
            'The membership of profile %s with %s has ended and still counts.',
            tap.person(2), tap.here()
        )
    )
    $$,
    'a membership that still counts after its end is an error'
);
SELECT isnt_empty(
    $$SELECT FROM ops.verify() WHERE name = 'expired_rights'$$, 'verify runs the check'
);

SELECT * FROM finish();
ROLLBACK;
