BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 2);
SELECT is(
    priv.record_reading(tap.story('secret'), TRUE), FALSE,
    'a caller who claims to see a hidden story is not granted it'
);
SELECT is(
    priv.record_reading(tap.story('circle'), FALSE), FALSE,
    'a caller to whom row security did not show a story is not granted it'
);
SELECT is(
    priv.record_reading(tap.story('circle'), TRUE), TRUE,
    'a reading is granted where row security and the helper agree'
);
SELECT tap.become('none');
SELECT results_eq(
    $$SELECT title, view_count FROM ledger.stories
      WHERE title IN ('circle', 'secret') ORDER BY title$$,
    $$VALUES ('circle', 1), ('secret', 0)$$,
    'only a granted reading is counted'
);
SELECT is(
    ARRAY(
        SELECT l.detail ->> 'granted' FROM ledger.access_logs AS l
        WHERE
            l.action = 'read_story'
            AND l.actor_id = tap.person(2)
        ORDER BY l.id
    ),
    ARRAY['false', 'false', 'true'],
    'each reading leaves an audit row that says whether it was granted'
);
SELECT is(
    tap.callers('priv.record_reading'), ARRAY['anon', 'authenticated'],
    'only the roles that read stories call the helper'
);

SELECT * FROM finish();
ROLLBACK;
