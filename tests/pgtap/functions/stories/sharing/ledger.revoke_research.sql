BEGIN;
SELECT plan(8);

SELECT tap.society();
INSERT INTO ledger.research_grants (
    id, community_id, profile_id, purpose, valid_until, granted_by
)
VALUES (
    '00000000-0000-7000-8000-0000000000f1', tap.here(),
    tap.person(8), 'Rain', now() + '1 year',
    tap.person(3)
);
SELECT function_privs_are(
    'ledger', 'revoke_research', ARRAY['uuid'], 'anon',
    ARRAY[]::text[], 'an anonymous request revokes nothing'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    tap.refusal($q$SELECT ledger.revoke_research('00000000-0000-7000-8000-0000000000f1')$q$),
    'EL134 | '
    'cannot find grant ID | '
    'No grant with this id is visible to you. | '
    'Look the grants of your community up in ledger.research_grants.',
    '10 existence: a member finds no grant'
);
SELECT is(
    tap.refusal($q$SELECT ledger.revoke_research(gen_random_uuid())$q$),
    'EL134 | '
    'cannot find grant ID | '
    'No grant with this id is visible to you. | '
    'Look the grants of your community up in ledger.research_grants.',
    '10 existence: in the words for one that does not exist'
);
SELECT tap.become('authenticated', 8);
SELECT is(
    tap.refusal($q$SELECT ledger.revoke_research('00000000-0000-7000-8000-0000000000f1')$q$),
    'EL102 | '
    'only an elder or lead revokes research for community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    'the researcher reads it and does not revoke it'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.revoke_research('00000000-0000-7000-8000-0000000000f1')$q$,
    'a lead does'
);
SELECT lives_ok(
    $q$SELECT ledger.revoke_research('00000000-0000-7000-8000-0000000000f1')$q$,
    'doing it again changes nothing'
);
SELECT tap.become('authenticated', 8);
SELECT is(priv.my_research_communities(), '{}'::uuid[], 'it opens nothing any more');
SELECT tap.become('none');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'revoke_research'), 1,
    'one audit row'
);

SELECT * FROM finish();
ROLLBACK;
