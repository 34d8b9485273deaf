BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.bind('draft', 'a1');

CREATE FUNCTION pg_temp.derived(p_enforcement text, p_access_mode text, p_is_active boolean)
RETURNS text
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE ledger.cultural_protocols
    SET enforcement = p_enforcement, access_mode = p_access_mode, is_active = p_is_active;
    RETURN (
        SELECT concat_ws(
            ' ', 'requires',
            CASE
                WHEN s.required_protocol_ids IS NULL THEN 'nothing'
                WHEN s.required_protocol_ids = ARRAY[tap.id('a1')] THEN 'a1'
            END,
            'rests with',
            CASE s.period_keys
                WHEN ARRAY[tap.id('a1'), tap.here()] THEN 'a1 and here'
                WHEN ARRAY[tap.here()] THEN 'here'
            END
        )
        FROM ledger.stories AS s
    );
END;
$$;

SELECT is(pg_temp.derived(enforcement, access_mode, is_active), derived, description)
FROM (
    VALUES
    (
        'mandatory', 'strict', TRUE, 'requires a1 rests with a1 and here',
        'a story requires a mandatory, strict protocol, and periods of the protocol reach it'
    ),
    (
        'recommended', 'strict', TRUE, 'requires nothing rests with a1 and here',
        'a story does not require a recommended protocol, and periods of it reach the story'
    ),
    (
        'mandatory', 'open', TRUE, 'requires nothing rests with a1 and here',
        'a story does not require an open protocol, and periods of it reach the story'
    ),
    (
        'mandatory', 'strict', FALSE, 'requires nothing rests with here',
        'a story does not require a protocol that is not active, and its periods do not reach it'
    ),
    (
        'mandatory', 'strict', TRUE, 'requires a1 rests with a1 and here',
        'a story requires a protocol that is active again'
    )
) AS a (enforcement, access_mode, is_active, derived, description);
CREATE FUNCTION pg_temp.written()
RETURNS text
LANGUAGE sql
AS $$
SELECT ctid::text FROM ledger.stories;
$$;
SELECT set_config('test.written', pg_temp.written(), TRUE);
UPDATE ledger.cultural_protocols SET name = 'Men''s business', is_active = TRUE;
SELECT is(
    pg_temp.written(), current_setting('test.written'),
    'a change that does not concern who sees a story does not write the story'
);
SELECT is_empty('SELECT * FROM ops.check_story_derived()', 'no derived column is stale');

SELECT * FROM finish();
ROLLBACK;
