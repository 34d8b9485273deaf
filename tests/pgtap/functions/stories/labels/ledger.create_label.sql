BEGIN;
SELECT plan(6);

SELECT tap.society();

SELECT is(
    tap.callers('ledger.create_label'), ARRAY['authenticated'],
    'only people who are signed in write a label'
);
SELECT matches(
    tap.attempt(
        person,
        format('SELECT priv.create_label(tap.here(), %L, ''Ours'', ''Name us.'', ''en'')', type)
    ),
    refusal, description
)
FROM (
    VALUES
    (
        2, 'tk_a', '^EL102 . only an elder or lead writes labels of community ID',
        'a member does not write a label'
    ),
    (
        3, 'tk_x', '^22023 . unknown type of label tk_x',
        'a type of label that Local Contexts does not publish is refused'
    ),
    (NULL, 'tk_a', '^EL001 ', 'without claims nobody writes a label')
) AS a (person, type, refusal, description);
SELECT tap.become('authenticated', 4);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'notice_tk', 'Soon', 'Our labels are coming.')::text, TRUE
);
SELECT tap.become('authenticated', 3);
SELECT priv.create_label(tap.here(), 'tk_a', 'À nous', 'Nommez-nous.', 'fr');
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT
        l.id::text = current_setting('test.label'), l.community_id, l.type_code,
        l.created_by, v.version, v.language, v.name, v.description, v.written_by
    FROM ledger.labels AS l
    INNER JOIN ledger.label_versions AS v ON v.label_id = l.id
    ORDER BY l.type_code
    $$,
    $$
    VALUES
    (
        TRUE, tap.here(), 'notice_tk', tap.person(4), 1, 'en', 'Soon',
        'Our labels are coming.', tap.person(4)
    ),
    (
        FALSE, tap.here(), 'tk_a', tap.person(3), 1, 'fr', 'À nous', 'Nommez-nous.',
        tap.person(3)
    )
    $$,
    'a lead and an elder write labels with a first version, in English by default'
);
SELECT results_eq(
    $$SELECT tap.audited('create_label', id) FROM ledger.labels ORDER BY type_code$$,
    ARRAY[
        '4 authenticated label ID {"type_code": "notice_tk", "community_id": "c1"}',
        '3 authenticated label ID {"type_code": "tk_a", "community_id": "c1"}'
    ],
    'the audit row says the type and the community, and nothing of the words'
);

SELECT * FROM finish();
ROLLBACK;
