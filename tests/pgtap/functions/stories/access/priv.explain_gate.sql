BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell(t, t, 'community')
FROM unnest(ARRAY['draft', 'published', 'withdrawn', 'erased']) AS t;
CREATE FUNCTION pg_temp.reason(p_title text, p_person integer, p_gate text)
RETURNS text
LANGUAGE sql
AS $$
SELECT priv.explain_gate(s, tap.person(p_person), p_gate, NULL)
FROM ledger.stories AS s
WHERE s.title = p_title;
$$;

SELECT is(
    ARRAY(
        SELECT pg_temp.reason(t, 2, 'status')
        FROM unnest(ARRAY['draft', 'published', 'withdrawn', 'erased']) AS t
    ),
    ARRAY[
        'the story is a draft, its storyteller''s alone', 'the story is published',
        'the story is withdrawn, its storyteller''s alone',
        'the story is erased, for its storyteller too'
    ],
    'what the status of a story means to others'
);
SELECT is(
    ARRAY(
        SELECT pg_temp.reason(t, 1, g)
        FROM unnest(ARRAY['draft', 'published']) AS t
        CROSS JOIN unnest(ARRAY['status', 'protocol', 'period']) AS g
    ),
    array_fill('is the storyteller, whom this gate lets pass'::text, ARRAY[6]),
    'no gate is between storytellers and their stories'
);
SELECT is(
    pg_temp.reason('erased', 1, 'status'),
    'the story is erased, for its storyteller too',
    'except that what is erased is gone'
);
SELECT is(
    ARRAY[
        pg_temp.reason('published', 2, 'protocol'),
        pg_temp.reason('published', 2, 'period')
    ],
    ARRAY[
        'no protocol on the story asks for membership',
        'no restricted period reaches the story now'
    ],
    'what is free is said to be'
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
                r, 'priv.explain_gate(ledger.stories, uuid, text, uuid[])', 'EXECUTE'
            )
    ),
    ARRAY[]::text[],
    'no client calls it by itself'
);

SELECT * FROM finish();
ROLLBACK;
