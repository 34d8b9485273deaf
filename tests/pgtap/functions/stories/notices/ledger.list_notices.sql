BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.become('authenticated', 3);
SELECT ledger.post_notice(tap.here(), title, 'Read it.')
FROM unnest(ARRAY['first', 'second', 'third']) AS title;
SELECT ledger.post_notice(tap.here(), 'asked', 'Read it.', tap.story('asked'));

PREPARE first_page AS SELECT title FROM ledger.list_notices(tap.here(), NULL, 2);
SELECT results_eq(
    'first_page', ARRAY['asked', 'third'], 'an elder reads the newest notices first'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'first_page', ARRAY['third', 'second'],
    'a member does not read the notice about a story that they do not see'
);
SELECT results_eq(
    $$
    SELECT title
    FROM ledger.list_notices(
        tap.here(),
        (SELECT id FROM ledger.notices WHERE title = 'second')
    )
    $$,
    ARRAY['first'], 'the next page begins after the last notice of the page before'
);
SELECT tap.become('authenticated', 3);
SELECT ledger.post_notice(tap.here(), n::text, 'Read it.') FROM generate_series(1, 100) AS n;
SELECT is(
    (SELECT count(*) FROM ledger.list_notices(tap.here(), NULL, 1000)), 100::bigint,
    'a page has at most 100 notices'
);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT title FROM ledger.list_notices(tap.here())', 'a stranger reads no notice'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
