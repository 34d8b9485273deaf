BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'ai_analysis');
SELECT ledger.give_consent(tap.story('circle'), 'media_use');
SELECT tap.become('service_role');
SELECT ledger.record_embedding(tap.story('circle'), model, '{0.6,0.8}')
FROM unnest(ARRAY['model-1', 'model-2']) AS model;
SELECT tap.become('none');

PREPARE embedded AS
SELECT model FROM ledger.story_embeddings
WHERE story_id = tap.story('circle')
ORDER BY 1;

SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('circle'), 'media_use');
SELECT ledger.give_consent(tap.story('circle'), 'ai_analysis');
SELECT tap.become('none');
SELECT results_eq(
    'embedded', ARRAY['model-1', 'model-2'],
    'other events, and consent given again, leave embeddings alone'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('circle'), 'ai_analysis');
SELECT tap.become('none');
SELECT is_empty('embedded', 'with consent to ai_analysis they go, at once');

SELECT * FROM finish();
ROLLBACK;
