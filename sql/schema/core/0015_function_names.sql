-- A region that has the functions renames them here; in a new one their files make them
-- under these names. Triggers and policies go on with the same functions.
DO $$
DECLARE
    v_name record;
BEGIN
    FOR v_name IN
        SELECT p.oid::regprocedure AS was, n.now
        FROM (
            VALUES
            ('led_communities_of', 'kept_communities_of'),
            ('my_led_communities', 'my_kept_communities'),
            ('touch_row', 'tg_touch_row')
        ) AS n (was, now)
        INNER JOIN pg_proc AS p
            ON p.proname = n.was AND p.pronamespace = 'priv'::regnamespace
    LOOP
        EXECUTE format('ALTER FUNCTION %s RENAME TO %I', v_name.was, v_name.now);
    END LOOP;
END;
$$;
