BEGIN;
SELECT plan(14);

CREATE FUNCTION pg_temp.with_value(p_column text, p_value text)
RETURNS text
LANGUAGE sql
AS $$
SELECT format(
    $f$
    INSERT INTO ledger.communities
    SELECT c.* FROM jsonb_populate_record(
        NULL::ledger.communities,
        jsonb_build_object(
            'id', priv.new_id(), 'slug', 'planted', 'name', 'P', 'size_class', 'small',
            'region_id', (SELECT id FROM ledger.regions WHERE is_local),
            'country', 'AU', 'languages', '{}'::text[], 'description', '',
            'sovereignty_metadata', '{}'::jsonb,
            'status', 'active', 'created_at', now(), 'updated_at', now()
        ) || %L::jsonb
    ) AS c
    $f$,
    format('{"%s": %s}', p_column, p_value)
);
$$;

SELECT lives_ok(
    pg_temp.with_value('languages', '["mi", "en-NZ", "zh-Hant-TW", "x-whistle"]'),
    'the languages of a community can be BCP 47 tags'
);
SELECT throws_ok(
    pg_temp.with_value('name', '"Again"'), '23505', NULL,
    'two communities cannot have the same slug'
);
DELETE FROM ledger.communities
WHERE slug = 'planted';
SELECT throws_ok(
    pg_temp.with_value(c, v), '23514', NULL,
    format('the column %s of a community cannot be %s', c, v)
)
FROM (
    VALUES
    ('slug', '"Planted"'), ('slug', '"planted--two"'), ('name', '" "'),
    ('size_class', '"huge"'), ('country', '"Australia"'), ('sovereignty_metadata', '[]'),
    ('status', '"dormant"'), ('languages', '["en", ""]'), ('languages', '["en,fr"]'),
    ('languages', '["en", null]'), ('updated_at', '"2020-01-01"')
) AS t (c, v);
SELECT throws_ok(
    pg_temp.with_value('region_id', '"atlantis"'), '23503', NULL,
    'a community must be in a known region'
);

SELECT * FROM finish();
ROLLBACK;
