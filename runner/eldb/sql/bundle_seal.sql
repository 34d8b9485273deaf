-- Record the objects that the files left, so that later drift can be found.
BEGIN;
{path}
{seal}SELECT coalesce(string_agg(kind || ' ' || name, ', ' ORDER BY kind, name), '') AS eldb_rest FROM rest \gset
COMMIT;
SELECT set_config('eldb.rest', :'eldb_rest', FALSE) AS eldb_rest \gset
DO $eldb$
BEGIN
    IF current_setting('eldb.rest') <> '' THEN
        RAISE EXCEPTION 'these objects still differ from the files: %', current_setting('eldb.rest');
    END IF;
END;
$eldb$;
