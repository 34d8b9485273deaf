BEGIN;
SELECT plan(9);

UPDATE ledger.regions SET is_local = FALSE, scale = NULL;
PREPARE region AS
INSERT INTO ledger.regions (id, name, jurisdiction, data_location, is_local, scale)
VALUES ($1, $2, $3, $4, $5, $6);

SELECT lives_ok(
    $$
    EXECUTE region('planted', 'P', 'J', 'D', TRUE, 'pilot')
    $$,
    'a region can be the local one'
);
SELECT throws_ok(
    $$EXECUTE region('planted_two', 'P', 'J', 'D', TRUE, 'pilot')$$, '23505', NULL,
    'two cannot'
);
SELECT throws_ok(
    $$EXECUTE region('planted_peer', 'P', 'J', 'D', FALSE, 'pilot')$$, '23514', NULL,
    'a peer has no scale here'
);
SELECT throws_ok(
    $$UPDATE ledger.regions SET scale = NULL WHERE id = 'planted'$$, '23514', NULL,
    'the local region has one'
);
SELECT throws_ok(
    $$UPDATE ledger.regions SET scale = 'cosmic' WHERE id = 'planted'$$, '23514', NULL,
    'out of three'
);
SELECT throws_ok(
    $$EXECUTE region('Planted Peer', 'P', 'J', 'D', FALSE, NULL)$$, '23514', NULL,
    'an id is a short lower-case word'
);
SELECT throws_ok(
    $$EXECUTE region('planted_peer', ' ', 'J', 'D', FALSE, NULL)$$, '23514', NULL,
    'a name is not blank'
);
SELECT throws_ok(
    $$EXECUTE region('planted_peer', 'P', '', 'D', FALSE, NULL)$$, '23514', NULL,
    'a region says whose law binds it'
);
SELECT throws_ok(
    $$EXECUTE region('planted_peer', 'P', 'J', '', FALSE, NULL)$$, '23514', NULL,
    'and where its disks are'
);

SELECT * FROM finish();
ROLLBACK;
