BEGIN;
SELECT plan(5);

SELECT tap.shelf();
SELECT tap.declare_protocol('a1', 'mandatory', 'open');
SELECT tap.bind(title, 'a1') FROM unnest(ARRAY['circle', 'draft', 'open']) AS title;

SELECT is(tap.titles_in('ledger.story_protocols', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'authenticated', 1, '{circle,draft,open}'::text[],
        'a storyteller sees the protocols of their stories'
    ),
    (
        'authenticated', 2, '{circle,open}',
        '28 derived: a member sees the protocols of the stories that they see'
    ),
    (
        'authenticated', 6, '{open}',
        '28 derived: a stranger sees no protocol of a hidden story'
    ),
    (
        'anon', NULL, '{open}',
        '28 derived: an anonymous reader sees the protocols of public stories'
    )
) AS w (role, person, sees, says);

INSERT INTO ledger.protocol_periods (
    kind, effect, community_id, declared_by, declaring_community_id, starts_at
)
VALUES ('season', 'hide', tap.here(), tap.person(3), tap.here(), now());

SELECT is(
    tap.titles_in('ledger.story_protocols', 'authenticated', 2), '{}'::text[],
    '28 derived: while the home of a story rests, its rows are hidden with the story'
);

SELECT * FROM finish();
ROLLBACK;
