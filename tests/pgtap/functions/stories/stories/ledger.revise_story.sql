BEGIN;
SELECT plan(18);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.tell(t, 'submitted', 'public') FROM unnest(ARRAY['asked', 'open']) AS t;
SELECT tap.tell('shelf', 'archived', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('open'), 'approved');
SELECT ledger.publish_story(tap.story('open'));
SELECT tap.become('none');

PREPARE state AS
SELECT title, status, review_status, version, published_at IS NOT NULL
FROM ledger.stories
WHERE id = tap.story('open');

SELECT is(
    tap.callers('ledger.revise_story'), ARRAY['authenticated'],
    'only people who are signed in revise a story'
);
SELECT matches(
    tap.attempt(4, $$SELECT ledger.revise_story(tap.story('open'), 'Mine')$$), '^EL102 ',
    'a lead does not change another person''s story'
);
SELECT matches(
    tap.attempt(1, $$SELECT ledger.revise_story(tap.story('shelf'), 'Shelf')$$),
    '^EL104 .*archived, not draft or submitted or published',
    'an archived story is not revised'
);
SELECT tap.become('authenticated', 1);
SELECT is(
    ledger.revise_story(tap.story('open')), 1,
    'a revision that gives nothing makes no new version'
);
SELECT is(
    ledger.revise_story(tap.story('open'), p_title => 'open'), 1,
    'a revision that gives the same title makes no new version'
);
SELECT results_eq(
    'state', $$VALUES ('open', 'published', 'approved', 1, TRUE)$$,
    'a story that did not change stays published'
);
SELECT tap.wind('1 hour');
SELECT is(
    priv.revise_story(
        tap.story('open'), 'Open', 'Or not.', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL
    ),
    2, 'a changed text of a published story is a new version'
);
SELECT results_eq(
    'state', $$VALUES ('Open', 'submitted', 'pending', 2, FALSE)$$,
    'the new version waits for review'
);
SELECT is(
    (SELECT submitted_at - now() FROM ledger.stories WHERE id = tap.story('open')),
    '1 hour'::interval, 'the new version waits since now, by the ledger''s clock'
);
SELECT is(
    tap.titles('anon'), '{}',
    'the public reads neither the new text nor the old one while it waits'
);
SELECT matches(
    tap.attempt(1, $$SELECT ledger.publish_story(tap.story('open'))$$), '^EL108 ',
    'the approval of the old version does not count for the new one'
);
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('open'), 'approved', NULL, 2);
SELECT ledger.publish_story(tap.story('open'));
SELECT tap.become('anon');
SELECT results_eq(
    $$SELECT content FROM ledger.stories WHERE id = tap.story('open')$$, ARRAY['Or not.'],
    'the public reads the new text once it is approved and published'
);
SELECT tap.become('authenticated', 1);
SELECT is(
    ledger.revise_story(tap.story('asked'), p_themes => '{rain}', p_summary => 'Rain.'),
    2, 'a changed story that waits for review becomes a new version'
);
SELECT is(
    ledger.revise_story(
        tap.story('draft'), p_content => '', p_language => 'fr',
        p_transcription => 'Said.', p_media => '[{"kind": "audio"}]',
        p_content_warnings => '{grief}', p_sharing_setting => 'any',
        p_attribution_required => FALSE
    ),
    1, 'a draft that nobody else has seen keeps its version'
);
SELECT results_eq(
    $$
    SELECT
        status, title, content, language, transcription, media, content_warnings,
        sharing_setting, attribution_required
    FROM ledger.stories
    WHERE id = tap.story('draft')
    $$,
    $$
    VALUES (
        'draft', 'draft', '', 'fr', 'Said.', '[{"kind": "audio"}]'::jsonb,
        '{grief}'::text[], 'any', FALSE
    )
    $$,
    'a revised draft stays a draft, and what was not given stays as it was'
);
SELECT ledger.revise_story(tap.story('asked'), p_summary => '', p_transcription => '');
SELECT results_eq(
    $$
    SELECT summary, transcription, version FROM ledger.stories
    WHERE id = tap.story('asked')
    $$,
    $$VALUES (NULL::text, NULL::text, 3)$$,
    'an empty summary removes the summary'
);
SELECT matches(
    tap.attempt(1, $$SELECT ledger.revise_story(tap.story('asked'), p_content => ' ')$$),
    '^EL105 ', 'a story that waits for review cannot lose all that it says'
);
SELECT results_eq(
    $$SELECT tap.audited('revise_story')$$,
    ARRAY[
        '1 authenticated story ID {"from": "published", "version": 2}',
        '1 authenticated story ID {"from": "submitted", "version": 2}',
        '1 authenticated story ID {"from": "draft", "version": 1}',
        '1 authenticated story ID {"from": "submitted", "version": 3}'
    ],
    'one audit row for each change says which version it made, and nothing of the text'
);

SELECT * FROM finish();
ROLLBACK;
