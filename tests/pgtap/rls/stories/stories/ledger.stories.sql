BEGIN;
SELECT plan(26);

SELECT tap.society();
SELECT tap.tell(s.title, s.status, s.privacy)
FROM (
    VALUES
    ('draft', 'draft', 'public'), ('submitted', 'submitted', 'private'),
    ('secret', 'published', 'private'), ('circle', 'published', 'community'),
    ('shared', 'published', 'community'), ('hushed', 'published', 'public'),
    ('open', 'published', 'public'), ('lapsing', 'published', 'public'),
    ('kept', 'archived', 'community'), ('shelved', 'archived', 'public'),
    ('withdrawn', 'withdrawn', 'public'), ('erased', 'erased', 'public')
) AS s (title, status, privacy);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'public_display')
FROM unnest(ARRAY[
    'draft', 'submitted', 'secret', 'open', 'kept', 'shelved', 'withdrawn'
]) AS title;
SELECT ledger.give_consent(tap.story('lapsing'), 'public_display', now() + '1 hour');
SELECT ledger.share_story(tap.story(title), tap.elsewhere())
FROM unnest(ARRAY['submitted', 'secret', 'shared', 'kept']) AS title;
SELECT tap.become('none');
SELECT is(tap.titles(w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'anon', NULL, '{lapsing,open}'::text[],
        'public: an anonymous reader sees what is public with consent in effect'
    ),
    (
        'authenticated', 1, '{circle,draft,hushed,kept,lapsing,open,secret,shared,shelved,submitted,withdrawn}',
        'own: a storyteller sees their stories in every status but erased'
    ),
    (
        'authenticated', 2, '{circle,hushed,lapsing,open,shared}',
        'community: a member sees what is published for the community or for everybody'
    ),
    (
        'authenticated', 3,
        '{circle,hushed,kept,lapsing,open,shared,shelved,submitted}',
        'review and keeper: an elder also sees what waits for review and what is'
        ' archived'
    ),
    (
        'authenticated', 4,
        '{circle,hushed,kept,lapsing,open,shared,shelved,submitted}',
        'review and keeper: a lead sees what an elder sees'
    ),
    (
        'authenticated', 5, '{lapsing,open,shared,submitted}',
        'an elder of another community sees what was shared with it, and nothing'
        ' archived'
    ),
    (
        'authenticated', 6, '{lapsing,open}',
        '30 empty-set: a stranger without a community sees what is public, and no more'
    ),
    (
        'authenticated', NULL, '{lapsing,open}',
        'a request without claims sees what an anonymous reader sees'
    ),
    (
        'ledger_owner', NULL, '{}',
        '01 owner: the owner, who inherits from the definer, reads no story'
    )
) AS w (role, person, sees, says);

SELECT tap.become('authenticated');
SELECT set_config('request.jwt.claims', '{"sub": "Storyteller"', TRUE);

SELECT results_eq(
    'SELECT title FROM ledger.stories ORDER BY title', ARRAY['lapsing', 'open'],
    'a request with malformed claims sees what an anonymous reader sees'
);

SELECT tap.become('service_role');
SELECT throws_ok(
    'SELECT FROM ledger.stories', '42501', 'permission denied for table stories',
    'the service role reads no story'
);

SELECT tap.become('none');
CREATE ROLE planted_dumper IN ROLE ledger_backup;

SELECT is(
    cardinality(tap.titles(r)), 12,
    format('22 dump: %s, which has the rights of the backup, reads every story', r)
)
FROM unnest(ARRAY['ledger_backup', 'planted_dumper']) AS r;

UPDATE ledger.community_members SET status = 'suspended'
WHERE profile_id = tap.person(2);
UPDATE ledger.community_members SET valid_until = now() + '1 hour'
WHERE profile_id = tap.person(3);

SELECT is(
    tap.titles('authenticated', 2), '{lapsing,open}'::text[],
    'a suspended member sees what a stranger sees'
);

SELECT tap.wind('1 hour');

SELECT is(tap.titles(w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    ('anon', NULL, '{open}'::text[], 'a consent ends at the moment that it names'),
    (
        'authenticated', 3, '{open}',
        'an elder sees what a stranger sees from the moment at which their membership'
        ' ends'
    )
) AS w (role, person, sees, says);

SELECT set_config('ledger.clock', '', TRUE);
SELECT tap.become('authenticated', 1);
SELECT isnt_empty(
    $$UPDATE ledger.stories SET title = 'draft' WHERE title = 'draft' RETURNING id$$,
    'a storyteller edits their own draft'
);
SELECT is_empty(
    $$UPDATE ledger.stories SET title = 'changed' WHERE title <> 'draft' RETURNING id$$,
    'a storyteller does not edit a story of theirs that is no longer a draft'
);
SELECT isnt_empty(
    $$
    INSERT INTO ledger.stories (home_community_id, title)
    VALUES (tap.here(), 'Begun')
    RETURNING id
    $$,
    'a storyteller begins a draft in a community where they are a member'
);

SELECT throws_ok(
    $$UPDATE ledger.stories SET status = 'published' WHERE title = 'draft'$$,
    '42501', 'permission denied for table stories',
    '29 soft-delete: a storyteller does not change the status by UPDATE, functions do'
);

SELECT throws_ok(
    'DELETE FROM ledger.stories', '42501', 'permission denied for table stories',
    'a storyteller does not delete a story'
);

SELECT throws_ok(
    $$
    INSERT INTO ledger.stories (id, home_community_id, title)
    VALUES (tap.story('erased'), tap.here(), 'Taken')
    ON CONFLICT (id) DO NOTHING
    RETURNING id
    $$, '42501', 'permission denied for table stories',
    '10 existence, 16 returning: nobody tests whether an id is taken by inserting it'
);

SELECT tap.become('authenticated', 6);
SELECT throws_ok(
    $$INSERT INTO ledger.stories (home_community_id, title) VALUES (tap.here(), 'Begun')$$,
    '42501', 'new row violates row-level security policy for table "stories"',
    'a stranger does not begin a draft here'
);

SELECT is(
    tap.finds('UPDATE ledger.stories SET title = title RETURNING id', 'authenticated', p),
    '{}', format('16 returning: an UPDATE by %s changes and returns no story', who)
)
FROM (VALUES (6, 'a stranger'), (3, 'an elder')) AS w (p, who);

SELECT tap.become('anon');
SELECT throws_ok(
    'UPDATE ledger.stories SET title = title',
    '42501', 'permission denied for table stories',
    'an anonymous request edits no story'
);

SELECT * FROM finish();
ROLLBACK;
