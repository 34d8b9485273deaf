BEGIN;
SELECT plan(9);

SELECT tap.society();

SELECT is(
    tap.callers('ledger.create_story'), ARRAY['authenticated'],
    'only people who are signed in begin a story'
);
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.Rain', ledger.create_story(tap.here(), 'Rain', 'It came.')::text, TRUE
);
SELECT results_eq(
    $$
    SELECT title, status, privacy, review_status, version, public_until
    FROM ledger.stories
    WHERE id = tap.story('Rain')
    $$,
    $$VALUES ('Rain', 'draft', 'private', 'pending', 1, NULL::timestamptz)$$,
    'a new story is a private draft that no consent covers'
);
SELECT results_eq(
    $$
    SELECT storyteller_id, home_community_id, community_ids
    FROM ledger.stories
    WHERE id = tap.story('Rain')
    $$,
    $$VALUES (tap.person(1), tap.here(), ARRAY[tap.here()])$$,
    'a new story belongs to the person who is signed in, in the community that they named'
);
SELECT tap.become('none');
SELECT results_eq(
    $$SELECT tap.audited('create_story')$$, ARRAY['1 authenticated story ID {}'],
    'one audit row says who began the story'
);
SELECT matches(
    tap.attempt(
        1, $$SELECT ledger.create_story(tap.here(), 'Rain', '', p_privacy => 'all')$$
    ),
    '^22023 . unknown privacy all', 'a privacy that no story has is refused'
);
SELECT matches(
    tap.attempt(person, format('SELECT ledger.create_story(%L, ''Rain'', '''')', place)),
    refusal, description
)
FROM (
    VALUES
    (
        6, tap.here(), '^EL103 . not an active member of community ID',
        'a stranger does not begin a story in a community'
    ),
    (
        6, tap.id('c9'), '^EL103 . not an active member of community ID',
        'a community that does not exist is refused in the same words'
    ),
    (NULL, tap.here(), '^EL001 ', 'without claims nobody begins a story')
) AS a (person, place, refusal, description);
SET CONSTRAINTS ALL IMMEDIATE;
SELECT pass('every deferred constraint of the new story holds');

SELECT * FROM finish();
ROLLBACK;
