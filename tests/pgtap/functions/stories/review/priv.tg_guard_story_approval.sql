BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
CREATE FUNCTION pg_temp.approve(p_person integer, p_version integer)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.story_approvals (story_id, version, reviewer_id, decision)
VALUES (tap.story('asked'), p_version, tap.person(p_person), 'approved');
$$;
SELECT throws_ok(
    'SELECT pg_temp.approve(1, 1)', '23000',
    'a decision needs another than the storyteller and the current version: story '
    || current_setting('test.asked'),
    'an approval is never its author''s, whoever inserts it'
);
SELECT throws_ok(
    'SELECT pg_temp.approve(3, 2)', '23000',
    'a decision needs another than the storyteller and the current version: story '
    || current_setting('test.asked'),
    'an approval is of the current version'
);
SELECT lives_ok('SELECT pg_temp.approve(3, 1)', 'another''s approval of it stands');

SELECT * FROM finish();
ROLLBACK;
