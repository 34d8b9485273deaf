BEGIN;
SELECT plan(9);

UPDATE ledger.regions SET is_local = FALSE, scale = NULL;
PREPARE region AS
INSERT INTO ledger.regions (id, name, jurisdiction, data_location, is_local, scale)
VALUES ($1, $2, $3, $4, $5, $6);

SELECT lives_ok(
    $$EXECUTE region('planted', 'P', 'J', 'D', TRUE, 'pilot')$$,
    'a region can be the local one'
);
SELECT throws_ok(
    $$EXECUTE region('planted_two', 'P', 'J', 'D', TRUE, 'pilot')$$, '23505', NULL,
    'two regions cannot be the local one'
);
SELECT throws_ok(
    $$EXECUTE region('planted_peer', 'P', 'J', 'D', FALSE, 'pilot')$$, '23514', NULL,
    'a peer cannot have a scale'
);
SELECT throws_ok(
    $$UPDATE ledger.regions SET scale = NULL WHERE id = 'planted'$$, '23514', NULL,
    'the local region must have a scale'
);
SELECT throws_ok(
    $$UPDATE ledger.regions SET scale = 'cosmic' WHERE id = 'planted'$$, '23514', NULL,
    'a scale is pilot, regional or global'
);
SELECT throws_ok(
    $$EXECUTE region('Planted Peer', 'P', 'J', 'D', FALSE, NULL)$$, '23514', NULL,
    'an id is lower-case letters, digits and underscores'
);
SELECT throws_ok(
    $$EXECUTE region('planted_peer', ' ', 'J', 'D', FALSE, NULL)$$, '23514', NULL,
    'a region must have a name'
);
SELECT throws_ok(
    $$EXECUTE region('planted_peer', 'P', '', 'D', FALSE, NULL)$$, '23514', NULL,
    'a region must have a jurisdiction'
);
SELECT throws_ok(
    $$EXECUTE region('planted_peer', 'P', 'J', '', FALSE, NULL)$$, '23514', NULL,
    'a region must say where its disks are'
);

SELECT * FROM finish();
ROLLBACK;
