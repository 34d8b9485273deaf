BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.add_label('b1');

SELECT is(
    tap.attempt(3, $$SELECT priv.revise_label(tap.id('b1'), 'Ours', 'Ask us.', 'en')$$),
    'done', 'an elder locks a label of their community'
);
SELECT is(
    tap.attempt(
        5, format('SELECT priv.revise_label(%L, ''Mine'', ''Mine.'', ''en'')', tap.id(label))
    ),
    'P0002 | cannot find label ID | '
    'No community where you are an elder or lead has a label with this id. | '
    'Check the id, or ask an elder or lead of the community.',
    description
)
FROM (
    VALUES
    ('b1', 'an elder elsewhere does not find the label of another community'),
    ('ff', 'a label that does not exist is refused in the same words')
) AS a (label, description);
SELECT matches(
    tap.refusal($$SELECT priv.lock_label(tap.id('b1'))$$), '^EL001 ',
    'without claims nobody locks a label'
);

SELECT * FROM finish();
ROLLBACK;
