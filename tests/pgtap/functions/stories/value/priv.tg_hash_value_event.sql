BEGIN;
SELECT plan(1);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
INSERT INTO ledger.value_events (
    story_id, kind, description, occurred_on, recorded_by, record_hash
)
VALUES (
    tap.story('circle'), 'social', 'A new bench.', '2030-01-01', tap.person(1), sha256('forged')
);
SELECT is(
    e.record_hash, priv.digest_value_event(e),
    'the database computes the hash, whatever was brought'
)
FROM ledger.value_events AS e WHERE e.story_id = tap.story('circle');

SELECT * FROM finish();
ROLLBACK;
