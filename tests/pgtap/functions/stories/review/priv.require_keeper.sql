BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT is(
    tap.who(
        $$SELECT tap.refusal(
            'SELECT priv.require_keeper(s, ''keeps'') FROM ledger.stories AS s'
        ) = 'done'$$,
        'none'
    ),
    ARRAY[1, 3, 4],
    'only the storyteller and the elders and leads of its home pass'
);
SELECT tap.become('none', 2);
SELECT is(
    tap.refusal('SELECT priv.require_keeper(s, ''restores'') FROM ledger.stories AS s'),
    'EL102 | only its storyteller or an elder or lead of its home restores story ID | '
    'You may read the story without deciding about it. | '
    'Ask the storyteller, or an elder or lead of its home community.',
    'the refusal says what was tried'
);

SELECT * FROM finish();
ROLLBACK;
