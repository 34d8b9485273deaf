BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
PREPARE embeds AS
INSERT INTO ledger.story_embeddings (story_id, model, version, embedding)
VALUES (tap.story('circle'), 'model-1', 1, '{0.6,0.8}'::real[]);

SELECT matches(
    tap.refusal('EXECUTE embeds'),
    '^EL110 . no consent to ai_analysis in effect for story ID',
    'an INSERT of an embedding without consent is refused'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'ai_analysis', now() + '1 hour');
SELECT ledger.revise_story(tap.story('circle'), p_content => 'Today.');
SELECT tap.become('none');
SELECT is(
    tap.refusal('EXECUTE embeds'), 'done',
    'an INSERT of an embedding with consent is done'
);
SELECT results_eq(
    'SELECT version FROM ledger.story_embeddings', ARRAY[2],
    'an embedding gets the current version of the story, also when an INSERT names '
    'another'
);
SELECT tap.wind('1 hour');
SELECT matches(
    tap.refusal('UPDATE ledger.story_embeddings SET embedding = embedding'),
    '^EL110 . no consent to ai_analysis in effect for story ID',
    'an UPDATE of an embedding is refused after consent has expired'
);

SELECT * FROM finish();
ROLLBACK;
