BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.tell('circle', 'published', 'community');
SELECT is(
    ARRAY(
        SELECT format('%s %s', t, a)
        FROM unnest(ARRAY['draft', 'circle']) AS t
        CROSS JOIN unnest(ARRAY['view', 'edit', 'share', 'analyze', 'read']) AS a
        WHERE
            priv.judge_access(tap.story(t), tap.person(1), a)
    ),
    ARRAY['draft view', 'draft edit', 'draft share', 'circle view', 'circle share'],
    'a storyteller views and shares both stories and edits the draft'
);
SELECT is(
    ARRAY(
        SELECT p
        FROM generate_series(1, 6) AS p
        WHERE priv.judge_access(tap.story('circle'), tap.person(p), 'view')
    ),
    ARRAY[1, 2, 3, 4],
    'the answer about a person is the same for every caller'
);
SELECT is(
    priv.judge_access(gen_random_uuid(), tap.person(1), 'view'),
    FALSE,
    'the answer for a story that does not exist is false, not NULL'
);
SELECT is(
    tap.callers('priv.judge_access'), ARRAY['ledger_auditor', 'service_role'],
    'only the auditor and servers ask about every person'
);

SELECT * FROM finish();
ROLLBACK;
