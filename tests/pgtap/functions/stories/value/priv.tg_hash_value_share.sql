BEGIN;
SELECT plan(1);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.event',
    ledger.record_value(tap.story('circle'), 'monetary', 'A fee.', 100, 'AUD')::text, TRUE
);
SELECT tap.become('none');
INSERT INTO ledger.value_distribution (
    event_id, position, story_id, profile_id, amount, method, distributed_by,
    record_hash
)
VALUES (
    current_setting('test.event')::uuid, 1, tap.story('circle'), tap.person(1), 100, 'cash', tap.person(4), sha256('forged')
);
SELECT is(
    d.record_hash, priv.digest_value_share(d, e.record_hash),
    'the database computes the hash, whatever was brought'
)
FROM ledger.value_distribution AS d
INNER JOIN ledger.value_events AS e ON e.id = d.event_id
WHERE e.id = current_setting('test.event')::uuid;

SELECT * FROM finish();
ROLLBACK;
