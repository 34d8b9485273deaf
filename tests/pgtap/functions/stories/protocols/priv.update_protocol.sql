BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
CREATE FUNCTION pg_temp.update_protocol(
    p_name text, p_enforcement text, p_is_active boolean
)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.refusal(
    format(
        'SELECT priv.update_protocol(
            tap.id(''a1''), %L, NULL, NULL, NULL, NULL, %L, NULL, %L
        )',
        p_name, p_enforcement, p_is_active
    )
);
$$;

SELECT tap.become('authenticated');
SELECT matches(
    pg_temp.update_protocol('Rain', NULL, NULL), '^EL001 ',
    'nobody in particular changes nothing'
);
SELECT tap.become('authenticated', 4);
SELECT matches(
    pg_temp.update_protocol(NULL, 'strict', NULL), '^23514 ',
    'a protocol stays one that the ledger knows how to keep'
);
SELECT pg_temp.update_protocol('Rain', NULL, FALSE);
SELECT tap.become('none');
SELECT results_eq(
    'SELECT name, enforcement, access_mode, is_active FROM ledger.cultural_protocols',
    $$VALUES ('Rain', 'mandatory', 'strict', FALSE)$$,
    'what is NULL stays as it was'
);
SELECT results_eq(
    $$SELECT tap.audited('update_protocol')$$,
    ARRAY['4 authenticated protocol a1 {"is_active": false}'],
    'the audit row says what binds otherwise from now on, and none of its words'
);

SELECT * FROM finish();
ROLLBACK;
