BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
-- Triggers off: what a restore or a hand could leave behind.
SET LOCAL session_replication_role = replica;
UPDATE ledger.stories SET research_until = 'infinity'
WHERE id = tap.story('open');
SET LOCAL session_replication_role = origin;

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_consent_without_event()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);
SELECT results_eq(
    'SELECT level, detail FROM ops.check_consent_without_event()',
    $$
    VALUES (
        'ERROR',
        format(
            'Story %s is open for research_use, and no event gave that consent.',
            current_setting('test.open')
        )
    )
    $$,
    'a purpose that a column lets through and no event gave is named'
);
SELECT isnt_empty(
    $$SELECT FROM ops.verify() WHERE name = 'consent_without_event'$$, 'verify reports it'
);
DO $do$
BEGIN
    EXECUTE (SELECT remediation FROM ops.check_consent_without_event());
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_consent_without_event()', 'the remedy, pasted, cures it'
);

SELECT * FROM finish();
ROLLBACK;
