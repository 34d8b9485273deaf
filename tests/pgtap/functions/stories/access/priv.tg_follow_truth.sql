BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');

PREPARE derived AS
SELECT community_ids::text, public_until
FROM ledger.stories
WHERE id = tap.story('open');

INSERT INTO ledger.story_communities (story_id, community_id, shared_by)
VALUES (tap.story('open'), tap.elsewhere(), tap.person(1));
SELECT results_eq(
    'derived',
    $$VALUES (
        '{00000000-0000-7000-8000-0000000000c1,00000000-0000-7000-8000-0000000000c2}',
        NULL::timestamptz
    )$$,
    'a community that is added is there at once'
);
DELETE FROM ledger.story_communities
WHERE story_id = tap.story('open') AND NOT is_home;
SELECT results_eq(
    'derived',
    $$VALUES ('{00000000-0000-7000-8000-0000000000c1}', NULL::timestamptz)$$,
    'one that is removed is gone at once'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.give_consent(tap.story('open'), 'media_use', now() + '1 day');
SELECT results_eq(
    'derived',
    $$VALUES ('{00000000-0000-7000-8000-0000000000c1}', 'infinity'::timestamptz)$$,
    'consent without an end lasts, whatever else is decided'
);
SELECT ledger.give_consent(tap.story('open'), 'public_display', now() + '1 year');
SELECT results_eq(
    'derived',
    $$VALUES ('{00000000-0000-7000-8000-0000000000c1}', now() + '1 year')$$,
    'a renewal moves the end'
);
SELECT ledger.withdraw_consent(tap.story('open'), 'public_display');
SELECT results_eq(
    'derived',
    $$VALUES ('{00000000-0000-7000-8000-0000000000c1}', NULL::timestamptz)$$,
    'a withdrawal ends it at once'
);
SELECT ledger.give_consent(tap.story('open'), p)
FROM unnest(ARRAY['cross_community', 'research_use', 'ai_analysis']) AS p;
SELECT ledger.withdraw_consent(tap.story('open'), 'research_use');
SELECT tap.become('none');
INSERT INTO ledger.story_people (story_id, profile_id, role)
VALUES (tap.story('open'), tap.person(2), 'teller');
SELECT results_eq(
    $$SELECT cross_community_until, research_until, ai_until, period_keys::text
      FROM ledger.stories WHERE id = tap.story('open')$$,
    $$VALUES (
        'infinity'::timestamptz, NULL::timestamptz, 'infinity'::timestamptz,
        '{00000000-0000-7000-8000-000000000002,00000000-0000-7000-8000-0000000000c1}'
    )$$,
    'each purpose has an end of its own, and who is in the story is followed too'
);

SELECT * FROM finish();
ROLLBACK;
