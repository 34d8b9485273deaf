BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT is(
    tap.broken(
        format(
            'INSERT INTO ledger.notices (community_id, title, body, posted_by)'
            ' VALUES (tap.here(), %L, %L, tap.person(3))',
            title, body
        )
    ),
    breaks, says
)
FROM (
    VALUES
    (' ', 'At six.', 'notices_title_check', 'a notice has a title'),
    (
        repeat('x', 201), 'At six.', 'notices_title_check',
        'a title of more than 200 characters is refused'
    ),
    ('Supper', ' ', 'notices_body_check', 'a notice has a body'),
    (
        'Supper', repeat('x', 10001), 'notices_body_check',
        'a body of more than 10,000 characters is refused'
    )
) AS t (title, body, breaks, says);
SELECT lives_ok(
    $$
    INSERT INTO ledger.notices (community_id, title, body, posted_by)
    VALUES (tap.here(), repeat('x', 200), repeat('x', 10000), tap.person(3))
    $$,
    'a title of 200 and a body of 10,000 characters are stored'
);

SELECT * FROM finish();
ROLLBACK;
