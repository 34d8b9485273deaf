
,

-- Follows compare.sql. Records every object as it is; an object without a file gets {maker} as its file. Column: the files whose
-- objects differed.
gone AS (
    DELETE FROM eldb.objects AS o
    USING found AS f
    WHERE o.kind = f.kind AND o.name = f.name AND f.now IS NULL
),

here AS (
    INSERT INTO eldb.objects (kind, name, path, definition)
    SELECT f.kind, f.name, coalesce(f.path, {maker}), f.now FROM found AS f WHERE f.now IS NOT NULL
    ON CONFLICT (kind, name) DO UPDATE SET definition = excluded.definition
)

SELECT DISTINCT f.path FROM found AS f WHERE f.path IS NOT NULL
