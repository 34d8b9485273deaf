BEGIN;
SELECT plan(1);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.learn('d1', 'circle');

SELECT matches(
    tap.refusal(
        'INSERT INTO ledger.insight_endorsements (insight_id, elder_id)
         VALUES (tap.id(''d1''), tap.person(4))'
    ),
    '^EL106 . authors do not endorse their own insight ID',
    'an INSERT that makes an author endorse their own insight is refused'
);

SELECT * FROM finish();
ROLLBACK;
