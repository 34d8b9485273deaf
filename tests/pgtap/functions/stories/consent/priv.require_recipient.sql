BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

CREATE FUNCTION pg_temp.outcome(p_community text, p_person integer)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.refusal(
    format(
        'SELECT priv.require_recipient(s, %L, %L) FROM ledger.stories AS s',
        tap.id(p_community), tap.person(p_person)
    )
);
$$;

SELECT results_eq(
    $$
    SELECT p, pg_temp.outcome(NULL, p) = 'done', pg_temp.outcome(NULL, p) ~ '^P0002 '
    FROM generate_series(1, 6) AS p
    $$,
    $$SELECT p, p <= 4, p > 4 FROM generate_series(1, 6) AS p$$,
    'only the storyteller and active members of its home receive shares of a story'
);
SELECT results_eq(
    $$SELECT split_part(pg_temp.outcome(c, NULL), ' ', 1) FROM unnest(ARRAY['c1', 'c2']) AS c$$,
    ARRAY['done', 'P0002'],
    'only a community of the story receives shares of it'
);
SELECT matches(
    pg_temp.outcome(community, person), '^22023 . a share has one recipient', description
)
FROM (
    VALUES
    ('c1', 2, 'a share for a community and a person at once is refused'),
    (NULL, NULL, 'a share without a recipient is refused')
) AS a (community, person, description);
UPDATE ledger.community_members SET status = 'left', valid_until = now()
WHERE profile_id IN (tap.person(1), tap.person(2));
SELECT matches(
    pg_temp.outcome(NULL, 2), '^P0002 ',
    'a person who has left the community does not receive shares'
);
SELECT is(
    pg_temp.outcome(NULL, 1), 'done',
    'a storyteller who has left the community still receives shares'
);

SELECT * FROM finish();
ROLLBACK;
