BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('kept', 'archived', 'community');
CREATE FUNCTION pg_temp.reason(
    p_title text, p_person integer, p_reach text, p_told text[] DEFAULT NULL
)
RETURNS text
LANGUAGE sql
AS $$
SELECT priv.explain_reach(s, tap.person(p_person), p_reach, p_told::uuid[])
FROM ledger.stories AS s
WHERE s.title = p_title;
$$;

SELECT is(
    ARRAY[pg_temp.reason('draft', 1, 'own'), pg_temp.reason('draft', 2, 'own')],
    ARRAY['is the storyteller', 'is not the storyteller'],
    'own'
);
SELECT is(
    pg_temp.reason('draft', 2, 'public'), 'the story is a draft, not published',
    'the status comes first'
);
SELECT is(
    pg_temp.reason('circle', 2, 'public'),
    'the storyteller set its privacy to community',
    'then the privacy'
);
SELECT is(
    pg_temp.reason('circle', 2, 'research'),
    'the storyteller does not consent to research_use',
    'then consent'
);
SELECT is(
    ARRAY[
        pg_temp.reason('circle', 2, 'community'),
        pg_temp.reason('circle', 6, 'community')
    ],
    ARRAY['is an active member of here', 'is no active member of its communities'],
    'then the person'
);
SELECT is(
    pg_temp.reason('circle', 2, 'community', '{}'),
    'is an active member of one of its communities',
    'where it is not to be told, no name is said'
);
SELECT is(
    ARRAY[pg_temp.reason('kept', 3, 'keeper'), pg_temp.reason('kept', 2, 'keeper')],
    ARRAY['keeps it as an elder or lead of here', 'is neither elder nor lead of here'],
    'keeper'
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
                r, 'priv.explain_reach(ledger.stories, uuid, text, uuid[])', 'EXECUTE'
            )
    ),
    ARRAY[]::text[],
    'no client calls it by itself'
);

SELECT * FROM finish();
ROLLBACK;
