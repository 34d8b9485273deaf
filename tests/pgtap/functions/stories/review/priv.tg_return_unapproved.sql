BEGIN;
SELECT plan(1);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.declare_protocol('a2', 'recommended');
SELECT tap.declare_protocol('a3', p_is_active => FALSE);
UPDATE ledger.cultural_protocols SET required_approvals = 1;
SELECT tap.declare_protocol('a4');
SELECT tap.tell(t, 'published', 'community')
FROM unnest(ARRAY['a1', 'a2', 'a3', 'a4']) AS t;
SELECT tap.bind(t, t) FROM unnest(ARRAY['a1', 'a2', 'a3', 'a4']) AS t;

SELECT results_eq(
    'SELECT title, status FROM ledger.stories ORDER BY title',
    $$
    VALUES
    ('a1', 'submitted'), ('a2', 'published'), ('a3', 'published'), ('a4', 'published')
    $$,
    'only an active, mandatory protocol that asks for approvals sends a story back'
);

SELECT * FROM finish();
ROLLBACK;
