BEGIN;
SELECT plan(7);

PREPARE adopt (text, text, text[], uuid) AS
INSERT INTO priv.legacy_rows (
    source, legacy_key, row_digest, outcome, reasons, target_id
)
VALUES ('stories', $1, sha256(''), $2, $3, $4);

SELECT lives_ok(
    $$EXECUTE adopt ('planted', 'mapped', '{}', gen_random_uuid())$$,
    'a row that was mapped as it is needs no reason'
);
SELECT throws_ok(
    $$EXECUTE adopt ('planted', 'left', '{x}', NULL)$$, '23505', NULL,
    'an old row is settled once'
);
SELECT throws_ok(
    $$EXECUTE adopt ('other', 'narrowed', '{}', gen_random_uuid())$$, '23514', NULL,
    'one that was narrowed says why'
);
SELECT throws_ok(
    $$EXECUTE adopt ('other', 'left', '{x}', gen_random_uuid())$$, '23514', NULL,
    'nothing stands for one that was left'
);
SELECT throws_ok(
    $$EXECUTE adopt ('other', 'mapped', '{}', NULL)$$, '23514', NULL,
    'and something for one that was not'
);
SELECT is(
    tap.broken($q$EXECUTE adopt ('other', 'lost', '{x}', gen_random_uuid())$q$),
    'legacy_rows_outcome_check', 'nothing else becomes of one'
);
SELECT is(
    tap.broken($q$UPDATE priv.legacy_rows SET row_digest = 'short'$q$),
    'legacy_rows_row_digest_check', 'it is known again by its digest'
);

SELECT * FROM finish();
ROLLBACK;
