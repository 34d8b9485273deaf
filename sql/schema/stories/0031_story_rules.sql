INSERT INTO ops.rules (number, name)
VALUES
(201, 'story_derived'),
(202, 'story_gate'),
(203, 'value_hash'),
(204, 'published_unapproved'),
(205, 'consent_without_event'),
(206, 'expired_rights');
