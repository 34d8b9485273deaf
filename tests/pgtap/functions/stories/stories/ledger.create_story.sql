BEGIN;
SELECT plan(9);

SELECT tap.society();

SELECT function_privs_are(
    'ledger', 'create_story',
    ARRAY['uuid', 'text', 'text', 'text', 'text', 'text[]', 'text', 'text[]'],
    'anon', ARRAY[]::text[],
    'an anonymous request begins no story'
);
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.told',
    ledger.create_story(tap.here(), 'Rain', 'It came.')::text,
    TRUE
);
SELECT results_eq(
    $$SELECT title, status, privacy, review_status, version, public_until
      FROM ledger.stories WHERE id = current_setting('test.told')::uuid$$,
    $$VALUES ('Rain', 'draft', 'private', 'pending', 1, NULL::timestamptz)$$,
    'a new story is a private draft that no consent covers'
);
SELECT results_eq(
    $$SELECT storyteller_id, home_community_id, community_ids
      FROM ledger.stories WHERE id = current_setting('test.told')::uuid$$,
    $$VALUES (
          tap.person(1),
          tap.here(),
          ARRAY[tap.here()]
      )$$,
    'it is the signed-in storyteller''s, and at home in the community that they named'
);
SELECT results_eq(
    $$SELECT action, object_kind FROM ledger.access_logs
      WHERE object_id = current_setting('test.told')::uuid$$,
    $$VALUES ('create_story', 'story')$$,
    'the beginning leaves one audit row'
);
SELECT throws_ok(
    $$SELECT ledger.create_story(
          tap.here(), 'Rain', 'It came.', p_privacy => 'all'
      )$$,
    '22023', 'unknown privacy all',
    'a privacy that no story has is refused'
);
SELECT tap.become('authenticated', 6);
SELECT throws_ok(
    $$SELECT ledger.create_story(tap.here(), 'Rain', '')$$,
    'EL103', 'not an active member of community 00000000-0000-7000-8000-0000000000c1',
    'a stranger begins no story in the community'
);
SELECT throws_ok(
    $$SELECT ledger.create_story('00000000-0000-7000-8000-0000000000c9', 'Rain', '')$$,
    'EL103', 'not an active member of community 00000000-0000-7000-8000-0000000000c9',
    'a community that does not exist is refused in the same words'
);
SELECT tap.become('authenticated');
SELECT throws_ok(
    $$SELECT ledger.create_story(tap.here(), 'Rain', '')$$,
    'EL001', 'nobody is signed in',
    'without claims nobody begins a story'
);
SELECT tap.become('none');
SET CONSTRAINTS ALL IMMEDIATE;
SELECT pass('every deferred constraint of the new story holds');

SELECT * FROM finish();
ROLLBACK;
