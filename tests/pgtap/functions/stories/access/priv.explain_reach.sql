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
    'the reason for own says whether the person told the story'
);
SELECT is(
    pg_temp.reason('draft', 2, 'public'), 'the story is a draft, not published',
    'a status that does not fit is named before everything else'
);
SELECT is(
    pg_temp.reason('circle', 2, 'public'),
    'the storyteller set its privacy to community',
    'a privacy that is too narrow is named before the consent'
);
SELECT is(
    pg_temp.reason('circle', 2, 'research'),
    'the storyteller does not consent to research_use',
    'a missing consent is named before what the person lacks'
);
SELECT is(
    ARRAY[
        pg_temp.reason('circle', 2, 'community'),
        pg_temp.reason('circle', 6, 'community')
    ],
    ARRAY[
        'is an active member of here',
        'is not an active member of any of its communities'
    ],
    'where the story fits, the reason says what the person has or lacks'
);
SELECT is(
    pg_temp.reason('circle', 2, 'community', '{}'),
    'is an active member of one of its communities',
    'a community about which the caller may not be told is not named'
);
SELECT is(
    ARRAY[pg_temp.reason('kept', 3, 'keeper'), pg_temp.reason('kept', 2, 'keeper')],
    ARRAY[
        'keeps it as an elder or lead of here', 'is neither an elder nor a lead of here'
    ],
    'the reason for keeper says whether the person is an elder or lead of its home'
);
SELECT is(
    tap.callers('priv.explain_reach'), '{}',
    'no client calls the helper by itself'
);

SELECT * FROM finish();
ROLLBACK;
