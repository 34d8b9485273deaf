BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell(t, 'draft', 'private') FROM unnest(ARRAY['draft', 'silent']) AS t;
UPDATE ledger.stories SET content = ' ' WHERE title = 'silent';

SELECT is(
    tap.callers('ledger.submit_story'), ARRAY['authenticated'],
    'only people who are signed in submit a story'
);
SELECT matches(
    tap.attempt(1, $$SELECT ledger.submit_story(tap.story('silent'))$$), '^EL105 ',
    'a story with nothing in it is not put to review'
);
SELECT tap.wind('1 hour');
SELECT is(
    tap.attempt(1, $$SELECT priv.submit_story(tap.story('draft'))$$), 'done',
    'a storyteller submits their draft'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    $$
    SELECT status, review_status, submitted_at - now()
    FROM ledger.stories
    WHERE id = tap.story('draft')
    $$,
    $$VALUES ('submitted', 'pending', '1 hour'::interval)$$,
    'an elder finds the story waiting for review since then, by the ledger''s clock'
);
SELECT matches(
    tap.attempt(1, $$SELECT ledger.submit_story(tap.story('draft'))$$),
    '^EL104 .*submitted, not draft', 'a submitted story is not submitted again'
);
SELECT results_eq(
    $$SELECT tap.audited('submit_story')$$, ARRAY['1 authenticated story ID {}'],
    'one audit row says who submitted the story, and nothing of the refusals'
);

SELECT * FROM finish();
ROLLBACK;
