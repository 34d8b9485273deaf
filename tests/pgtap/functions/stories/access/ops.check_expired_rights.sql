BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('thought', 'published', 'public');
UPDATE ledger.community_members SET valid_until = '2021-01-01'
WHERE profile_id = tap.person(2);
-- Triggers off: what a consent that ended by its own time leaves behind.
SET LOCAL session_replication_role = replica;
INSERT INTO ledger.story_embeddings (story_id, model, version, embedding)
VALUES (tap.story('thought'), 'm', 1, ARRAY[0.5, 0.5]::real[]);
SET LOCAL session_replication_role = origin;
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_expired_rights()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
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
    'an embedding that is kept is a warning'
);
DO $do$
DECLARE
    v_step text;
BEGIN
    FOREACH v_step IN ARRAY
        string_to_array((SELECT remediation FROM ops.check_expired_rights()), '; ')
    LOOP
        EXECUTE v_step;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_expired_rights()', 'the remedy, pasted, cures it'
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
        'The membership of profile 00000000-0000-7000-8000-000000000002 with '
        '00000000-0000-7000-8000-0000000000c1 is over and still counts.'
    )
    $$,
    'a membership that a helper goes on to honour is an error'
);
SELECT isnt_empty(
    $$SELECT FROM ops.verify() WHERE name = 'expired_rights'$$, 'verify reports it'
);

SELECT * FROM finish();
ROLLBACK;
