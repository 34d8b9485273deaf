BEGIN;
SELECT plan(7);

PREPARE adopt (text, text, text[], uuid) AS
INSERT INTO priv.legacy_rows (
    source, legacy_key, row_digest, outcome, reasons, target_id
)
VALUES ('stories', $1, sha256(''), $2, $3, $4);

SELECT lives_ok(
    $$EXECUTE adopt ('planted', 'mapped', '{}', gen_random_uuid())$$,
    'a mapped row needs no reason'
);
SELECT throws_ok(
    $$EXECUTE adopt ('planted', 'left', '{x}', NULL)$$, '23505', NULL,
    'an old row cannot have two outcomes'
);
SELECT throws_ok(
    $$EXECUTE adopt ('other', 'narrowed', '{}', gen_random_uuid())$$, '23514', NULL,
    'a narrowed row must have a reason'
);
SELECT throws_ok(
    $$EXECUTE adopt ('other', 'left', '{x}', gen_random_uuid())$$, '23514', NULL,
    'a row that was left cannot have a new row'
);
SELECT throws_ok(
    $$EXECUTE adopt ('other', 'mapped', '{}', NULL)$$, '23514', NULL,
    'a mapped row must have a new row'
);
SELECT is(
    tap.broken($q$EXECUTE adopt ('other', 'lost', '{x}', gen_random_uuid())$q$),
    'legacy_rows_outcome_check', 'an outcome is mapped, narrowed or left'
);
SELECT is(
    tap.broken($q$UPDATE priv.legacy_rows SET row_digest = 'short'$q$),
    'legacy_rows_row_digest_check', 'the digest of an old row has 32 bytes'
);

SELECT * FROM finish();
ROLLBACK;
