BEGIN;
SELECT plan(2);

SELECT results_eq(
    $$
    SELECT obj_description('ledger.story_labels'::regclass, 'pg_class')
    UNION ALL
    SELECT obj_description('ledger.protocol_periods_end_idx'::regclass, 'pg_class')
    UNION ALL
    SELECT col_description('ledger.story_labels'::regclass, 1)
    $$,
    ARRAY[
        'One row per story and label that it carries. The label is of a community that the'
        ' story belongs to. Those who may read the story read it.',
        'Finds the few periods that have not ended yet.',
        'The story that carries the label.'
    ] COLLATE "C",
    'tables, indexes and columns of the stories have the plain comments'
);
SELECT matches(
    obj_description('ledger.access_logs'::regclass, 'pg_class'),
    'reading of a story',
    'the comment of the log says that it also holds readings'
);

SELECT * FROM finish();
ROLLBACK;
