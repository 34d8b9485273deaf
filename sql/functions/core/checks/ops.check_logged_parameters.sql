-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_logged_parameters()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM (
    VALUES
    (
        'log_parameter_max_length',
        current_setting('log_statement') IN ('mod', 'all')
        OR current_setting('log_min_duration_statement') <> '-1'
        OR current_setting('log_min_duration_sample') <> '-1'
        OR current_setting('log_transaction_sample_rate') <> '0'
    ),
    ('log_parameter_max_length_on_error', TRUE)
) AS s (name, is_used)
CROSS JOIN LATERAL ops.new_finding(
    'logged_parameters',
    'The log of the server holds what people wrote',
    'WARN',
    'SECURITY',
    'The server logs statements with their parameters, so everybody who reads the log can'
    ' read the stories.',
    s.name,
    pg_catalog.format(
        'Setting %s is %s, so the log holds parameters.', s.name, current_setting(s.name)
    ),
    pg_catalog.format(
        'ALTER DATABASE %I SET %I = 0;', pg_catalog.current_database(), s.name
    )
) AS f
WHERE s.is_used AND current_setting(s.name) <> '0';
$$;
REVOKE ALL ON FUNCTION ops.check_logged_parameters FROM PUBLIC;
COMMENT ON FUNCTION ops.check_logged_parameters IS
'WARN: the server logs the parameters of statements: of all, of slow ones, or of '
'failed ones.';
