BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');

SELECT is_empty(
    'SELECT FROM priv.find_unconsented()',
    'a story whose columns allow nothing is not found'
);
SELECT tap.attempt(
    1, $$SELECT ledger.give_consent(tap.story('open'), 'public_display')$$
);
SELECT is_empty(
    'SELECT FROM priv.find_unconsented()',
    'a story whose storyteller gave the consent is not found'
);
SELECT tap.by_hand(
    $$UPDATE ledger.stories SET ai_until = 'infinity', research_until = '2020-01-01'$$
);
SELECT results_eq(
    'SELECT story_id, purpose FROM priv.find_unconsented()',
    $$VALUES (tap.story('open'), 'ai_analysis')$$,
    'a purpose that nobody consented to is found while a column allows it, and not afterwards'
);
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['authenticated', 'service_role']) AS r
    WHERE r = ANY(tap.callers('priv.find_unconsented'))
    $$,
    'no role of the API asks for the stories of all people'
);

SELECT * FROM finish();
ROLLBACK;
