BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT is_empty('SELECT FROM priv.find_unconsented()', 'no consent, nothing in effect');
INSERT INTO ledger.consent_events (
    story_id, purpose, state, subject_id, recorded_by, method, notice_version,
    notice_language, jurisdiction, recipients, withdrawal
)
VALUES (
    tap.story('open'), 'public_display', 'given',
    tap.person(1), tap.person(1),
    'online', '1', 'en', 'AU', '{anybody}', 'in person'
);
SELECT is_empty(
    'SELECT FROM priv.find_unconsented()', 'a consent that was given is in effect'
);
-- Triggers off: what a restore or a hand could leave behind.
SET LOCAL session_replication_role = replica;
UPDATE ledger.stories SET ai_until = 'infinity', research_until = '2020-01-01'
WHERE id = tap.story('open');
SELECT results_eq(
    'SELECT story_id::text, purpose FROM priv.find_unconsented()',
    $$VALUES (current_setting('test.open'), 'ai_analysis')$$,
    'one that nobody gave is found, but not where it is over anyway'
);
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.find_unconsented()', 'EXECUTE')
    $$,
    'no role of the API asks'
);

SELECT * FROM finish();
ROLLBACK;
