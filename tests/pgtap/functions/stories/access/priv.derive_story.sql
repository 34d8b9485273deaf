BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.by_hand(
    $$UPDATE ledger.stories
    SET public_until = 'infinity', community_ids = community_ids || community_ids$$
);

SELECT is(tap.callers('priv.derive_story'), '{}', 'no client derives a story by itself');
SELECT priv.derive_story(tap.story('circle'));
SELECT results_eq(
    'SELECT community_ids, public_until FROM ledger.stories',
    $$VALUES (ARRAY[tap.here()], NULL::timestamptz)$$,
    'derived columns are computed again from the tables that they come from'
);
CREATE FUNCTION pg_temp.written()
RETURNS tid
LANGUAGE sql
AS $$
SELECT ctid FROM ledger.stories;
$$;
SELECT set_config('test.written', pg_temp.written()::text, TRUE);
SELECT priv.derive_story(tap.story('circle'));
SELECT is(
    pg_temp.written()::text, current_setting('test.written'),
    'a story whose derived columns are right is not written'
);
SELECT ok(
    (
        SELECT p.proconfig @> '{plan_cache_mode=force_generic_plan}'
        FROM pg_catalog.pg_proc AS p
        WHERE p.oid = 'priv.derive_story(uuid)'::regprocedure
    ),
    'the function is planned once, not for each story'
);

SELECT * FROM finish();
ROLLBACK;
