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
        'the story is a draft, and only its storyteller sees it', 'the story is published',
        'the story is withdrawn, and only its storyteller sees it',
        'the story is erased, and nobody sees it'
    ],
    'the reason says what the status of a story means to others'
);
SELECT is(
    ARRAY(
        SELECT pg_temp.reason(t, 1, g)
        FROM unnest(ARRAY['draft', 'published']) AS t
        CROSS JOIN unnest(ARRAY['status', 'protocol', 'period']) AS g
    ),
    array_fill('is the storyteller, whom this gate lets pass'::text, ARRAY[6]),
    'every gate lets a storyteller pass to their own story'
);
SELECT is(
    pg_temp.reason('erased', 1, 'status'),
    'the story is erased, and nobody sees it',
    'the status gate does not let a storyteller pass to an erased story'
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
    'the reason says so where no protocol and no period closes a gate'
);
SELECT is(
    tap.callers('priv.explain_gate'), '{}',
    'no client calls the helper by itself'
);

SELECT * FROM finish();
ROLLBACK;
