BEGIN;
SELECT plan(5);

PREPARE found AS SELECT detail FROM ops.check_logged_parameters();
SET LOCAL log_parameter_max_length = -1;
SET LOCAL log_parameter_max_length_on_error = 0;
SET LOCAL log_statement = 'ddl';
SET LOCAL log_min_duration_statement = -1;
SET LOCAL log_min_duration_sample = -1;
SET LOCAL log_transaction_sample_rate = 0;
SELECT is_empty('found',
    '31 logs: the check finds nothing while the server logs no statements with'
    ' parameters');
SET LOCAL log_statement = 'mod';
SELECT results_eq(
    'found',
    ARRAY['Setting log_parameter_max_length is -1, so the log holds parameters.'],
    '31 logs: the check reports a server that logs every change with its parameters'
);
SET LOCAL log_statement = 'none';
SET LOCAL log_min_duration_statement = '1s';
SELECT isnt_empty('found',
    '31 logs: the check reports a server that logs slow statements with their'
    ' parameters');
SET LOCAL log_parameter_max_length = 0;
SELECT is_empty('found',
    '31 logs: the check does not report statements that are logged without parameters');
SET LOCAL log_parameter_max_length_on_error = 100;
SELECT isnt_empty('found',
    '31 logs: the check reports a server that logs failed statements with their'
    ' parameters');

SELECT * FROM finish();
ROLLBACK;
