BEGIN;
SELECT plan(7);

SELECT tap.memberships();
UPDATE ledger.communities SET status = 'closed'
WHERE id = tap.elsewhere();
PREPARE listed AS
SELECT slug FROM ledger.communities
WHERE slug ~ '^planted-';

SELECT is(tap.finds('listed', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'anon', NULL, '{planted-here}'::text[],
        'an anonymous reader reads an active community, and not a closed one'
    ),
    (
        'authenticated', 4, '{planted-here}',
        'a lead does not read their own community once it is closed'
    ),
    (
        'service_role', NULL, '{planted-here}',
        'a server reads an active community, and not a closed one'
    )
) AS w (role, person, sees, says);

SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    $$UPDATE ledger.communities SET name = 'Mine'$$, '42501', NULL,
    'a lead does not change the register of communities'
);

SELECT throws_ok(
    $$
    INSERT INTO ledger.communities (region_id, slug, name, size_class, country)
    SELECT id, 'planted-more', 'More', 'small', 'AU' FROM ledger.regions WHERE is_local
    $$, '42501', NULL,
    'a lead does not add a community to the register'
);

SELECT tap.become('ledger_owner');
SELECT isnt_empty(
    'UPDATE ledger.communities SET name = name WHERE id = tap.elsewhere() RETURNING id',
    'a deployer changes a community as the owner, also a closed one'
);
SELECT tap.become('none');
SELECT col_default_is(
    'ledger', 'communities', 'id', 'priv.new_id()',
    'the database gives each community its id'
);

SELECT * FROM finish();
ROLLBACK;
