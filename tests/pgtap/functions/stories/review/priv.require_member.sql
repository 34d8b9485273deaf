BEGIN;
SELECT plan(3);

SELECT tap.society();

SELECT is(
    tap.who(
        $$SELECT tap.refusal('SELECT priv.require_member(tap.elsewhere())') = 'done'$$
    ),
    ARRAY[1, 5],
    'only an active member of a community passes'
);
SELECT is(
    tap.attempt(2, 'SELECT priv.require_member(tap.elsewhere())'),
    'EL103 | not an active member of community ID | '
    'Only active members tell and share stories in a community. | '
    'Check the id, or ask a lead of the community to add you.',
    'a member of another community is refused'
);
SELECT matches(
    tap.attempt(1, 'SELECT priv.require_member(NULL)'), '^EL103 ',
    'a community that is NULL has no members'
);

SELECT * FROM finish();
ROLLBACK;
