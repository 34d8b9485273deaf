BEGIN;
SELECT plan(1);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
INSERT INTO ledger.value_events (
    story_id, kind, description, occurred_on, recorded_by, record_hash
)
VALUES (
    tap.story('circle'), 'social', 'A new bench.', '2030-01-01', tap.person(1),
    sha256('forged')
);

SELECT is(
    e.record_hash, priv.digest_value_event(e),
    'an event gets the hash of its content, also when an INSERT names another hash'
)
FROM ledger.value_events AS e;

SELECT * FROM finish();
ROLLBACK;
