BEGIN;
SELECT plan(2);

SELECT tap.shelf();
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'ai_analysis')
FROM unnest(ARRAY['circle', 'draft', 'open']) AS title;
SELECT tap.become('service_role');
SELECT ledger.record_embedding(tap.story(title), 'model-1', '{0.5,0.5}')
FROM unnest(ARRAY['circle', 'draft', 'open']) AS title;
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    'SELECT FROM ledger.story_embeddings',
    '42501', 'permission denied for table story_embeddings',
    'a storyteller does not read the embeddings of their stories'
);

SELECT tap.become('none');
GRANT SELECT ON ledger.story_embeddings TO authenticated;

SELECT is(
    tap.titles_in('ledger.story_embeddings', 'authenticated', w.person), w.sees, w.says
)
FROM (
    VALUES
    (
        1, '{}'::text[],
        'a storyteller sees no embedding even where somebody granted SELECT, because no'
        ' policy lets them'
    )
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
