BEGIN;
SELECT plan(1);

SELECT is(
    tap.refusal($$SELECT priv.refuse_unseen('plan', tap.id('ff'))$$),
    'P0002 | cannot find plan ID | Nothing with this id is visible to you. | '
    'Check the id, and that you may read the story that it belongs to.',
    'the refusal names the kind and the id, and nothing else'
);

SELECT * FROM finish();
ROLLBACK;
