BEGIN;
SELECT plan(6);

SELECT tap.shelf();
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.event_' || title,
    ledger.record_value(tap.story(title), 'monetary', 'A fee.', 100, 'AUD')::text,
    TRUE
)
FROM unnest(ARRAY['circle', 'open']) AS title;
SELECT tap.become('authenticated', 4);
SELECT ledger.distribute_value(
    current_setting('test.event_' || title)::uuid,
    '[{"profile_id": "00000000-0000-7000-8000-000000000002", "amount": 60},
      {"community_id": "00000000-0000-7000-8000-0000000000c1", "amount": 40}]',
    'bank transfer'
)
FROM unnest(ARRAY['circle', 'open']) AS title;
SELECT tap.become('none');
SELECT is(
    tap.titles_in('ledger.value_distribution', 'authenticated', w.person),
    w.sees, w.says
)
FROM (
    VALUES
    (
        1, '{circle,circle,open,open}'::text[],
        'a storyteller reads every share of what their stories brought'
    ),
    (3, '{circle,circle,open,open}', 'an elder of the home reads every share'),
    (
        2, '{circle,open}',
        'a member who received shares reads those, and not the shares of others'
    ),
    (5, '{}', 'an elder of another community of the story reads no share'),
    (6, '{}', 'a stranger reads no share')
) AS w (person, sees, says);

SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_story(tap.story('open'));

SELECT is(
    tap.titles_in('ledger.value_distribution', 'authenticated', 2), '{circle}'::text[],
    '28 derived: a share is hidden with its story, also from the person who received it'
);

SELECT * FROM finish();
ROLLBACK;
