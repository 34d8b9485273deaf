BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'private');

SELECT is(
    tap.refusal(
        format(
            'SELECT priv.require_text(jsonb_populate_record(s, %L))
             FROM ledger.stories AS s',
            told
        )
    ),
    outcome, description
)
FROM (
    VALUES
    ('{"content": "Long ago."}', 'done', 'a story with a text can be reviewed'),
    (
        '{"content": "", "transcription": "Long ago."}', 'done',
        'a story with a transcription can be reviewed'
    ),
    (
        '{"content": "", "media": [{"kind": "audio"}]}', 'done',
        'a story with media can be reviewed'
    ),
    (
        '{"content": " \n"}',
        'EL105 | nothing to review in story ID | '
        'It has no text, no transcription and no media. | '
        'Add one of them, then submit the story again.',
        'a story of white space alone is refused'
    )
) AS a (told, outcome, description);
SELECT is(tap.callers('priv.require_text'), '{}', 'no client calls the helper by itself');

SELECT * FROM finish();
ROLLBACK;
