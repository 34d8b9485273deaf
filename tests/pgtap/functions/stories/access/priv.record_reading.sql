BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 2);
SELECT is(
    priv.record_reading(tap.story('secret'), TRUE), FALSE,
    'who claims to see a story that is hidden is not believed'
);
SELECT is(
    priv.record_reading(tap.story('circle'), FALSE), FALSE,
    'nothing is granted that row security did not show'
);
SELECT is(
    priv.record_reading(tap.story('circle'), TRUE), TRUE,
    'what both see is granted'
);
SELECT tap.become('none');
SELECT results_eq(
    $$SELECT title, view_count FROM ledger.stories
      WHERE title IN ('circle', 'secret') ORDER BY title$$,
    $$VALUES ('circle', 1), ('secret', 0)$$,
    'and only that is counted'
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
    'each leaves a row that says so'
);
SELECT is(
    ARRAY(
        SELECT r
        FROM
            unnest(
                ARRAY[
                    'anon',
                    'authenticated',
                    'ledger_auditor',
                    'ledger_maintenance',
                    'service_role'
                ]
            ) AS r
        WHERE has_function_privilege(r, 'priv.record_reading(uuid, boolean)', 'EXECUTE')
    ),
    ARRAY['anon', 'authenticated'],
    'only those who read stories'
);

SELECT * FROM finish();
ROLLBACK;
