BEGIN;
SELECT plan(9);

SELECT lives_ok(
    $$
    INSERT INTO ledger.profiles (id, display_name)
    VALUES ('00000000-0000-7000-8000-000000000001', 'A')
    $$,
    'a profile needs only a name'
);
SELECT results_eq(
    $$
    SELECT role, languages, pronouns, deceased_on FROM ledger.profiles
    WHERE id = '00000000-0000-7000-8000-000000000001'
    $$,
    $$VALUES ('storyteller', '{en}'::text[], NULL::text, NULL::date)$$,
    'a new profile is a storyteller who reads English'
);
SELECT throws_ok(
    format('UPDATE ledger.profiles SET %I = %L', c, v), '23514', NULL,
    format('the column %s of a profile cannot be "%s"', c, v)
)
FROM (
    VALUES
    ('display_name', ''), ('role', 'owner'), ('pronouns', ' '), ('languages', '{en,NULL}'),
    ('created_at', '2999-01-01')
) AS t (c, v);
SELECT throws_ok(
    $$
    INSERT INTO ledger.profile_contacts (profile_id, preferences)
    VALUES ('00000000-0000-7000-8000-000000000001', '"by phone"')
    $$,
    '23514', NULL, 'contact preferences must be an object'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.profile_contacts VALUES ('00000000-0000-7000-8000-0000000000ff')
    $$,
    '23503', NULL, 'contact preferences must belong to a profile'
);

SELECT * FROM finish();
ROLLBACK;
