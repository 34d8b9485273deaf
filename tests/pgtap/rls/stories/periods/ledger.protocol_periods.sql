BEGIN;
SELECT plan(6);

SELECT tap.society();
INSERT INTO ledger.protocol_periods (
    kind, effect, person_id, declared_by, declaring_community_id, starts_at
)
VALUES (
    'sorry_business', 'hide', tap.person(2), tap.person(3), tap.here(), '2020-01-01'
);
PREPARE visible AS SELECT kind FROM ledger.protocol_periods;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (
        3, '{sorry_business}'::text[],
        'an elder of the community that declared a period reads it'
    ),
    (4, '{sorry_business}', 'a lead of the community that declared a period reads it'),
    (1, '{}', 'a member does not read a period, because it names a person'),
    (2, '{}', 'the person whom a period is about does not read it'),
    (5, '{}', 'an elder of another community does not read it'),
    (6, '{}', 'a stranger does not read it')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
