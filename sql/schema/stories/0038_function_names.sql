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
            ('balance_value', 'tg_balance_value'),
            ('follow_protocol', 'tg_follow_protocol'),
            ('follow_sharing_setting', 'tg_follow_sharing_setting'),
            ('follow_truth', 'tg_follow_truth'),
            ('guard_embedding', 'tg_guard_embedding'),
            ('guard_endorsement', 'tg_guard_endorsement'),
            ('guard_publication', 'tg_guard_publication'),
            ('guard_story', 'tg_guard_story'),
            ('guard_story_approval', 'tg_guard_story_approval'),
            ('guard_story_community', 'tg_guard_story_community'),
            ('hash_value_event', 'tg_hash_value_event'),
            ('hash_value_share', 'tg_hash_value_share'),
            ('hold_protocol', 'tg_hold_protocol'),
            ('hold_story', 'tg_hold_story'),
            ('keep_story_version', 'tg_keep_story_version'),
            ('number_consent_event', 'tg_number_consent_event'),
            ('number_label_version', 'tg_number_label_version'),
            ('number_operation', 'tg_number_operation'),
            ('open_story', 'tg_open_story'),
            ('refuse_rewrite', 'tg_refuse_rewrite'),
            ('remove_embeddings', 'tg_remove_embeddings'),
            ('require_led', 'require_community_keeper'),
            ('return_unapproved', 'tg_return_unapproved'),
            ('start_story', 'tg_start_story')
        ) AS n (was, now)
        INNER JOIN pg_proc AS p
            ON p.proname = n.was AND p.pronamespace = 'priv'::regnamespace
    LOOP
        EXECUTE format('ALTER FUNCTION %s RENAME TO %I', v_name.was, v_name.now);
    END LOOP;
END;
$$;
