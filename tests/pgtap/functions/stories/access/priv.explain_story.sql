BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT is(
    ARRAY(
        SELECT format('%s %s %s: %s', e.step, e.kind, e.name, e.reason)
        FROM
            priv.explain_story(tap.story('circle'), tap.person(2)) AS e
        WHERE e.name IN ('community', 'status')
    ),
    ARRAY[
        '3 reach community: is an active member of here',
        '8 gate status: the story is published'
    ],
    'each reach and each gate has its reason'
);
SELECT is(
    (
        SELECT e.reason
        FROM
            priv.explain_story(tap.story('circle'), tap.person(2), '{}') AS e
        WHERE e.name = 'community'
    ),
    'is an active member of one of its communities',
    'told is what may be told'
);
SELECT throws_ok(
    $$SELECT priv.explain_story(tap.person(1), NULL)$$,
    'EL101', 'cannot find story 00000000-0000-7000-8000-000000000001',
    'a story that does not exist is refused in the usual words'
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
            has_function_privilege(
                r, 'priv.explain_story(uuid, uuid, uuid[])', 'EXECUTE'
            )
    ),
    ARRAY['ledger_auditor'],
    'the auditor alone calls it'
);

SELECT * FROM finish();
ROLLBACK;
