BEGIN;
SELECT plan(3);

SELECT tap.memberships();

SELECT is(
    tap.who(
        $$SELECT tap.refusal(
            'SELECT priv.require_lead(tap.here(), ''agrees for'')'
        ) = 'done'$$,
        'none'
    ),
    ARRAY[3],
    'only an active lead of a community passes'
);
SELECT tap.become('none', 2);
SELECT is(
    tap.refusal('SELECT priv.require_lead(tap.here(), ''agrees for'')'),
    'EL102 | only a lead of the community agrees for ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask a lead of the community.',
    'the refusal says what was tried'
);
SELECT tap.become('none');
SELECT matches(
    tap.refusal('SELECT priv.require_lead(tap.here(), ''agrees for'')'), '^EL001 ',
    'a request without claims is refused'
);

SELECT * FROM finish();
ROLLBACK;
