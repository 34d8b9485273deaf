DROP INDEX ledger.stories_legacy_id_idx;
DROP TABLE priv.legacy_rows;
