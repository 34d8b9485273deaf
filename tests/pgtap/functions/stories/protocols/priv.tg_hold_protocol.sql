BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.tell('open', 'published', 'community');
SELECT results_eq(
    $$
    SELECT t.tgname::text COLLATE "default", t.tgfoid::regproc::text
    FROM pg_trigger AS t
    WHERE t.tgrelid = 'ledger.story_protocols'::regclass
        AND t.tgtype & 6 = 6
    ORDER BY t.tgname
    $$,
    $$VALUES ('t050_hold', 'priv.tg_hold_protocol'), ('t100_hold', 'priv.tg_hold_story')$$,
    'the triggers lock the protocol first, and the story after it'
);
SELECT tap.bind('open', 'a1');
SELECT results_eq(
    'SELECT story_id, protocol_id, added_by FROM ledger.story_protocols',
    $$VALUES (tap.story('open'), tap.id('a1'), tap.person(4))$$,
    'the row is added unchanged'
);
SELECT throws_ok(
    $$SELECT tap.bind('open', 'ff')$$, '23503', NULL,
    'the foreign key refuses a protocol that does not exist'
);

SELECT * FROM finish();
ROLLBACK;
