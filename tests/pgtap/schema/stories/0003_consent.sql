BEGIN;
SELECT plan(23);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
CREATE FUNCTION pg_temp.record(p_state text, p_method text, p_expires_at timestamptz)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.consent_events (
    story_id, purpose, state, subject_id, recorded_by, method, expires_at, notice_version,
    notice_language, jurisdiction, recipients, withdrawal
)
VALUES (
    tap.story('open'), 'public_display', p_state,
    tap.person(1), tap.person(1),
    p_method, p_expires_at, '1', 'en', 'AU', '{the public}', 'In writing.'
);
$$;

SELECT results_eq(
    'SELECT code FROM ledger.consent_purposes ORDER BY code',
    ARRAY[
        'ai_analysis', 'commercial_use', 'cross_community', 'media_use', 'policy_use',
        'public_display', 'research_use'
    ],
    'there are seven purposes of consent'
);
SELECT lives_ok(
    format('SELECT pg_temp.record(%L, ''spoken'', NULL)', state),
    format('%s is a state of consent', state)
)
FROM unnest(ARRAY[
    'unknown', 'requested', 'deferred', 'refused', 'given', 'renewed', 'expired',
    'invalidated', 'revoked', 'withdrawn'
]) AS state;
SELECT results_eq(
    $$SELECT state FROM ledger.story_consents
      WHERE story_id = tap.story('open')$$,
    ARRAY['withdrawn'],
    'the event that was recorded last counts'
);
SELECT throws_ok(
    $$SELECT pg_temp.record('maybe', 'spoken', NULL)$$, '23514',
    'new row for relation "consent_events" violates check constraint '
    '"consent_events_state_check"',
    'an event cannot have an unknown state'
);
SELECT throws_ok(
    $$SELECT pg_temp.record('given', 'guessed', NULL)$$, '23514',
    'new row for relation "consent_events" violates check constraint '
    '"consent_events_method_check"',
    'an event cannot have an unknown method'
);
SELECT throws_ok(
    $$SELECT pg_temp.record('given', 'paper', now())$$, '23514',
    'new row for relation "consent_events" violates check constraint '
    '"consent_events_expires_at_check"',
    'a consent must end after it began'
);
-- Without the triggers the constraints alone refuse the rows.
SET LOCAL session_replication_role = replica;
SELECT throws_ok(
    format(
        'INSERT INTO ledger.consent_events (
             story_id, purpose, state, subject_id, recorded_by, method, notice_version,
             jurisdiction, withdrawal, ordinal, notice_language, recipients
         )
         VALUES (
             %1$L, ''media_use'', ''given'', %2$L, %2$L, ''paper'', ''1'', ''AU'',
             ''In writing.'', %3$s
         )',
        current_setting('test.open'), tap.person(1), wrong.row
    ),
    '23514',
    format(
        'new row for relation "consent_events" violates check constraint "%s"', wrong.breaks
    ),
    wrong.says
)
FROM (
    VALUES
    ('0, ''en'', ''{media}''', 'consent_events_ordinal_check',
    'the ordinal of an event is at least 1'),
    (
        '1, ''e'', ''{media}''', 'consent_events_notice_language_check',
        'the language of a notice must be a BCP 47 tag'
    ),
    ('1, ''en'', ''{}''', 'consent_events_recipients_check',
    'an event must name recipients')
) AS wrong (row, breaks, says);
SET LOCAL session_replication_role = origin;
SELECT throws_ok(
    format('INSERT INTO ledger.consent_purposes VALUES (%s)', wrong.row),
    '23514',
    format(
        'new row for relation "consent_purposes" violates check constraint "%s"',
        wrong.breaks
    ),
    wrong.says
)
FROM (
    VALUES
    (
        '''Any use'', ''t'', ''dpv:Purpose'', ''{}'', ''{all}''',
        'consent_purposes_code_check',
        'the code of a purpose is lower-case letters and underscores'
    ),
    (
        '''any_use'', ''t'', ''Purpose'', ''{}'', ''{all}''',
        'consent_purposes_dpv_purpose_check',
        'a purpose must have a term of the Data Privacy Vocabulary'
    ),
    (
        '''any_use'', ''t'', ''dpv:Purpose'', ''{}'', ''{}''',
        'consent_purposes_recipients_check', 'a purpose must name recipients'
    )
) AS wrong (row, breaks, says);
SELECT throws_ok(
    $$SELECT pg_temp.record('withdrawn', 'paper', now() + '1 day')$$, '23514',
    'new row for relation "consent_events" violates check constraint '
    '"consent_events_expires_at_check"',
    'a withdrawal cannot have an end'
);

SELECT fk_ok('ledger', 'consent_events', 'purpose', 'ledger', 'consent_purposes', 'code',
    'an event must have one of the purposes of consent');

SELECT * FROM finish();
ROLLBACK;
