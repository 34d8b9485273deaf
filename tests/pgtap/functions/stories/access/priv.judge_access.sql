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
    'about each person the answer is theirs, whoever asks'
);
SELECT is(
    priv.judge_access(gen_random_uuid(), tap.person(1), 'view'),
    FALSE,
    'a story that does not exist is false, not NULL'
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
        WHERE
            has_function_privilege(r, 'priv.judge_access(uuid, uuid, text)', 'EXECUTE')
    ),
    ARRAY['ledger_auditor', 'service_role'],
    'only those ask it who may ask about anybody'
);

SELECT * FROM finish();
ROLLBACK;
