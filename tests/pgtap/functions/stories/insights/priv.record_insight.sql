BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('draft', 'draft', 'community');

CREATE FUNCTION pg_temp.attempt(p_community text, p_stories uuid[])
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.refusal(
    format(
        'SELECT priv.record_insight(%L, ''theme'', ''Water'', ''Everywhere.'', %L, NULL)',
        '00000000-0000-7000-8000-0000000000' || p_community, p_stories
    )
);
$$;

SELECT tap.become('authenticated', 2);
SELECT alike(
    pg_temp.attempt('c1', ARRAY[tap.story('circle')]),
    'EL102 | only an elder or lead records insights of community ID%',
    'a member records no insight'
);
SELECT is(
    pg_temp.attempt('c9', ARRAY[tap.story('circle')]),
    pg_temp.attempt('c1', ARRAY[tap.story('circle')]),
    '10 existence: a community that does not exist is refused in the same words'
);
SELECT tap.become('authenticated', 3);
SELECT alike(
    pg_temp.attempt('c1', '{}'), '22023 | no stories given for insight Water%',
    'an insight rests on a story at least'
);
SELECT alike(
    pg_temp.attempt('c1', ARRAY[gen_random_uuid()]),
    'EL111 | no insight of this community can rest on story ID%',
    'a story that does not exist supports nothing'
);
SELECT is(
    pg_temp.attempt('c1', ARRAY[tap.story(hidden)]),
    pg_temp.attempt('c1', ARRAY[gen_random_uuid()]),
    format('10 existence: one that is %s is refused in the same words', hidden)
)
FROM unnest(ARRAY['secret', 'draft', 'asked']) AS hidden;
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT tap.become('authenticated', 5);
SELECT is(
    pg_temp.attempt('c2', ARRAY[tap.story('open')]),
    pg_temp.attempt('c2', ARRAY[gen_random_uuid()]),
    'a story that belongs to another community supports no insight of this one'
);
SELECT tap.become('authenticated', 4);
SELECT is(
    pg_temp.attempt(
        'c1',
        ARRAY[
            tap.story('circle'), tap.story('open'),
            tap.story('circle')
        ]
    ),
    'done',
    'a lead names published stories of the community, one of them twice'
);
SELECT is(
    (
        SELECT count(*)::integer
        FROM ledger.insight_stories AS x
        INNER JOIN ledger.community_insights AS i ON i.id = x.insight_id
        WHERE i.title = 'Water'
    ),
    2,
    'each story supports it once'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'record_insight'), 1,
    'one audit row says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
