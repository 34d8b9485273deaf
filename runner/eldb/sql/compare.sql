-- Compares the recorded objects with the catalogue, and finds the file that explains each difference. The runner replaces
-- `-- objects` by objects.sql, {known} and {files} by queries of eldb.objects and eldb.files, {adopt} by an array of the objects
-- that the user accepts, and {healed} by an array of the files that must restore their objects.
WITH known AS MATERIALIZED (
{known}
),

files AS MATERIALIZED (
{files}
),

now AS MATERIALIZED (
-- objects
),

unsealed AS MATERIALIZED (
    SELECT f.xid, f.path FROM files AS f WHERE NOT f.is_sealed AND f.state = 'applied'
),

-- A repeatable file has the name of the object that it defines.
truths AS (
    SELECT
        f.path,
        k.kind,
        regexp_replace(f.path, '^\w+/\w+/(?:.*/)?([a-z0-9_.]+?)(@\w+)?\.sql(\.j2)?$', '\1') AS name
    FROM files AS f
    INNER JOIN (
        VALUES ('functions', 'function'), ('views', 'view'), ('rls', 'rls'), ('cron', 'job')
    ) AS k (phase, kind) ON split_part(f.path, '/', 1) = k.phase
),

found AS MATERIALIZED (
    SELECT
        coalesce(was.kind, now.kind) AS kind,
        coalesce(was.name, now.name) AS name,
        was.path,
        was.definition AS was,
        now.definition AS now,
        now.made,
        now.touched
    FROM known AS was
    FULL JOIN now ON was.kind = now.kind AND was.name = now.name
    WHERE was.definition IS DISTINCT FROM now.definition
        AND (
            was.kind IS NOT NULL
            OR now.touched >= (SELECT min(u.xid) FROM unsealed AS u)
            OR now.kind = 'job'
            OR EXISTS (
                SELECT FROM known AS managed
                WHERE managed.kind IN ('schema', 'table') AND starts_with(now.name, managed.name || '.')
            )
        )
),

-- The objects of a file have the number of its transaction, or of a later one before the next file's. Some unsealed file explains
-- each object that is gone.
judged AS MATERIALIZED (
    SELECT
        found.*,
        found.name = ANY({adopt}) OR found.kind || ' ' || found.name = ANY({adopt}) AS is_adopted,
        (touched_by.path IS NOT NULL OR (found.now IS NULL AND EXISTS (SELECT FROM unsealed))) AS is_explained,
        found.was IS NOT NULL AND found.path = ANY({healed}) AS is_owed,
        coalesce(truths.path, found.path, made_by.path, touched_by.path) AS owner_path
    FROM found
    LEFT JOIN truths ON found.kind = truths.kind AND replace(found.name, '"', '') = truths.name
    LEFT JOIN LATERAL (
        SELECT u.path FROM unsealed AS u WHERE u.xid <= found.made ORDER BY u.xid DESC LIMIT 1
    ) AS made_by ON TRUE
    LEFT JOIN LATERAL (
        SELECT u.path FROM unsealed AS u WHERE u.xid <= found.touched ORDER BY u.xid DESC LIMIT 1
    ) AS touched_by ON TRUE
)
