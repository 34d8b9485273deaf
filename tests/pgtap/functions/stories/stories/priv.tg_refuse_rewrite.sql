BEGIN;
SELECT plan(32);

SELECT throws_ok(
    format(statement, a.attrelid::regclass, a.attname),
    '23000',
    format('%s is refused on %s', split_part(statement, ' ', 1), append_only),
    format('%s cannot be changed by %s', append_only, split_part(statement, ' ', 1))
)
FROM (
    VALUES
    ('consent_events', TRUE),
    ('story_approvals', TRUE),
    ('disclosures', TRUE),
    ('label_versions', TRUE),
    ('value_events', TRUE),
    ('value_distribution', TRUE),
    ('story_versions', FALSE),
    ('collaboration_operations', FALSE)
) AS t (append_only, for_ever)
INNER JOIN pg_attribute AS a
    ON a.attrelid = ('ledger.' || append_only)::regclass AND a.attnum = 1
CROSS JOIN unnest(ARRAY[
    'UPDATE %s SET %2$I = %2$I', 'DELETE FROM %s', 'TRUNCATE %s CASCADE'
]) AS statement
WHERE for_ever OR statement NOT LIKE 'DELETE%';
SELECT table_privs_are(
    'ledger', append_only, 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    format('the helpers may only read and append to %s', append_only)
)
FROM unnest(ARRAY[
    'consent_events', 'story_approvals', 'disclosures', 'label_versions',
    'value_events', 'value_distribution', 'story_versions', 'collaboration_operations'
]) AS append_only;
SELECT lives_ok(
    format('DELETE FROM ledger.%I', erasable),
    format('the owner may delete rows of %s, as an erasure must', erasable)
)
FROM unnest(ARRAY['collaboration_operations', 'story_versions']) AS erasable;

SELECT * FROM finish();
ROLLBACK;
