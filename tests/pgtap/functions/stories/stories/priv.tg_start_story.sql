BEGIN;
SELECT plan(2);

SELECT tap.society();

SELECT throws_ok(
    $$
    INSERT INTO ledger.stories (storyteller_id, home_community_id, title, status)
    VALUES (tap.person(1), tap.here(), 'Rain', 'withdrawn')
    $$,
    '23000', 'a story cannot begin as withdrawn',
    'a story begins as a draft, whoever inserts it'
);
INSERT INTO ledger.stories (
    storyteller_id, home_community_id, title, community_ids, public_until,
    cross_community_until, research_until, ai_until, required_protocol_ids, period_keys
)
VALUES (
    tap.person(1), tap.here(), 'Rain', ARRAY[tap.elsewhere()], 'infinity', 'infinity',
    'infinity', 'infinity', ARRAY[tap.id('a1')], '{}'
);
SELECT results_eq(
    $$
    SELECT
        community_ids, period_keys,
        num_nonnulls(
            public_until, cross_community_until, research_until, ai_until,
            required_protocol_ids
        )
    FROM ledger.stories
    WHERE title = 'Rain'
    $$,
    $$VALUES (ARRAY[tap.here()], ARRAY[tap.here()], 0)$$,
    'the derived columns of a new story name only its home, whatever was inserted'
);

SELECT * FROM finish();
ROLLBACK;
