BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('erased', 'erased', 'public');

SELECT throws_ok(
    format('SELECT priv.consent_receipt(%L, ''text'')', story),
    'EL120', 'no story of yours is ' || story,
    format('the same words refuse %s', what)
)
FROM (
    VALUES
    (4, current_setting('test.open'), 'another''s story'),
    (4, '00000000-0000-7000-8000-00000000dead', 'a story that does not exist')
) AS t (person, story, what),
LATERAL tap.become('authenticated', person);
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    format('SELECT priv.consent_receipt(%L, ''text'')', current_setting('test.erased')),
    'EL120', 'no story of yours is ' || current_setting('test.erased'),
    'of an erased story there is no receipt'
);
SELECT throws_ok(
    format('SELECT priv.consent_receipt(%L, %L)', current_setting('test.open'), 'pdf'),
    '22023', 'unknown format pdf',
    'a receipt has two formats'
);
SELECT tap.become('authenticated');
SELECT throws_ok(
    format('SELECT priv.consent_receipt(%L, ''text'')', current_setting('test.open')),
    'EL001', 'nobody is signed in',
    'nobody in particular told no story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
