BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.session_' || title,
    ledger.start_collaboration(tap.story(title))::text, TRUE
)
FROM unnest(ARRAY['asked', 'draft']) AS title;
SELECT function_privs_are(
    'ledger', 'append_operation', ARRAY['uuid', 'jsonb'], 'anon', ARRAY[]::text[],
    'an anonymous request appends nothing'
);
SELECT is(
    ledger.append_operation(current_setting('test.session_draft')::uuid, '{"insert": "Once"}'),
    1::bigint, 'a storyteller works on a draft'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
