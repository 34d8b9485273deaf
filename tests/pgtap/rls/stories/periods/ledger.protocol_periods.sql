BEGIN;
SELECT plan(11);

SELECT tap.society();
INSERT INTO ledger.protocol_periods (
    kind, effect, person_id, declared_by, declaring_community_id, starts_at
)
VALUES (
    'sorry_business', 'hide', tap.person(2),
    tap.person(3), tap.here(),
    '2020-01-01'
);

PREPARE visible AS SELECT kind FROM ledger.protocol_periods;

SELECT policies_are(
    'ledger', 'protocol_periods',
    ARRAY[
        'protocol_periods_all_definer',
        'protocol_periods_select_backup',
        'protocol_periods_select_authenticated'
    ],
    'protocol_periods has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'protocol_periods', 'anon', ARRAY[]::text[],
    'an anonymous request does not touch protocol_periods'
);
SELECT table_privs_are(
    'ledger', 'protocol_periods', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads protocol_periods, nothing else'
);
SELECT table_privs_are(
    'ledger', 'protocol_periods', 'service_role', ARRAY[]::text[],
    'the service role does not touch protocol_periods'
);
SELECT table_privs_are(
    'ledger', 'protocol_periods', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do this much to protocol_periods'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['sorry_business'], 'an elder of the declaring community reads what rests'
);
SELECT tap.become('authenticated', 4);
SELECT results_eq(
    'visible', ARRAY['sorry_business'], 'so does a lead'
);
SELECT tap.become('authenticated', 1);
SELECT is_empty('visible', 'a member does not: the row names a person');
SELECT tap.become('authenticated', 2);
SELECT is_empty('visible', 'nor does the person');
SELECT tap.become('authenticated', 5);
SELECT is_empty('visible', 'nor an elder of another community');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', 'nor a stranger');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
