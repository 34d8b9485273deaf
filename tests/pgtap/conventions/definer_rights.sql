BEGIN;
SELECT plan(3);

-- Whoever asks, a helper answers; whoever wrote a row, its trigger acts.
PREPARE without_rights AS
SELECT p.oid::regprocedure::text
FROM ops.list_functions() AS p
WHERE p.pronamespace = 'priv'::regnamespace
    AND NOT p.prosecdef
    AND p.prosrc ~ '\m((FROM|JOIN|INTO|UPDATE)\s+(ledger|priv|ops)\.\w+[\s;)]|priv\.(?!now\M))';
SELECT set_eq(
    'without_rights',
    ARRAY[
        'priv.describe_consent(ledger.stories)', 'priv.print_consent(ledger.stories)',
        'priv.record_consent(ledger.stories,text,text,timestamp with time zone,text,text,text)',
        'priv.require_consent(uuid,text)', 'priv.require_keeper(ledger.stories,text)',
        'priv.require_purpose(text)', 'priv.require_recipient(ledger.stories,uuid,uuid)'
    ],
    'what reaches tables and helpers has the definer''s rights, but for what only helpers call'
);
SELECT set_eq(
    $$
    SELECT p.oid::regprocedure::text FROM ops.list_functions() AS p
    WHERE p.prosecdef AND p.pronamespace <> 'priv'::regnamespace
    $$,
    ARRAY[
        'ops.ensure_partitions(text)',
        'ops.extend_partitions(text,timestamp with time zone[])',
        'ops.protect_partitions()'
    ],
    'outside of priv only the keeping of partitions does more than its caller may'
);

ALTER FUNCTION priv.communities_of SECURITY INVOKER;
ALTER FUNCTION priv.tg_follow_truth SECURITY INVOKER;
SELECT set_has(
    'without_rights',
    $$VALUES ('priv.communities_of(uuid)'), ('priv.tg_follow_truth()')$$,
    'a helper or a trigger that depends on its caller is found'
);

SELECT * FROM finish();
ROLLBACK;
