BEGIN;
SELECT plan(10);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('erased', 'erased', 'community');

CREATE FUNCTION pg_temp.attempt(p_story_id uuid)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.serve(
    format(
        'SELECT ledger.record_analysis(%L, ''themes'', ''reader 1'', ''{}'')',
        p_story_id
    )
);
$$;

SELECT is(
    tap.callers('ledger.record_analysis'), ARRAY['service_role'],
    'only the service role records an analysis'
);
SELECT is(
    pg_temp.attempt(story),
    'EL110 | no consent to ai_analysis in effect for story ID | '
    'It was not given, was withdrawn or has expired, or the home community denies it. '
    '| Discard the result. Analyse only stories for which consent to ai_analysis is in '
    'effect.',
    description
)
FROM (
    VALUES
    (tap.story('circle'), 'without an event of consent no analysis is recorded'),
    (
        gen_random_uuid(),
        '10 existence: a story that does not exist is refused in the same words'
    )
) AS a (story, description);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'ai_analysis', now() + '1 hour');
SELECT tap.become('service_role');
SELECT set_config(
    'test.analysis',
    priv.record_analysis(tap.story('circle'), 'tone', 'reader 1', '{"calm": 1}')::text,
    TRUE
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'SELECT id::text, kind, model, version, result FROM ledger.story_analyses',
    $$
    VALUES (
        current_setting('test.analysis'), 'tone', 'reader 1', 1, '{"calm": 1}'::jsonb
    )
    $$,
    'the service role records an analysis with consent and gets its id, and a member '
    'reads it'
);
SELECT tap.become('none');
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by
)
VALUES (tap.here(), 'ai_analysis', TRUE, tap.person(4));
SELECT matches(
    pg_temp.attempt(tap.story('circle')), '^EL110 ',
    'no analysis is recorded of a story whose home community denies it'
);
DELETE FROM ledger.community_consent_policies;
SELECT tap.wind('1 hour');
SELECT matches(
    pg_temp.attempt(tap.story('circle')), '^EL110 ',
    'no analysis is recorded after consent has expired'
);
SELECT tap.wind('0');
SELECT is(
    pg_temp.attempt(tap.story('circle')), 'done',
    'an analysis is recorded until consent expires'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('circle'), 'ai_analysis');
SELECT tap.become('none');
SELECT matches(
    pg_temp.attempt(tap.story('circle')), '^EL110 ',
    'no analysis is recorded after consent was withdrawn'
);
INSERT INTO ledger.consent_events (
    story_id, purpose, state, subject_id, recorded_by, method, notice_version,
    notice_language, jurisdiction, recipients, withdrawal
)
VALUES (
    tap.story('erased'), 'ai_analysis', 'given',
    tap.person(1), tap.person(1),
    'import', '1', 'en', 'AU', '{analysis services}', 'In writing.'
);
SELECT matches(
    pg_temp.attempt(tap.story('erased')), '^EL110 ',
    'no analysis is recorded of an erased story, even with an event of consent'
);
SELECT results_eq(
    $$SELECT tap.audited('record_analysis')$$,
    ARRAY[
        'service_role story ID {"kind": "tone", "analysis_id": "ID"}',
        'service_role story ID {"kind": "themes", "analysis_id": "ID"}'
    ],
    'one audit row for each analysis names the service role and the kind, and no person'
);

SELECT * FROM finish();
ROLLBACK;
