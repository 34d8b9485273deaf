BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), purpose)
FROM unnest(ARRAY['ai_analysis', 'media_use']) AS purpose;
SELECT tap.become('service_role');
SELECT ledger.record_embedding(tap.story('circle'), model, '{0.6,0.8}')
FROM unnest(ARRAY['model-1', 'model-2']) AS model;
SELECT tap.become('none');
PREPARE models AS SELECT model FROM ledger.story_embeddings ORDER BY model COLLATE "C";

SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('circle'), 'media_use');
SELECT ledger.give_consent(tap.story('circle'), 'ai_analysis');
SELECT tap.become('none');
SELECT results_eq(
    'models', ARRAY['model-1', 'model-2'],
    'embeddings stay when another consent is withdrawn or consent to ai_analysis is '
    'given again'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('circle'), 'ai_analysis');
SELECT tap.become('none');
SELECT is_empty(
    'models',
    'the embeddings of every model are deleted when consent to ai_analysis is withdrawn'
);

SELECT * FROM finish();
ROLLBACK;
