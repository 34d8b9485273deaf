DROP TABLE ledger.story_labels;
DROP TABLE ledger.label_translations;
DROP TABLE ledger.label_versions;
DROP TABLE ledger.labels;
DROP TABLE ledger.label_types;
