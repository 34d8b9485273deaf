BEGIN;
SELECT plan(6);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_logged_parameters()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

PREPARE found AS SELECT detail FROM ops.check_logged_parameters();
SET LOCAL log_parameter_max_length = -1;
SET LOCAL log_parameter_max_length_on_error = 0;
SET LOCAL log_statement = 'ddl';
SET LOCAL log_min_duration_statement = -1;
SET LOCAL log_min_duration_sample = -1;
SET LOCAL log_transaction_sample_rate = 0;
SELECT is_empty('found', '31 logs: what is not logged needs no limit');
SET LOCAL log_statement = 'mod';
SELECT results_eq(
    'found',
    ARRAY['Setting log_parameter_max_length is -1.'],
    '31 logs: every change is logged with what was written'
);
SET LOCAL log_statement = 'none';
SET LOCAL log_min_duration_statement = '1s';
SELECT isnt_empty('found', '31 logs: so are slow statements');
SET LOCAL log_parameter_max_length = 0;
SELECT is_empty('found', '31 logs: the statement alone tells nothing');
SET LOCAL log_parameter_max_length_on_error = 100;
SELECT isnt_empty('found', '31 logs: a failed one is logged with its parameters too');

SELECT * FROM finish();
ROLLBACK;
