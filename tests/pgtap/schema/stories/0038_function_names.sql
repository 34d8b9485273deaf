BEGIN;
SELECT plan(1);

SELECT is_empty(
    $$
    SELECT p.oid::regprocedure FROM pg_proc AS p
    WHERE p.pronamespace = 'priv'::regnamespace
        AND p.proname = ANY(ARRAY[
            'balance_value',
            'follow_protocol',
            'follow_sharing_setting',
            'follow_truth',
            'guard_embedding',
            'guard_endorsement',
            'guard_publication',
            'guard_story',
            'guard_story_approval',
            'guard_story_community',
            'hash_value_event',
            'hash_value_share',
            'hold_protocol',
            'hold_story',
            'keep_story_version',
            'number_consent_event',
            'number_label_version',
            'number_operation',
            'open_story',
            'refuse_rewrite',
            'remove_embeddings',
            'require_led',
            'return_unapproved',
            'start_story'
        ])
    $$,
    'no function has the name that it had before the renaming'
);

SELECT * FROM finish();
ROLLBACK;
