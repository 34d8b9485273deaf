BEGIN;
SELECT plan(3);

SELECT tap.memberships();
CREATE FUNCTION pg_temp.leads(p_person integer)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('none', p_person);
    PERFORM priv.require_lead(tap.here(), 'agrees for');
    RETURN TRUE;
EXCEPTION WHEN SQLSTATE 'EL102' THEN
    RETURN FALSE;
END;
$$;
SELECT results_eq(
    'SELECT p FROM generate_series(1, 9) AS p WHERE pg_temp.leads(p)', ARRAY[3],
    'a lead who is one now, and no other'
);
SELECT tap.become('none', 2);
SELECT matches(
    tap.refusal('SELECT priv.require_lead(tap.here(), ''agrees for'')'),
    '^EL102 . only a lead of the community agrees for ID', 'the message says the deed'
);
SELECT tap.become('none');
SELECT matches(
    tap.refusal('SELECT priv.require_lead(tap.here(), ''agrees for'')'), '^EL001 ',
    'nobody in particular leads none'
);

SELECT * FROM finish();
ROLLBACK;
