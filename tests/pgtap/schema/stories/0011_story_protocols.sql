BEGIN;
SELECT plan(1);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.tell('open', 'published', 'public');
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
VALUES (tap.story('open'), tap.id('a1'), tap.person(1));
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.story_protocols SELECT * FROM ledger.story_protocols$q$,
        'story_protocols_pkey',
        'a protocol cannot be applied to a story twice'
    )
) AS w (query, breaks, says);

SELECT * FROM finish();
ROLLBACK;
