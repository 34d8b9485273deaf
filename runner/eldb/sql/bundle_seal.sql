-- How the files left their objects: what later drift is held against.
BEGIN;
{path}
{seal}SELECT coalesce(string_agg(kind || ' ' || name, ', ' ORDER BY kind, name), '') AS eldb_rest FROM rest \gset
COMMIT;
SELECT set_config('eldb.rest', :'eldb_rest', FALSE) AS eldb_rest \gset
DO $eldb$
BEGIN
    IF current_setting('eldb.rest') <> '' THEN
        RAISE EXCEPTION 'still not as the files say: %', current_setting('eldb.rest');
    END IF;
END;
$eldb$;
