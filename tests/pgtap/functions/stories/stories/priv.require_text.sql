BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'private');

SELECT lives_ok(
    format(
        $$SELECT priv.require_text(jsonb_populate_record(s, %L))
          FROM ledger.stories AS s WHERE s.id = %L$$,
        told, current_setting('test.draft')
    ),
    format('there is something to review in %s', told)
)
FROM unnest(ARRAY[
    '{"content": "Long ago."}',
    '{"content": "", "transcription": "Long ago."}',
    '{"content": "", "media": [{"kind": "audio"}]}'
]) AS told;
SELECT throws_ok(
    format(
        $$SELECT priv.require_text(jsonb_populate_record(s, '{"content": " \n"}'))
          FROM ledger.stories AS s WHERE s.id = %L$$,
        current_setting('test.draft')
    ),
    'EL105', 'nothing to review in story ' || current_setting('test.draft'),
    'a story of spaces is refused'
);
SELECT function_privs_are(
    'priv', 'require_text', ARRAY['ledger.stories'], 'authenticated', ARRAY[]::text[],
    'only the helpers ask'
);

SELECT * FROM finish();
ROLLBACK;
