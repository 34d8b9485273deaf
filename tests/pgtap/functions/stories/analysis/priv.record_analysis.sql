BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('erased', 'erased', 'community');

CREATE FUNCTION pg_temp.attempt(p_story_id uuid)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.refusal(
    format('SELECT priv.record_analysis(%L, ''themes'', ''reader 1'', ''{}'')', p_story_id)
);
$$;

SELECT tap.become('service_role');
SELECT is(
    pg_temp.attempt(tap.story('circle')),
    'EL110 | no consent to ai_analysis in effect for story ID | '
    'It was not given, was withdrawn, has ended, or the home community denies it. | '
    'Discard the result; analyse only stories for which it is in effect.',
    'no event means no'
);
SELECT is(
    pg_temp.attempt(gen_random_uuid()),
    pg_temp.attempt(tap.story('circle')),
    '10 existence: a story that does not exist is refused in the same words'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'ai_analysis', now() + '1 hour');
SELECT tap.become('service_role');
SELECT is(pg_temp.attempt(tap.story('circle')), 'done', 'consent in effect allows it');
SELECT tap.become('none');
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by
)
VALUES (tap.here(), 'ai_analysis', TRUE, tap.person(4));
SELECT tap.become('service_role');
SELECT matches(
    pg_temp.attempt(tap.story('circle')), '^EL110',
    'what the home community denies its storyteller cannot allow'
);
SELECT tap.become('none');
DELETE FROM ledger.community_consent_policies;
SELECT tap.become('service_role');
SELECT set_config('ledger.clock', (now() + '1 hour')::text, TRUE);
SELECT alike(
    pg_temp.attempt(tap.story('circle')), 'EL110%',
    'consent that has ended does not'
);
SELECT set_config('ledger.clock', '', TRUE);
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('circle'), 'ai_analysis');
SELECT tap.become('service_role');
SELECT alike(
    pg_temp.attempt(tap.story('circle')), 'EL110%',
    'neither does consent that was withdrawn'
);
SELECT tap.become('none');
INSERT INTO ledger.consent_events (
    story_id, purpose, state, subject_id, recorded_by, method, notice_version,
    notice_language, jurisdiction, recipients, withdrawal
)
VALUES (
    tap.story('erased'), 'ai_analysis', 'given',
    tap.person(1), tap.person(1),
    'import', '1', 'en', 'AU', '{analysis services}', 'In writing.'
);
SELECT tap.become('service_role');
SELECT alike(
    pg_temp.attempt(tap.story('erased')), 'EL110%',
    'nothing is recorded about an erased story, whatever was consented to'
);
SELECT tap.become('none');
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = tap.story('circle')
            AND action = 'record_analysis'
            AND actor_id IS NULL
    ),
    1,
    'one audit row names the server''s role and no person'
);

SELECT * FROM finish();
ROLLBACK;
