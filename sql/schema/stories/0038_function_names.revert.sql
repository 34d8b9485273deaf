DO $$
DECLARE
    v_name record;
BEGIN
    FOR v_name IN
        SELECT p.oid::regprocedure AS was, n.now
        FROM (
            VALUES
            ('tg_balance_value', 'balance_value'),
            ('tg_follow_protocol', 'follow_protocol'),
            ('tg_follow_sharing_setting', 'follow_sharing_setting'),
            ('tg_follow_truth', 'follow_truth'),
            ('tg_guard_embedding', 'guard_embedding'),
            ('tg_guard_endorsement', 'guard_endorsement'),
            ('tg_guard_publication', 'guard_publication'),
            ('tg_guard_story', 'guard_story'),
            ('tg_guard_story_approval', 'guard_story_approval'),
            ('tg_guard_story_community', 'guard_story_community'),
            ('tg_hash_value_event', 'hash_value_event'),
            ('tg_hash_value_share', 'hash_value_share'),
            ('tg_hold_protocol', 'hold_protocol'),
            ('tg_hold_story', 'hold_story'),
            ('tg_keep_story_version', 'keep_story_version'),
            ('tg_number_consent_event', 'number_consent_event'),
            ('tg_number_label_version', 'number_label_version'),
            ('tg_number_operation', 'number_operation'),
            ('tg_open_story', 'open_story'),
            ('tg_refuse_rewrite', 'refuse_rewrite'),
            ('tg_remove_embeddings', 'remove_embeddings'),
            ('require_community_keeper', 'require_led'),
            ('tg_return_unapproved', 'return_unapproved'),
            ('tg_start_story', 'start_story')
        ) AS n (was, now)
        INNER JOIN pg_proc AS p
            ON p.proname = n.was AND p.pronamespace = 'priv'::regnamespace
    LOOP
        EXECUTE format('ALTER FUNCTION %s RENAME TO %I', v_name.was, v_name.now);
    END LOOP;
END;
$$;
