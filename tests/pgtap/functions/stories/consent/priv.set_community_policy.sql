BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal(
        $$SELECT priv.set_community_policy(
            tap.here(), 'media_use', TRUE, ''
        )$$
    ),
    '^EL001 ', 'nobody in particular decides nothing'
);
SELECT tap.become('authenticated', 3);
SELECT matches(
    tap.refusal($$SELECT priv.set_community_policy(tap.here(), 'mining', TRUE, '')$$),
    '^22023 | unknown purpose mining', 'a decision is about a purpose that there is'
);
SELECT priv.set_community_policy(tap.here(), 'media_use', TRUE, 'Ask us.');
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 4);
SELECT priv.set_community_policy(tap.here(), 'media_use', FALSE, 'Asked.');
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT purpose, is_denied, decided_by, decided_at - now(), reason
    FROM ledger.community_consent_policies
    WHERE community_id = tap.here()
    $$,
    $$VALUES ('media_use', FALSE, tap.person(4), '1 hour'::interval, 'Asked.')$$,
    'the later word takes the place of the earlier'
);
SELECT results_eq(
    $$SELECT tap.audited('set_community_policy')$$,
    ARRAY[
        '3 authenticated community c1 {"purpose": "media_use", "is_denied": true}',
        '4 authenticated community c1 {"purpose": "media_use", "is_denied": false}'
    ],
    'the audit rows keep both, without the reasons'
);

SELECT * FROM finish();
ROLLBACK;
