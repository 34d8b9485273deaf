BEGIN;
SELECT plan(1);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.earn('b1', 'circle');
INSERT INTO ledger.value_distribution (
    event_id, position, story_id, profile_id, amount, method, distributed_by,
    record_hash
)
VALUES (
    tap.id('b1'), 1, tap.story('circle'), tap.person(1), 100, 'cash', tap.person(4),
    sha256('forged')
);

SELECT is(
    d.record_hash, priv.digest_value_share(d, e.record_hash),
    'a share gets the hash of its content, also when an INSERT names another hash'
)
FROM ledger.value_distribution AS d
INNER JOIN ledger.value_events AS e ON e.id = d.event_id;

SELECT * FROM finish();
ROLLBACK;
