BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.add_label('b1');

SELECT is(
    tap.callers('ledger.revise_label'), ARRAY['authenticated'],
    'only people who are signed in revise a label'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.revise_label(tap.id('b1'), 'Mine', 'Mine.', 'en')$$),
    '^EL001 ', 'without claims nobody revises a label'
);
SELECT tap.become('authenticated', 4);
SELECT is(
    ledger.revise_label(tap.id('b1'), 'Ours still', 'Name us all.'), 2,
    'a lead revises what an elder wrote, and gets the number of the new version'
);
SELECT tap.become('authenticated', 3);
SELECT is(
    priv.revise_label(tap.id('b1'), 'À nous', 'Nommez-nous.', 'fr'), 3,
    'an elder revises what a lead wrote, in another language'
);
SELECT results_eq(
    $$
    SELECT version, language, name, description, written_by
    FROM ledger.label_versions
    WHERE label_id = tap.id('b1')
    ORDER BY version
    $$,
    $$
    VALUES
    (1, 'en', 'Ours', 'Name us.', tap.person(3)),
    (2, 'en', 'Ours still', 'Name us all.', tap.person(4)),
    (3, 'fr', 'À nous', 'Nommez-nous.', tap.person(3))
    $$,
    'a label keeps its earlier versions as they were written'
);
SELECT results_eq(
    $$SELECT tap.audited('revise_label')$$, ARRAY['3 authenticated label b1 {"version": 3}'],
    'each finds their own audit row, which says the number of the version'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
