BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'community');
SELECT function_privs_are(
    'ledger', 'set_community_policy', ARRAY['uuid', 'text', 'boolean', 'text'], 'anon',
    ARRAY[]::text[], 'an anonymous request decides nothing'
);
SELECT tap.become('authenticated', 3);
SELECT lives_ok(
    $q$SELECT ledger.set_community_policy(tap.here(), 'ai_analysis', TRUE, 'We listen ourselves.')$q$,
    'an elder denies a purpose'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.set_community_policy(tap.here(), 'media_use', FALSE)$q$,
    'a lead leaves one to the storytellers'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.set_community_policy(tap.here(), 'fun', TRUE)$q$), '^22023 ',
    'there are no other purposes'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    tap.refusal($q$SELECT ledger.set_community_policy(tap.here(), 'ai_analysis', FALSE)$q$),
    'EL102 | '
    'only an elder or lead decides on purposes for community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    'a member does not decide'
);
SELECT results_eq(
    $q$SELECT purpose, is_denied FROM ledger.community_consent_policies ORDER BY purpose$q$,
    $$VALUES ('ai_analysis', TRUE), ('media_use', FALSE)$$,
    'but reads what was decided'
);
SELECT tap.become('none');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'set_community_policy'), 2,
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
