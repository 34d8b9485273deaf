BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.event',
    ledger.record_value(tap.story('circle'), 'monetary', 'A fee.', 100, 'AUD')::text, TRUE
);
SELECT function_privs_are(
    'ledger', 'distribute_value', ARRAY['uuid', 'jsonb', 'text'],
    'anon', ARRAY[]::text[],
    'an anonymous request hands out nothing'
);
SELECT tap.become('authenticated', 3);
SELECT lives_ok(
    format(
        $$SELECT ledger.distribute_value(
              %L, '[{"community_id": "00000000-0000-7000-8000-0000000000c1", "amount": 100}]', 'cash'
          )$$,
        current_setting('test.event')
    ),
    'an elder of its home gives all of it to the community'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
