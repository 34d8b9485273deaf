BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.declare_protocol('a2', p_access_mode => 'open');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.bind('draft', 'a1', 'a2');

PREPARE required AS SELECT required_protocol_ids FROM ledger.stories;

SELECT results_eq(
    'required', $$SELECT ARRAY[tap.id('a1')]$$,
    'a story with the setting all requires the strict protocol'
);
SELECT tap.become('authenticated', 1);
UPDATE ledger.stories SET sharing_setting = 'any' WHERE title = 'draft';
SELECT results_eq(
    'required', 'SELECT NULL::uuid[]',
    'a story with the setting any requires no protocol where one of them is open'
);
UPDATE ledger.stories SET sharing_setting = 'all' WHERE title = 'draft';
SELECT results_eq(
    'required', $$SELECT ARRAY[tap.id('a1')]$$,
    'a story whose storyteller sets all again requires the strict protocol again'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
