BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.become('authenticated', 3);
SELECT ledger.post_notice(tap.here(), 'supper', 'At six.');
SELECT ledger.post_notice(tap.here(), title, 'Read it.', tap.story(title))
FROM unnest(ARRAY['circle', 'asked']) AS title;
SELECT tap.become('authenticated', 5);
SELECT ledger.post_notice(tap.elsewhere(), 'market', 'On Sunday.');
SELECT tap.become('none');

PREPARE visible AS SELECT n.title FROM ledger.notices AS n ORDER BY 1;

SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['asked', 'circle', 'supper'],
    'an elder reads the notices of their community'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'supper'],
    '28 derived: a member reads a notice about a story only if they see the story'
);
SELECT tap.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['market'], 'an elder of another community reads only its notices'
);
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', 'a stranger reads no notice');
SELECT throws_ok(
    $$
    INSERT INTO ledger.notices (community_id, title, body, posted_by)
    VALUES (tap.here(), 'mine', 'Read this.', tap.person(6))
    $$,
    '42501', NULL, 'nobody writes a notice without the function'
);
SELECT tap.become('anon');
SELECT throws_ok(
    'SELECT FROM ledger.notices', '42501', NULL, 'an anonymous request reads no notice'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_story(tap.story('circle'));
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['supper'],
    '28 derived: a notice is hidden from members when its story is withdrawn'
);
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['asked', 'circle', 'market', 'supper'],
    'a storyteller reads the notices about their own stories in their communities'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
