BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text, TRUE
);
SELECT is(
    priv.revise_label(current_setting('test.label')::uuid, 'À nous', 'Nommez-nous.', 'fr'), 2,
    'a changed text is the next version'
);
SELECT results_eq(
    format(
        $$SELECT version, language, name, written_by FROM ledger.label_versions
          WHERE label_id = %L ORDER BY version$$,
        current_setting('test.label')
    ),
    $$VALUES
    (1, 'en', 'Ours', tap.person(3)),
    (2, 'fr', 'À nous', tap.person(3))$$,
    'and the one before stays'
);
SELECT results_eq(
    format(
        $$SELECT detail FROM ledger.access_logs
          WHERE object_id = %L AND action = 'revise_label'$$,
        current_setting('test.label')
    ),
    $$VALUES ('{"version": 2}'::jsonb)$$,
    'one audit row says so, to who did it'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
