BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell(t, 'published', 'community') FROM unnest(ARRAY['asked', 'free']) AS t;
SELECT tap.declare_protocol('b1');
UPDATE ledger.cultural_protocols SET required_approvals = 2;
SELECT tap.by_hand($$SELECT tap.bind('asked', 'b1')$$);

CREATE FUNCTION pg_temp.decide(p_person integer, p_decision text)
RETURNS void
LANGUAGE sql
AS $$
SELECT tap.by_hand(format(
    'INSERT INTO ledger.story_approvals (id, story_id, version, reviewer_id, decision)
     VALUES (priv.new_id(), %L, 1, %L, %L)',
    tap.story('asked'), tap.person(p_person), p_decision
));
$$;

SELECT pg_temp.decide(3, 'approved');
SELECT results_eq(
    'SELECT story_id, version, asked, given FROM priv.find_unapproved()',
    $$VALUES (tap.story('asked'), 1, 2, 1::bigint)$$,
    'a published story with one approval of two is found'
);
SELECT pg_temp.decide(1, 'approved');
SELECT isnt_empty(
    'SELECT FROM priv.find_unapproved()', 'an approval by the storyteller does not count'
);
SELECT pg_temp.decide(4, 'approved');
SELECT is_empty(
    'SELECT FROM priv.find_unapproved()',
    'a story with the approvals of two reviewers is not found'
);
SELECT pg_temp.decide(3, 'changes_requested');
SELECT isnt_empty(
    'SELECT FROM priv.find_unapproved()',
    'an approval does not count after its reviewer requested changes'
);

SELECT * FROM finish();
ROLLBACK;
