BEGIN;
SELECT plan(3);

SELECT tap.society();

SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 1);
INSERT INTO ledger.stories (home_community_id, title)
VALUES (tap.here(), 'Rain');
SELECT results_eq(
    $$
    SELECT sc.community_id, sc.is_home, sc.shared_by, sc.shared_at - now()
    FROM ledger.story_communities AS sc
    INNER JOIN ledger.stories AS s ON s.id = sc.story_id
    WHERE s.title = 'Rain'
    $$,
    $$VALUES (tap.here(), TRUE, tap.person(1), '1 hour'::interval)$$,
    'a story that a client inserts gets its home'
);
SELECT tap.become('none');
SELECT results_eq(
    $$SELECT tap.audited('create_story')$$, ARRAY['1 authenticated story ID {}'],
    'a story that a client inserts leaves an audit row'
);
SET CONSTRAINTS ALL IMMEDIATE;
SELECT pass('every deferred constraint of the new story holds');

SELECT * FROM finish();
ROLLBACK;
