DO $$
DECLARE
    v_name record;
BEGIN
    FOR v_name IN
        SELECT p.oid::regprocedure AS was, n.now
        FROM (
            VALUES
            ('kept_communities_of', 'led_communities_of'),
            ('my_kept_communities', 'my_led_communities'),
            ('tg_touch_row', 'touch_row')
        ) AS n (was, now)
        INNER JOIN pg_proc AS p
            ON p.proname = n.was AND p.pronamespace = 'priv'::regnamespace
    LOOP
        EXECUTE format('ALTER FUNCTION %s RENAME TO %I', v_name.was, v_name.now);
    END LOOP;
END;
$$;
