BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'media_use');
SELECT ledger.record_disclosure(
    tap.story('circle'), 'media_use', 'Radio', 'radio@example.org'
);
SELECT tap.become('none');
CREATE FUNCTION pg_temp.again(p_change jsonb)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.disclosures (
    story_id, version, purpose, parts, recipient, contact, disclosed_by
)
SELECT
    (x.r).story_id, (x.r).version, (x.r).purpose, (x.r).parts, (x.r).recipient,
    (x.r).contact, (x.r).disclosed_by
FROM (
    SELECT jsonb_populate_record(o, p_change) AS r
    FROM ledger.disclosures AS o
    WHERE o.story_id = tap.story('circle')
    LIMIT 1
) AS x;
$$;
SELECT throws_ok(
    format('SELECT pg_temp.again(%L)', change), '23514',
    format(
        'new row for relation "%s" violates check constraint "%s"',
        'disclosures', 'disclosures_' || rule || '_check'
    ),
    description
)
FROM (
    VALUES
    ('parts', '{"parts": []}', 'something went out'),
    ('parts', '{"parts": ["address"]}', 'and it was a part of the story'),
    ('recipient', '{"recipient": " "}', 'to somebody'),
    ('contact', '{"contact": ""}', 'who can be reached')
) AS t (rule, change, description);
SELECT throws_ok(
    'SELECT pg_temp.again(''{"version": 2}'')',
    '23503',
    'insert or update on table "disclosures" violates foreign key constraint '
    '"disclosures_story_id_fkey"',
    'what was never put to review was not handed over'
);
SELECT throws_ok(
    'SELECT pg_temp.again(''{"purpose": "fun"}'')',
    '23503',
    'insert or update on table "disclosures" violates foreign key constraint '
    '"disclosures_purpose_fkey"',
    'there is a purpose that was consented to'
);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['disclosures']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
