,

-- Follows compare.sql. Records the accepted objects; a person must decide on the rows of `rest`.
rest AS (
    SELECT j.* FROM judged AS j WHERE NOT j.is_adopted AND (j.is_owed OR NOT j.is_explained)
),

accepted AS (
    SELECT j.kind, j.name, j.now, CASE WHEN j.is_adopted THEN coalesce(j.path, 'by hand') ELSE j.owner_path END AS path
    FROM judged AS j
    WHERE j.is_adopted OR (j.is_explained AND NOT j.is_owed)
),

gone AS (
    DELETE FROM eldb.objects AS o
    USING accepted AS a
    WHERE o.kind = a.kind AND o.name = a.name AND a.now IS NULL
),

here AS (
    INSERT INTO eldb.objects (kind, name, path, definition)
    SELECT a.kind, a.name, a.path, a.now FROM accepted AS a WHERE a.now IS NOT NULL
    ON CONFLICT (kind, name) DO UPDATE SET definition = excluded.definition, path = excluded.path
),

adopted AS (
    INSERT INTO eldb.events (kind, path, detail)
    SELECT 'adopt', j.kind || ' ' || j.name, jsonb_build_object('was', j.was, 'now', j.now)
    FROM judged AS j
    WHERE j.is_adopted
    ORDER BY j.kind, j.name
),

sealed AS (
    UPDATE eldb.files SET is_sealed = TRUE WHERE NOT is_sealed AND state = 'applied'
)
