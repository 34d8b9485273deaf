BEGIN;
SELECT plan(9);

SELECT tap.society();

SELECT function_privs_are(
    'ledger', 'grant_research', ARRAY['uuid', 'uuid', 'text', 'timestamp with time zone'], 'anon',
    ARRAY[]::text[], 'an anonymous request grants nothing'
);
SELECT tap.become('authenticated', 3);
SELECT lives_ok(
    $q$SELECT ledger.grant_research(tap.here(), tap.person(8), 'Rain', now() + '1 year')$q$,
    'an elder lets a person study the stories'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.grant_research(tap.here(), tap.person(8), 'Rain', now())$q$), '^22023 ',
    'not for no time'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.grant_research(tap.here(), tap.person(8), 'Rain', NULL)$q$), '^23502 ',
    'nor for ever'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.grant_research(tap.here(), tap.person(8), ' ', now() + '1 year')$q$), '^23514 ',
    'nor for nothing'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.grant_research(tap.here(), gen_random_uuid(), 'Rain', now() + '1 year')$q$), '^P0002 ',
    'nor nobody'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    tap.refusal($q$SELECT ledger.grant_research(tap.here(), tap.person(8), 'Rain', now() + '1 year')$q$),
    'EL102 | '
    'only an elder or lead grants research for community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    'a member grants nothing'
);
SELECT tap.become('authenticated', 8);
SELECT is(priv.my_research_communities(), '{00000000-0000-7000-8000-0000000000c1}'::uuid[], 'the person studies there from then on');
SELECT tap.become('none');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'grant_research'), 1,
    'one audit row'
);

SELECT * FROM finish();
ROLLBACK;
