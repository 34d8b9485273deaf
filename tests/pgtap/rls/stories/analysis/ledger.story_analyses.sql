BEGIN;
SELECT plan(4);

SELECT tap.shelf();
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'ai_analysis')
FROM unnest(ARRAY['circle', 'draft', 'open']) AS title;
SELECT tap.become('service_role');
SELECT ledger.record_analysis(
    tap.story(title), 'themes', 'reader 1', '{"themes": ["water"]}'
)
FROM unnest(ARRAY['circle', 'draft', 'open']) AS title;
SELECT tap.become('none');
SELECT is(tap.titles_in('ledger.story_analyses', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'anon', NULL, '{open}'::text[],
        '28 derived: an anonymous reader sees the analyses of public stories'
    ),
    (
        'authenticated', 1, '{circle,draft,open}',
        'a storyteller sees what software found in their stories'
    )
) AS w (role, person, sees, says);

SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('open'), 'public_display');

SELECT is(
    tap.titles_in('ledger.story_analyses', 'authenticated', w.person), w.sees, w.says
)
FROM (
    VALUES
    (
        2, '{circle,open}'::text[],
        '28 derived: a member sees the analyses of the stories that they see'
    ),
    (
        6, '{}',
        '28 derived: an analysis is hidden from a stranger at once with its story'
    )
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
