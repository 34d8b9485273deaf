BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.tell('draft', 'draft', 'community');

PREPARE derived AS
SELECT required_protocol_ids::text, period_keys::text
FROM ledger.stories WHERE title = 'draft';

INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
VALUES (tap.story('draft'), tap.id('a1'), tap.person(1));
SELECT results_eq(
    'derived',
    $$VALUES (
        '{00000000-0000-7000-8000-0000000000a1}',
        '{00000000-0000-7000-8000-0000000000a1,00000000-0000-7000-8000-0000000000c1}'
    )$$,
    'a protocol that is applied is required, and its periods reach the story'
);
UPDATE ledger.cultural_protocols SET enforcement = 'recommended';
SELECT results_eq(
    'derived',
    $$VALUES (
        NULL,
        '{00000000-0000-7000-8000-0000000000a1,00000000-0000-7000-8000-0000000000c1}'
    )$$,
    'one that only recommends is not required; its periods still reach the story'
);
UPDATE ledger.cultural_protocols SET enforcement = 'mandatory', access_mode = 'open';
SELECT results_eq(
    'derived',
    $$VALUES (
        NULL,
        '{00000000-0000-7000-8000-0000000000a1,00000000-0000-7000-8000-0000000000c1}'
    )$$,
    'nor is an open one'
);
UPDATE ledger.cultural_protocols SET access_mode = 'strict', is_active = FALSE;
SELECT results_eq(
    'derived',
    $$VALUES (NULL, '{00000000-0000-7000-8000-0000000000c1}')$$,
    'one that is no longer active is as if it were not there'
);
UPDATE ledger.cultural_protocols SET is_active = TRUE;
SELECT results_eq(
    'derived',
    $$VALUES (
        '{00000000-0000-7000-8000-0000000000a1}',
        '{00000000-0000-7000-8000-0000000000a1,00000000-0000-7000-8000-0000000000c1}'
    )$$,
    'until it is active again'
);
CREATE FUNCTION pg_temp.written()
RETURNS tid
LANGUAGE sql
AS $$
SELECT ctid FROM ledger.stories WHERE title = 'draft';
$$;
SELECT set_config('test.written', pg_temp.written()::text, TRUE);
UPDATE ledger.cultural_protocols SET name = 'Men''s business', is_active = TRUE;
SELECT is(
    pg_temp.written()::text, current_setting('test.written'),
    'what does not change who sees a story does not touch it'
);
SELECT is_empty('SELECT * FROM ops.check_story_derived()', 'nothing is stale');

SELECT * FROM finish();
ROLLBACK;
