BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.by_hand($$UPDATE ledger.stories SET research_until = 'infinity'$$);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE r = ANY(tap.callers('ops.check_consent_without_event'))
    $$,
    'no role of the API runs the check'
);
SELECT results_eq(
    'SELECT level, detail FROM ops.check_consent_without_event()',
    $$
    VALUES (
        'ERROR',
        format(
            'Story %s is open for research_use, but no event gave that consent.',
            tap.story('open')
        )
    )
    $$,
    'a purpose that a column allows without an event is reported'
);
SELECT isnt_empty(
    $$SELECT FROM ops.verify() WHERE name = 'consent_without_event'$$,
    'verify runs the check'
);
SELECT tap.cure('ops.check_consent_without_event');
SELECT is_empty(
    'SELECT detail FROM ops.check_consent_without_event()',
    'the remedy, pasted, cures the finding'
);

SELECT * FROM finish();
ROLLBACK;
