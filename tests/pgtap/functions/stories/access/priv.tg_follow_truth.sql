BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');

PREPARE derived AS
SELECT community_ids, public_until
FROM ledger.stories
WHERE id = tap.story('open');

INSERT INTO ledger.story_communities (story_id, community_id, shared_by)
VALUES (tap.story('open'), tap.elsewhere(), tap.person(1));
SELECT results_eq(
    'derived',
    $$VALUES (ARRAY[tap.here(), tap.elsewhere()], NULL::timestamptz)$$,
    'a community that is added to a story counts at once'
);
DELETE FROM ledger.story_communities
WHERE story_id = tap.story('open') AND NOT is_home;
SELECT results_eq(
    'derived',
    $$VALUES (ARRAY[tap.here()], NULL::timestamptz)$$,
    'a community that is removed from a story no longer counts at once'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.give_consent(tap.story('open'), 'media_use', now() + '1 day');
SELECT results_eq(
    'derived',
    $$VALUES (ARRAY[tap.here()], 'infinity'::timestamptz)$$,
    'consent without an end lasts, whatever is decided about other purposes'
);
SELECT ledger.give_consent(tap.story('open'), 'public_display', now() + '1 year');
SELECT results_eq(
    'derived',
    $$VALUES (ARRAY[tap.here()], now() + '1 year')$$,
    'a renewal moves the end of a consent'
);
SELECT ledger.withdraw_consent(tap.story('open'), 'public_display');
SELECT results_eq(
    'derived',
    $$VALUES (ARRAY[tap.here()], NULL::timestamptz)$$,
    'a withdrawal ends a consent at once'
);
SELECT ledger.give_consent(tap.story('open'), p)
FROM unnest(ARRAY['cross_community', 'research_use', 'ai_analysis']) AS p;
SELECT ledger.withdraw_consent(tap.story('open'), 'research_use');
SELECT tap.become('none');
INSERT INTO ledger.story_people (story_id, profile_id, role)
VALUES (tap.story('open'), tap.person(2), 'teller');
SELECT results_eq(
    $$
    SELECT cross_community_until, research_until, ai_until, period_keys
    FROM ledger.stories
    WHERE id = tap.story('open')
    $$,
    $$
    VALUES (
        'infinity'::timestamptz, NULL::timestamptz, 'infinity'::timestamptz,
        ARRAY[tap.person(2), tap.here()]
    )
    $$,
    'each purpose has its own end, and a person who is added to a story counts at once'
);

SELECT * FROM finish();
ROLLBACK;
