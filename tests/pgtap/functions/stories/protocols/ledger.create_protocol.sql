BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT function_privs_are(
    'ledger', 'create_protocol', ARRAY['uuid', 'text', 'text', 'jsonb', 'integer', 'text[]', 'text', 'text'], 'anon',
    ARRAY[]::text[], 'an anonymous request declares nothing'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.create_protocol(tap.here(), 'Rain')$q$,
    'a lead declares a protocol'
);
SELECT tap.become('authenticated', 2);
SELECT lives_ok(
    $q$SELECT ledger.create_protocol(tap.here(), 'Wind', p_access_mode => 'open')$q$,
    'so does a steward of another one'
);
SELECT tap.become('authenticated', 3);
SELECT is(
    tap.refusal($q$SELECT ledger.create_protocol(tap.here(), 'Sun')$q$),
    'EL102 | '
    'only a lead or a steward declares protocols of community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask a lead of the community.',
    'an elder does not'
);
SELECT is(
    tap.refusal($q$SELECT ledger.create_protocol(gen_random_uuid(), 'Sun')$q$),
    'EL102 | '
    'only a lead or a steward declares protocols of community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask a lead of the community.',
    'a community that does not exist is refused in the same words'
);
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal($q$SELECT ledger.create_protocol(tap.here(), 'Sun')$q$), '^EL001 ',
    'nobody declares nothing'
);
SELECT tap.become('none');
SELECT results_eq(
    $q$SELECT p.name, p.enforcement, p.access_mode, pc.community_id
      FROM ledger.cultural_protocols AS p
      INNER JOIN ledger.protocol_communities AS pc ON pc.protocol_id = p.id
      WHERE p.name IN ('Rain', 'Wind') ORDER BY p.name$q$,
    $$VALUES
        ('Rain', 'mandatory', 'strict', tap.here()),
        ('Wind', 'mandatory', 'open', tap.here())$$,
    'it binds and is closed unless said otherwise, and its community shares it'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'create_protocol'), 2,
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
