BEGIN;
SELECT plan(9);

SELECT lives_ok(
    $$
    INSERT INTO ledger.profiles (id, display_name)
    VALUES ('00000000-0000-7000-8000-000000000001', 'A')
    $$,
    'a name is enough'
);
SELECT results_eq(
    $$
    SELECT role, languages, pronouns, deceased_on FROM ledger.profiles
    WHERE id = '00000000-0000-7000-8000-000000000001'
    $$,
    $$VALUES ('storyteller', '{en}'::text[], NULL::text, NULL::date)$$,
    'everybody begins as a storyteller'
);
SELECT
    throws_ok(
        format('UPDATE ledger.profiles SET %I = %L', c, v), '23514', NULL,
        format('%s is not "%s"', c, v)
    )
FROM (
    VALUES
    (
        'display_name',
        ''), ('role',
    'owner'), ('pronouns',
    ' '), (
        'languages',
        '{en,NULL}'
    ),
    ('created_at', '2999-01-01')
) AS t (c, v);
SELECT throws_ok(
    $$
    INSERT INTO ledger.profile_contacts (profile_id, preferences)
    VALUES ('00000000-0000-7000-8000-000000000001', '"by phone"')
    $$,
    '23514', NULL, 'preferences are an object'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.profile_contacts VALUES ('00000000-0000-7000-8000-0000000000ff')
    $$,
    '23503', NULL, 'of somebody who is there'
);

SELECT * FROM finish();
ROLLBACK;
