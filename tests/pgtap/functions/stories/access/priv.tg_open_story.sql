BEGIN;
SELECT plan(3);

SELECT tap.society();

SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT tap.become('authenticated', 1);
INSERT INTO ledger.stories (home_community_id, title)
VALUES (tap.here(), 'Rain');
SELECT results_eq(
    $$SELECT sc.community_id, sc.is_home, sc.shared_by, sc.shared_at
      FROM ledger.story_communities AS sc
      INNER JOIN ledger.stories AS s ON s.id = sc.story_id
      WHERE s.title = 'Rain'$$,
    $$VALUES (tap.here(), TRUE, tap.person(1), '2030-01-01 00:00:00+00'::timestamptz)$$,
    'a story that a client inserts has its home'
);
SELECT results_eq(
    $$SELECT l.action, l.acting_as::text COLLATE "default"
      FROM ledger.access_logs AS l
      INNER JOIN ledger.stories AS s ON s.id = l.object_id
      WHERE s.title = 'Rain'$$,
    $$VALUES ('create_story', 'authenticated')$$,
    'and its audit row'
);
SELECT tap.become('none');
SET CONSTRAINTS ALL IMMEDIATE;
SELECT pass('and every deferred constraint holds');

SELECT * FROM finish();
ROLLBACK;
