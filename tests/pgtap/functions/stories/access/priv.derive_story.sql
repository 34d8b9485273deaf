BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
-- Triggers off: what a restore or a hand could leave behind.
SET LOCAL session_replication_role = replica;
UPDATE ledger.stories SET public_until = 'infinity', community_ids = community_ids || community_ids
WHERE id = tap.story('circle');
SET LOCAL session_replication_role = origin;

SELECT function_privs_are(
    'priv', 'derive_story', ARRAY['uuid'], 'authenticated', ARRAY[]::text[],
    'a client derives nothing by itself'
);
SELECT priv.derive_story(tap.story('circle'));
SELECT results_eq(
    format(
        'SELECT community_ids, public_until FROM ledger.stories WHERE id = %L',
        current_setting('test.circle')
    ),
    $$VALUES ('{00000000-0000-7000-8000-0000000000c1}'::uuid[], NULL::timestamptz)$$,
    'derived columns become what their truth tables say'
);
CREATE FUNCTION pg_temp.written()
RETURNS tid
LANGUAGE sql
AS $$
SELECT ctid FROM ledger.stories WHERE id = tap.story('circle');
$$;
SELECT set_config('test.written', pg_temp.written()::text, TRUE);
SELECT priv.derive_story(tap.story('circle'));
SELECT is(
    pg_temp.written()::text, current_setting('test.written'),
    'a story that is right already is not written'
);
SELECT ok(
    (
        SELECT p.proconfig @> '{plan_cache_mode=force_generic_plan}'
        FROM pg_catalog.pg_proc AS p
        WHERE p.oid = 'priv.derive_story(uuid)'::regprocedure
    ),
    'it is planned once, not for each story'
);

SELECT * FROM finish();
ROLLBACK;
