BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'media_use')
FROM unnest(ARRAY['circle', 'asked']) AS title;
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format(
        'SELECT priv.record_disclosure(%L, ''media_use'', ''Radio'', ''radio@example.org'', ''{text}'')',
        current_setting('test.circle')
    ),
    'EL102', 'only its storyteller or an elder or lead of its home discloses story '
    || current_setting('test.circle'),
    'a member hands nothing out'
);
SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    format(
        'SELECT priv.record_disclosure(%L, ''media_use'', ''Radio'', ''radio@example.org'', ''{text}'')',
        current_setting('test.asked')
    ),
    'EL104', 'story is submitted, not published: ' || current_setting('test.asked'),
    'what is not published stays inside'
);
SELECT throws_ok(
    format(
        'SELECT priv.record_disclosure(%L, ''policy_use'', ''Radio'', ''radio@example.org'', ''{text}'')',
        current_setting('test.circle')
    ),
    'EL110', 'no consent to policy_use in effect for story ' || current_setting('test.circle'),
    'nothing goes out without consent to the purpose'
);
SELECT throws_ok(
    format(
        'SELECT priv.record_disclosure(%L, ''fun'', ''Radio'', ''radio@example.org'', ''{text}'')',
        current_setting('test.circle')
    ),
    '22023', 'unknown purpose fun',
    'there is a purpose'
);
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT isnt(
    priv.record_disclosure(tap.story('circle'), 'media_use', 'Radio', 'radio@example.org', '{text,media}'),
    NULL, 'a lead of its home records who received it'
);
SELECT results_eq(
    format(
        $$SELECT version, purpose, parts, recipient, contact, disclosed_by, disclosed_at
          FROM ledger.disclosures WHERE story_id = %L$$,
        current_setting('test.circle')
    ),
    $$VALUES (
        1, 'media_use', '{text,media}'::text[], 'Radio', 'radio@example.org',
        tap.person(4), '2030-01-01 00:00:00+00'::timestamptz
    )$$,
    'who, what, what for, when, and how they are reached'
);
SELECT results_eq(
    format(
        $$SELECT detail - 'disclosure_id' FROM ledger.access_logs
          WHERE object_id = %L AND action = 'record_disclosure'$$,
        current_setting('test.circle')
    ),
    $$VALUES ('{"purpose": "media_use"}'::jsonb)$$,
    'the audit row does not say to whom'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
