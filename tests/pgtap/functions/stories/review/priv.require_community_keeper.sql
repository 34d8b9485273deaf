BEGIN;
SELECT plan(3);

SELECT tap.society();

SELECT is(
    tap.who(
        $$SELECT tap.refusal(
            'SELECT priv.require_community_keeper(tap.here(), ''labels'')'
        ) = 'done'$$,
        'none'
    ),
    ARRAY[3, 4],
    'only an elder and a lead of a community pass'
);
SELECT tap.become('none', 4);
SELECT is(
    tap.refusal('SELECT priv.require_community_keeper(NULL, ''writes labels of'')'),
    'EL102 | only an elder or lead writes labels of community <NULL> | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    'a community that is NULL has no elder or lead, and the refusal says what was tried'
);
SELECT tap.become('none');
SELECT matches(
    tap.refusal('SELECT priv.require_community_keeper(tap.here(), ''labels'')'),
    '^EL001 ',
    'a request without claims is refused'
);

SELECT * FROM finish();
ROLLBACK;
