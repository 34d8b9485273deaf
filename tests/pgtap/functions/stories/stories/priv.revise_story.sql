BEGIN;
SELECT plan(15);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('circle', 'submitted', 'community');
SELECT tap.tell('shelf', 'archived', 'community');
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('circle'), 'approved');
SELECT tap.become('authenticated', 1);
SELECT ledger.publish_story(tap.story('circle'));

PREPARE state AS
SELECT title, status, review_status, version, published_at IS NOT NULL
FROM ledger.stories
WHERE id = tap.story('circle');

SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    format('SELECT priv.revise_story(%L, ''Mine'', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)', current_setting('test.circle')),
    'EL102',
    'only the storyteller decides this for story ' || current_setting('test.circle'),
    'a lead changes no word of another''s story'
);
SELECT tap.become('authenticated', 1);
SELECT is(
    ledger.revise_story(tap.story('circle')),
    1, 'nothing changed is no new version'
);
SELECT is(
    ledger.revise_story(tap.story('circle'), p_title => 'circle'),
    1, 'nor is what was there already'
);
SELECT results_eq(
    'state', $$VALUES ('circle', 'published', 'approved', 1, TRUE)$$,
    'the story stays published'
);
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT is(
    ledger.revise_story(tap.story('circle'), p_title => 'Circle'),
    2, 'a changed word of a published story is a new version'
);
SELECT results_eq(
    'state', $$VALUES ('Circle', 'submitted', 'pending', 2, FALSE)$$,
    'which waits for review'
);
SELECT is(
    (SELECT submitted_at FROM ledger.stories WHERE id = tap.story('circle')),
    '2030-01-01 00:00:00+00'::timestamptz,
    'from now on, by the ledger''s clock'
);
SELECT throws_ok(
    format('SELECT ledger.publish_story(%L)', current_setting('test.circle')),
    'EL108', 'not yet approved: story ' || current_setting('test.circle'),
    'the approval of the old version says nothing about the new one'
);
SELECT is(
    ledger.revise_story(tap.story('asked'), p_themes => '{rain}', p_summary => 'Rain.'),
    2, 'a story that waits for review becomes a new version too'
);
SELECT is(
    ledger.revise_story(
        tap.story('draft'), p_content => '', p_language => 'fr',
        p_transcription => 'Said.', p_media => '[{"kind": "audio"}]',
        p_content_warnings => '{grief}', p_sharing_setting => 'any',
        p_attribution_required => FALSE
    ),
    1, 'a draft that nobody was shown keeps its version'
);
SELECT results_eq(
    format(
        $$SELECT status, title, content, language, transcription, media,
              content_warnings, sharing_setting, attribution_required
          FROM ledger.stories WHERE id = %L$$,
        current_setting('test.draft')
    ),
    $$VALUES (
        'draft', 'draft', '', 'fr', 'Said.', '[{"kind": "audio"}]'::jsonb,
        '{grief}'::text[], 'any', FALSE
    )$$,
    'it stays a draft, and what was not given stays as it was'
);
SELECT ledger.revise_story(tap.story('asked'), p_summary => '', p_transcription => '');
SELECT results_eq(
    format(
        'SELECT summary, transcription, version FROM ledger.stories WHERE id = %L',
        current_setting('test.asked')
    ),
    $$VALUES (NULL::text, NULL::text, 3)$$,
    'an empty summary removes it'
);
SELECT throws_ok(
    format('SELECT ledger.revise_story(%L, p_content => '' '')', current_setting('test.asked')),
    'EL105', 'nothing to review in story ' || current_setting('test.asked'),
    'what waits for review says something'
);
SELECT throws_ok(
    format('SELECT ledger.revise_story(%L, ''Shelf'')', current_setting('test.shelf')),
    'EL104',
    'story is archived, not draft or submitted or published: '
    || current_setting('test.shelf'),
    'the archive is not rewritten'
);
SELECT results_eq(
    format(
        $$SELECT detail FROM ledger.access_logs
          WHERE object_id = %L AND action = 'revise_story'$$,
        current_setting('test.circle')
    ),
    $$VALUES ('{"from": "published", "version": 2}'::jsonb)$$,
    'one audit row says which version, and nothing of the text'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
