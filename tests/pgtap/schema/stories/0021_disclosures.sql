BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'media_use');
SELECT ledger.record_disclosure(
    tap.story('circle'), 'media_use', 'Radio', 'radio@example.org'
);
SELECT tap.become('none');

SELECT is(
    tap.broken_copy(
        'ledger.disclosures', $$story_id = tap.story('circle')$$, w.change::jsonb
    ),
    w.breaks, w.says
)
FROM (
    VALUES
    (
        '{"parts": []}', 'disclosures_parts_check',
        'a disclosure must name a part of the story'
    ),
    (
        '{"parts": ["address"]}', 'disclosures_parts_check',
        'a disclosure cannot name anything that is not a part of a story'
    ),
    (
        '{"recipient": " "}', 'disclosures_recipient_check',
        'a disclosure must name its recipient'
    ),
    (
        '{"contact": ""}', 'disclosures_contact_check',
        'a disclosure must say how to reach the recipient'
    ),
    (
        '{"version": 2}', 'disclosures_story_id_fkey',
        'a disclosure must be of a version that was submitted for review'
    ),
    (
        '{"purpose": "fun"}', 'disclosures_purpose_fkey',
        'a disclosure must have one of the purposes of consent'
    )
) AS w (change, breaks, says);

SELECT * FROM finish();
ROLLBACK;
