BEGIN;
SELECT plan(7);

SELECT tap.shelf();
SELECT tap.write_labels();
SELECT tap.become('authenticated', 1);
SELECT ledger.apply_label(tap.story('open'), tap.label('used'));
SELECT tap.become('none');
PREPARE visible AS SELECT type_code FROM ledger.labels ORDER BY 1;

SELECT is(tap.finds('visible', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'anon', NULL, '{tk_a}'::text[],
        'an anonymous reader reads a label that a public story carries'
    ),
    (
        'authenticated', 6, '{tk_a}',
        'a stranger reads a label that a public story carries'
    ),
    (
        'authenticated', 2, '{tk_a,tk_ss}',
        'a member reads a label that their community wrote, also before a story carries'
        ' it'
    ),
    (
        'authenticated', 5, '{tk_a}',
        'an elder of another community reads a label only if a story that they see'
        ' carries it'
    )
) AS w (role, person, sees, says);

SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('open'), 'public_display');

SELECT is(tap.finds('visible', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'authenticated', 6, '{}'::text[],
        '28 derived: a label is hidden from a stranger once only hidden stories carry'
        ' it'
    ),
    (
        'anon', NULL, '{}',
        '28 derived: a label is hidden from an anonymous reader at the same time'
    ),
    ('authenticated', 2, '{tk_a,tk_ss}', 'a member goes on reading a label')
) AS w (role, person, sees, says);

SELECT * FROM finish();
ROLLBACK;
