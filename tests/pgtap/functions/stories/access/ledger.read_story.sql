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
SELECT is(
    pg_temp.read('community'), ARRAY['community'], 'a member opens a story that they see'
);
SELECT is(
    pg_temp.read('private'), NULL, 'opening a hidden story returns no row and no error'
);
SELECT is(
    pg_temp.read('missing'), NULL,
    '10 existence: opening a story that does not exist returns no row and no error'
);
SELECT tap.become('anon');
SELECT is(
    pg_temp.read('public'), ARRAY['public'], 'an anonymous request opens a public story'
);
SELECT is(
    pg_temp.read('community'), NULL,
    'an anonymous request does not open a story of a community'
);
SELECT tap.become('authenticated', 1);
SELECT is(
    pg_temp.read('private'), ARRAY['private'],
    'a storyteller opens their own private story'
);
SELECT tap.become('authenticated', 3);
SELECT is(
    pg_temp.read('submitted'), ARRAY['submitted'], 'an elder opens a story to review it'
);
SELECT tap.become('none');
SELECT is(
    pg_temp.trace('community'),
    ARRAY['2 authenticated read_story story true', 'anon read_story story false'],
    'each reading leaves one audit row, whether it was granted or not'
);
SELECT is(
    pg_temp.trace('private'),
    ARRAY[
        '2 authenticated read_story story false',
        '1 authenticated read_story story true'
    ],
    'the audit row says that a story was hidden, which its caller is not told'
);
SELECT is(
    pg_temp.trace('missing'), ARRAY['2 authenticated read_story story false'],
    'a story that does not exist leaves the same audit row as a hidden story'
);
SELECT is(
    ARRAY[pg_temp.views('public'), pg_temp.views('community')], ARRAY[1, 1],
    'a reading of a published story is counted'
);
SELECT is(
    ARRAY[pg_temp.views('private'), pg_temp.views('submitted')], ARRAY[0, 0],
    'neither a reading by the storyteller nor one before publication is counted'
);

-- The claims of a person do not widen what an anonymous request reads.
SELECT tap.become('anon', 2);
SELECT is(
    pg_temp.read('community'), NULL,
    'an anonymous request with the claims of a member reads as an anonymous request'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    (
        SELECT s.view_count
        FROM ledger.read_story(current_setting('test.community')::uuid) AS s
    ),
    1,
    'a person who opens a story reads how often others opened it before'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE
            action = 'read_story' AND object_id = current_setting('test.private')::uuid
    ),
    1,
    'a person reads only their own rows in the audit log'
);
SELECT tap.become('none');
SELECT is(
    tap.callers('ledger.read_story'), ARRAY['anon', 'authenticated'],
    'neither the auditor nor servers nor the maintenance role open stories'
);

SELECT * FROM finish();
ROLLBACK;
