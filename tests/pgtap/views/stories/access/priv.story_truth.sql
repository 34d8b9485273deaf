BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('open'), tap.elsewhere());
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT tap.become('none');

SELECT results_eq(
    $$
    SELECT community_ids, home_community_id, public_until
    FROM priv.story_truth
    WHERE story_id = tap.story('open')
    $$,
    $$
    VALUES (
        ARRAY[tap.here(), tap.elsewhere()], tap.here(), 'infinity'::timestamptz
    )
    $$,
    'the view computes the derived columns of a story from its communities and consents'
);
SELECT results_eq(
    $$
    SELECT
        cross_community_until, research_until, ai_until, required_protocol_ids, period_keys
    FROM priv.story_truth
    WHERE story_id = tap.story('open')
    $$,
    $$
    VALUES (
        NULL::timestamptz, NULL::timestamptz, NULL::timestamptz, NULL::uuid[],
        ARRAY[tap.here()]
    )
    $$,
    '30 empty-set: a purpose without consent and a story without protocols are NULL'
);
SELECT table_privs_are(
    'priv', 'story_truth', r, ARRAY[]::text[],
    '06 view-owner: ' || r || ' does not read the view'
)
FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r;
SELECT is(
    (SELECT reloptions FROM pg_class WHERE oid = 'priv.story_truth'::regclass),
    ARRAY['security_invoker=true'],
    '06 view-owner: the view runs with the rights of its reader'
);

SELECT * FROM finish();
ROLLBACK;
