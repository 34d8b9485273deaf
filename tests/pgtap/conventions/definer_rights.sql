BEGIN;
SELECT plan(3);

-- A helper answers every caller, and a trigger acts on every row, whatever rights the
-- caller has. Both therefore run as the definer.
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
    'a helper that reads tables or calls helpers runs as the definer, except those that'
    ' only such helpers call'
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
    'outside of priv, only the functions that keep partitions run with more rights than'
    ' their caller'
);

ALTER FUNCTION priv.communities_of SECURITY INVOKER;
ALTER FUNCTION priv.tg_follow_truth SECURITY INVOKER;
SELECT set_has(
    'without_rights',
    $$VALUES ('priv.communities_of(uuid)'), ('priv.tg_follow_truth()')$$,
    'a helper or a trigger that runs with the rights of its caller is found'
);

SELECT * FROM finish();
ROLLBACK;
