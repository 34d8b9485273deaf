BEGIN;
SELECT plan(2);

INSERT INTO priv.legacy_rows (source, legacy_key, row_digest, outcome, reasons)
VALUES ('stories', 'planted', sha256(''), 'left', '{planted}');
PREPARE imported AS SELECT legacy_key FROM priv.legacy_rows;
SELECT tap.become('ledger_owner');
SELECT isnt_empty(
    'imported', 'a deployer reads as the owner what became of an imported row'
);

SELECT tap.become('authenticated');
SELECT throws_ok(
    'EXECUTE imported', '42501', NULL,
    'a person does not read what became of an imported row'
);

SELECT * FROM finish();
ROLLBACK;
