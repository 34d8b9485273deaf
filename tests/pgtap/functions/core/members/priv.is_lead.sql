BEGIN;
SELECT plan(2);

SELECT tap.memberships();

SELECT is(
    ARRAY(
        SELECT p FROM generate_series(1, 9) AS p
        WHERE priv.is_lead(tap.here(), tap.person(p))
    ),
    ARRAY[3],
    'only the active lead is a lead of the community'
);
SELECT is(
    priv.is_lead(tap.here(), NULL), FALSE,
    'without a person the function returns false'
);

SELECT * FROM finish();
ROLLBACK;
