BEGIN;
SELECT plan(11);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'ledger' AND tablename = 'communities'
    $$,
    $$
    VALUES
    ('communities_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('communities_all_owner', 'ALL', '{ledger_owner}', 'true', 'true'),
    (
        'communities_all_definer', 'ALL', '{ledger_definer}',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))'
    ),
    (
        'communities_select_everybody',
        'SELECT',
        '{anon,authenticated,service_role}',
        '(status = ''active''::text)',
        NULL
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ledger', 'communities', 'anon', ARRAY['SELECT']::text[],
    'nobody in particular reads communities'
);
SELECT table_privs_are(
    'ledger', 'communities', 'authenticated', ARRAY['SELECT']::text[],
    'and so does a person, but neither writes'
);
SELECT table_privs_are(
    'ledger', 'communities', 'service_role', ARRAY['SELECT']::text[],
    'nor does a server'
);
SELECT table_privs_are(
    'ledger', 'communities', 'ledger_definer', ARRAY['SELECT', 'UPDATE']::text[],
    'functions read and lock them'
);

UPDATE ledger.communities SET status = 'closed'
WHERE id = tap.elsewhere();
PREPARE listed AS
SELECT slug FROM ledger.communities
WHERE slug ~ '^planted-';
SELECT tap.become('anon');
SELECT results_eq(
    'listed', ARRAY['planted-here'],
    'an active community is a public fact, a closed one is not'
);
SELECT tap.become('authenticated', 4);
SELECT results_eq(
    'listed', ARRAY['planted-here'], 'not even for those who led it'
);
SELECT tap.become('service_role');
SELECT results_eq('listed', ARRAY['planted-here'], 'nor for a server');
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    $$UPDATE ledger.communities SET name = 'Mine'$$, '42501', NULL,
    'a lead does not rewrite the register'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.communities (region_id, slug, name, size_class, country)
    SELECT id, 'planted-more', 'More', 'small', 'AU' FROM ledger.regions WHERE is_local
    $$,
    '42501', NULL, 'nor adds to it'
);
SELECT tap.become('none');
SELECT col_default_is(
    'ledger', 'communities', 'id', 'priv.new_id()', 'the database makes the ids'
);

SELECT * FROM finish();
ROLLBACK;
