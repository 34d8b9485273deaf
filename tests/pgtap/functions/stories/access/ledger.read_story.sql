BEGIN;
SELECT plan(16);

SELECT tap.society();

CREATE FUNCTION pg_temp.read(p_title text)
RETURNS text[]
LANGUAGE sql
AS $$
SELECT array_agg(s.title) FROM ledger.read_story(tap.story(p_title)) AS s;
$$;
CREATE FUNCTION pg_temp.trace(p_title text)
RETURNS text[]
LANGUAGE sql
AS $$
SELECT array_agg(
    concat_ws(
        ' ', right(l.actor_id::text, 1), l.acting_as, l.action, l.object_kind,
        l.detail ->> 'granted'
    )
    ORDER BY l.id
)
FROM ledger.access_logs AS l
WHERE l.object_id = tap.story(p_title) AND l.action = 'read_story';
$$;
CREATE FUNCTION pg_temp.views(p_title text)
RETURNS integer
LANGUAGE sql
AS $$
SELECT view_count FROM ledger.stories WHERE id = tap.story(p_title);
$$;
SELECT tap.tell(t, 'published', t)
FROM unnest(ARRAY['private', 'community', 'public']) AS t;
SELECT tap.tell('submitted', 'submitted', 'public');
SELECT set_config('test.missing', gen_random_uuid()::text, TRUE);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(current_setting('test.public')::uuid, 'public_display');

SELECT tap.become('authenticated', 2);
SELECT
    is(
        pg_temp.read('community'),
        ARRAY['community'],
        'a member opens what they may read'
    );
SELECT
    is(pg_temp.read('private'), NULL, 'a story that is hidden is no row, and no error');
SELECT is(pg_temp.read('missing'), NULL, '10 existence: so is one that does not exist');
SELECT tap.become('anon');
SELECT is(pg_temp.read('public'), ARRAY['public'], 'anybody opens what is public');
SELECT is(pg_temp.read('community'), NULL, 'and nothing else');
SELECT tap.become('authenticated', 1);
SELECT is(pg_temp.read('private'), ARRAY['private'], 'storytellers open their own');
SELECT tap.become('authenticated', 3);
SELECT is(pg_temp.read('submitted'), ARRAY['submitted'], 'elders what they review');
SELECT tap.become('none');
SELECT is(
    pg_temp.trace('community'),
    ARRAY['2 authenticated read_story story true', 'anon read_story story false'],
    'each reading leaves one row, granted or not'
);
SELECT is(
    pg_temp.trace('private'),
    ARRAY[
        '2 authenticated read_story story false',
        '1 authenticated read_story story true'
    ],
    'the log says what the caller is not told'
);
SELECT is(
    pg_temp.trace('missing'), ARRAY['2 authenticated read_story story false'],
    'a story that does not exist is logged as one that is hidden'
);
SELECT is(
    ARRAY[pg_temp.views('public'), pg_temp.views('community')], ARRAY[1, 1],
    'a reading of a published story is counted'
);
SELECT is(
    ARRAY[pg_temp.views('private'), pg_temp.views('submitted')], ARRAY[0, 0],
    'neither the storyteller''s own nor a reviewer''s is'
);

-- The claims of a person do not widen what an anonymous request reads.
SELECT tap.become('anon', 2);
SELECT
    is(
        pg_temp.read('community'),
        NULL,
        'row security decides by role as well as by claims'
    );
SELECT tap.become('authenticated', 2);
SELECT is(
    (
        SELECT s.view_count
        FROM ledger.read_story(current_setting('test.community')::uuid) AS s
    ),
    1,
    'who opens a story reads how often others did before'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE
            action = 'read_story' AND object_id = current_setting('test.private')::uuid
    ),
    1,
    'a person reads in the log what they did themselves, no more'
);
SELECT tap.become('none');
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
        WHERE has_function_privilege(r, 'ledger.read_story(uuid)', 'EXECUTE')
    ),
    ARRAY['anon', 'authenticated'],
    'nobody reads stories by office'
);

SELECT * FROM finish();
ROLLBACK;
