BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell(status, status, 'community')
FROM unnest(ARRAY['draft', 'submitted', 'published', 'archived', 'withdrawn']) AS status;

SELECT is(
    tap.callers('ledger.withdraw_story'), ARRAY['authenticated'],
    'only people who are signed in withdraw a story'
);
SELECT matches(
    tap.attempt(4, $$SELECT ledger.withdraw_story(tap.story('published'))$$), '^EL102 ',
    'a lead does not withdraw another person''s story'
);
SELECT is(
    tap.attempt(1, format('SELECT ledger.withdraw_story(%L)', tap.story(status))), 'done',
    format('a storyteller withdraws a story that is %s', status)
)
FROM unnest(ARRAY['draft', 'submitted', 'published', 'archived']) AS status;
SELECT matches(
    tap.attempt(1, $$SELECT priv.withdraw_story(tap.story('withdrawn'))$$),
    '^EL104 .*withdrawn, not draft or submitted or published or archived',
    'a withdrawn story is not withdrawn again'
);
SELECT results_eq(
    $$
    SELECT status, published_at, archived_at
    FROM ledger.stories
    WHERE id = tap.story('archived')
    $$,
    $$VALUES ('withdrawn', NULL::timestamptz, NULL::timestamptz)$$,
    'a withdrawn story is neither published nor archived'
);
SELECT is(
    tap.readers(status), ARRAY[1],
    format('only its storyteller sees the withdrawn story that was %s', status)
)
FROM unnest(ARRAY['submitted', 'published']) AS status;
SELECT results_eq(
    $$SELECT tap.audited('withdraw_story')$$,
    ARRAY[
        '1 authenticated story ID {"from": "draft"}',
        '1 authenticated story ID {"from": "submitted"}',
        '1 authenticated story ID {"from": "published"}',
        '1 authenticated story ID {"from": "archived"}'
    ],
    'one audit row for each story says who withdrew it and from where'
);

SELECT * FROM finish();
ROLLBACK;
