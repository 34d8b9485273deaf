BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT function_privs_are(
    'ledger', 'record_embedding', ARRAY['uuid', 'text', 'real[]'], r, ARRAY[]::text[],
    format('%s embeds nothing', r)
)
FROM unnest(ARRAY['anon', 'authenticated']) AS r;
SELECT tap.become('service_role');
SELECT throws_ok(
    format('SELECT ledger.record_embedding(%L, ''model-1'', ''{0.6,0.8}'')', current_setting('test.circle')),
    'EL110', 'no consent to ai_analysis in effect for story ' || current_setting('test.circle'),
    'a trusted server asks for consent like everybody'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
