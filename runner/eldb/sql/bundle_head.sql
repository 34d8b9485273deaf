-- {files} files for database {database}, region {region}, PostgreSQL {version}; written by eldb {tool}.
-- Run it as the login that would run `eldb apply`: psql --no-psqlrc --file THIS_FILE "ADDRESS"
-- It does what `eldb apply` would do. It stops at the first error. The files before the error stay applied and recorded, and
-- `eldb plan --sql` writes a script for the rest.
{steps}
\set ON_ERROR_STOP on
\set QUIET on
\encoding UTF8
{settings}

-- Check that no other runner works here, and that the database is the planned one and has not changed since.
DO $eldb$
DECLARE
    v_history text := 'none';
BEGIN
    IF NOT pg_try_advisory_lock({lock}) THEN
        RAISE EXCEPTION 'another eldb works on this database';
    END IF;
    IF current_setting('server_version_num')::integer / 10000 <> {major} THEN
        RAISE EXCEPTION 'this script was planned for PostgreSQL {major}';
    END IF;
    IF to_regclass('eldb.files') IS NOT NULL THEN
        v_history := (
            SELECT
                coalesce(
                    string_agg(concat_ws(' ', f.path, f.state, f.rendered_hash), E'\n' ORDER BY f.path COLLATE "C"), ''
                )
            FROM eldb.files AS f
        );
        IF (SELECT r.region_id FROM eldb.region AS r) <> {region_literal} THEN
            RAISE EXCEPTION 'this script was planned for another region';
        END IF;
    END IF;
    IF encode(sha256(convert_to(v_history, 'UTF8')), 'hex') <> '{history}' THEN
        RAISE EXCEPTION 'files were applied here after this script was planned'
            USING HINT = 'Run eldb plan --sql again.';
    END IF;
END;
$eldb$;
