BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT results_eq(
    format(
        $$SELECT * FROM priv.weigh_story(%L, tap.person(2))$$,
        current_setting('test.circle')
    ),
    $$
    VALUES
    (1, 'reach', 'own', FALSE), (2, 'reach', 'public', FALSE),
    (3, 'reach', 'community', TRUE), (4, 'reach', 'cross-community', FALSE),
    (5, 'reach', 'research', FALSE), (6, 'reach', 'review', FALSE),
    (7, 'reach', 'keeper', FALSE), (8, 'gate', 'status', TRUE),
    (9, 'gate', 'protocol', TRUE), (10, 'gate', 'period', TRUE)
    $$,
    'each reach and each gate is weighed on its own, in order'
);
SELECT is_empty(
    format(
        'SELECT * FROM priv.weigh_story(%L, NULL) WHERE holds IS NULL OR (kind = '
        '''reach'' AND holds)',
        current_setting('test.circle')
    ),
    'for nobody too, every answer is yes or no'
);
SELECT is_empty(
    'SELECT * FROM priv.weigh_story(gen_random_uuid(), NULL)',
    'a story that does not exist weighs nothing'
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
        WHERE has_function_privilege(r, 'priv.weigh_story(uuid, uuid)', 'EXECUTE')
    ),
    ARRAY[]::text[],
    'no client calls it by itself'
);

SELECT * FROM finish();
ROLLBACK;
