BEGIN;
SELECT plan(1);

SELECT tap.society();
SELECT tap.add_label('b1');
INSERT INTO ledger.label_versions (
    label_id, version, language, name, description, written_by
)
SELECT tap.id('b1'), 7, 'en', name, 'Name us.', tap.person(3)
FROM unnest(ARRAY['Two', 'Three']) AS name;
SELECT results_eq(
    $$
    SELECT version, name FROM ledger.label_versions
    WHERE label_id = tap.id('b1')
    ORDER BY version
    $$,
    $$VALUES (1, 'Ours'), (2, 'Two'), (3, 'Three')$$,
    'the versions of a label are numbered from 1, whatever number the INSERT names'
);

SELECT * FROM finish();
ROLLBACK;
