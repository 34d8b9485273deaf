BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('draft', 'draft', 'community');
SELECT function_privs_are(
    'ledger', 'post_notice', ARRAY['uuid', 'text', 'text', 'uuid'], 'anon',
    ARRAY[]::text[], 'an anonymous request posts no notice'
);
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal($q$SELECT ledger.post_notice(tap.here(), 'Supper', 'At six.')$q$),
    '^EL001 ', 'a request without a person posts no notice'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    tap.refusal($q$SELECT ledger.post_notice(tap.here(), 'Supper', 'At six.')$q$),
    'EL102 | '
    'only an elder or lead posts notices of community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    'a member posts no notice'
);
SELECT tap.become('authenticated', 5);
SELECT matches(
    tap.refusal($q$SELECT ledger.post_notice(tap.here(), 'Supper', 'At six.')$q$),
    '^EL102 ', 'an elder of another community posts no notice here'
);
SELECT tap.become('authenticated', 4);
SELECT matches(
    tap.refusal(
        $q$
        SELECT ledger.post_notice(tap.here(), 'Look', 'Read it.', tap.story('draft'))
        $q$
    ),
    '^EL101 ', 'a lead posts no notice about a story that they do not see'
);
SELECT tap.wind('1 hour');
SELECT set_config(
    'test.notice',
    ledger.post_notice(tap.here(), 'Look', 'Read it.', tap.story('circle'))::text,
    TRUE
);
SELECT tap.become('authenticated', 3);
SELECT lives_ok(
    $$SELECT ledger.post_notice(tap.here(), 'Supper', 'At six.')$$,
    'an elder posts a notice that names no story'
);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT community_id, title, body, story_id, posted_by, posted_at - now()
    FROM ledger.notices
    WHERE id = current_setting('test.notice')::uuid
    $$,
    $$
    VALUES (
        tap.here(), 'Look', 'Read it.', tap.story('circle'), tap.person(4),
        '1 hour'::interval
    )
    $$,
    'a notice keeps who posted it and when, by the ledger''s clock'
);
SELECT results_eq(
    $$SELECT tap.audited('post_notice')$$,
    ARRAY[
        '4 authenticated notice ID {"story_id": "ID", "community_id": "c1"}',
        '3 authenticated notice ID {"story_id": null, "community_id": "c1"}'
    ],
    'the audit row names the community and the story and keeps the text out'
);

SELECT * FROM finish();
ROLLBACK;
