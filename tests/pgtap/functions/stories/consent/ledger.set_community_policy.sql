BEGIN;
SELECT plan(6);

SELECT tap.society();

SELECT is(
    tap.callers('ledger.set_community_policy'), ARRAY['authenticated'],
    'only people who are signed in set a policy'
);
SELECT matches(
    tap.attempt(
        person,
        format('SELECT priv.set_community_policy(tap.here(), %L, FALSE, NULL)', purpose)
    ),
    refusal, description
)
FROM (
    VALUES
    (
        2, 'media_use', '^EL102 . only an elder or lead decides on purposes for community ID',
        'a member does not decide on purposes'
    ),
    (
        3, 'mining', '^22023 . unknown purpose mining',
        'a policy for a purpose that does not exist is refused'
    ),
    (NULL, 'media_use', '^EL001 ', 'without claims nobody decides on purposes')
) AS a (person, purpose, refusal, description);
SELECT tap.become('authenticated', 3);
SELECT ledger.set_community_policy(
    tap.here(), 'ai_analysis', TRUE, 'We listen ourselves.'
);
SELECT priv.set_community_policy(tap.here(), 'media_use', TRUE, 'Ask us.');
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 4);
SELECT ledger.set_community_policy(tap.here(), 'media_use', FALSE);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    $$
    SELECT community_id, purpose, is_denied, decided_by, decided_at - now(), reason
    FROM ledger.community_consent_policies
    ORDER BY purpose
    $$,
    $$
    VALUES
    (
        tap.here(), 'ai_analysis', TRUE, tap.person(3), '0'::interval,
        'We listen ourselves.'
    ),
    (tap.here(), 'media_use', FALSE, tap.person(4), '1 hour', NULL)
    $$,
    'a member reads the latest decision of an elder or a lead about each purpose'
);
SELECT tap.become('none');
SELECT results_eq(
    $$SELECT tap.audited('set_community_policy')$$,
    ARRAY[
        '3 authenticated community c1 {"purpose": "ai_analysis", "is_denied": true}',
        '3 authenticated community c1 {"purpose": "media_use", "is_denied": true}',
        '4 authenticated community c1 {"purpose": "media_use", "is_denied": false}'
    ],
    'the audit rows keep every decision, without the reasons'
);

SELECT * FROM finish();
ROLLBACK;
