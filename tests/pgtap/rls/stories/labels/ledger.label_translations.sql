BEGIN;
SELECT plan(7);

SELECT tap.shelf();
SELECT tap.write_labels();
SELECT tap.become('authenticated', 1);
SELECT ledger.apply_label(tap.story('open'), tap.label('used'));
SELECT tap.become('none');
PREPARE visible AS
SELECT name FROM ledger.label_translations ORDER BY name COLLATE "C";

SELECT is(tap.finds('visible', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'anon', NULL, '{À nous}'::text[],
        'an anonymous reader reads the translation of a label that a public story'
        ' carries'
    ),
    (
        'authenticated', 6, '{À nous}',
        'a stranger reads the translation of a label that a public story carries'
    ),
    (
        'authenticated', 2, '{Pas encore,À nous}',
        'a member reads the translation of a label that their community wrote, also'
        ' before a story carries it'
    ),
    (
        'authenticated', 5, '{À nous}',
        'an elder of another community reads the translation of a label only if a story'
        ' that they see carries it'
    )
) AS w (role, person, sees, says);

SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('open'), 'public_display');

SELECT is(tap.finds('visible', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'authenticated', 6, '{}'::text[],
        '28 derived: the translation of a label is hidden from a stranger once only'
        ' hidden stories carry it'
    ),
    (
        'anon', NULL, '{}',
        '28 derived: the translation of a label is hidden from an anonymous reader at'
        ' the same time'
    ),
    (
        'authenticated', 2, '{Pas encore,À nous}',
        'a member goes on reading the translation of a label'
    )
) AS w (role, person, sees, says);

SELECT * FROM finish();
ROLLBACK;
