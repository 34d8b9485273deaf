-- Reads every row of the older instance as jsonb, so that no type and no missing column stops the import.
CREATE TEMPORARY TABLE old_rows (source text, key text, row jsonb, digest bytea, PRIMARY KEY (source, key)) ON COMMIT DROP;
-- If row security would hide rows, fail instead of reading a part of them.
SET LOCAL row_security = off;
DO $$
DECLARE
    v_source text;
BEGIN
    FOREACH v_source IN ARRAY ARRAY[
        'users', 'stories', 'story_analysis', 'community_insights', 'value_events', 'content_calendar', 'storyteller_connections'
    ] LOOP
        IF to_regclass(format('%I.%I', {schema}, v_source)) IS NOT NULL THEN
            EXECUTE format(
                'INSERT INTO pg_temp.old_rows
                SELECT %1$L, r.key || CASE WHEN r.n > 1 THEN format('' (%%s)'', r.n) ELSE '''' END, r.row, r.digest
                FROM (
                    SELECT
                        d.*,
                        row_number() OVER (PARTITION BY d.key ORDER BY d.digest) AS n
                    FROM (
                        SELECT
                            coalesce(to_jsonb(o) ->> ''id'', encode(h.digest, ''hex'')) AS key, to_jsonb(o) AS row, h.digest
                        FROM %2$I.%1$I AS o
                        CROSS JOIN LATERAL sha256(convert_to(to_jsonb(o)::text, ''UTF8'')) AS h (digest)
                    ) AS d
                ) AS r',
                v_source, {schema}
            );
        END IF;
    END LOOP;
END;
$$;
SET LOCAL row_security = on;
ANALYZE pg_temp.old_rows;
