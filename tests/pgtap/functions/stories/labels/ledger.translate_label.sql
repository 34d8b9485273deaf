BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.add_label('b1');

SELECT is(
    tap.callers('ledger.translate_label'), ARRAY['authenticated'],
    'only people who are signed in translate a label'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.translate_label(tap.id('b1'), 'de', 'Unser', 'Fragt.')$$),
    '^EL001 ', 'without claims nobody translates a label'
);
SELECT tap.become('authenticated', 3);
SELECT ledger.translate_label(tap.id('b1'), 'fr', name, 'Nommez-nous.')
FROM unnest(ARRAY['Notre', 'À nous']) AS name;
SELECT ledger.revise_label(tap.id('b1'), 'Ours', 'Ask us.');
SELECT priv.translate_label(tap.id('b1'), 'de', 'Unser', 'Fragt uns.');
SELECT results_eq(
    $$
    SELECT version, language, name
    FROM ledger.label_translations
    WHERE label_id = tap.id('b1')
    ORDER BY version
    $$,
    $$VALUES (1, 'fr', 'À nous'), (2, 'de', 'Unser')$$,
    'a translation belongs to the latest version, and a second one into its language replaces it'
);
SELECT results_eq(
    $$SELECT tap.audited('translate_label')$$,
    ARRAY[
        '3 authenticated label b1 {"version": 1, "language": "fr"}',
        '3 authenticated label b1 {"version": 1, "language": "fr"}',
        '3 authenticated label b1 {"version": 2, "language": "de"}'
    ],
    'each translation leaves an audit row with the version and the language'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
