BEGIN;
SELECT plan(17);

SELECT tap.society();
SELECT tap.declare_protocol('a1', 'mandatory', 'strict');
SELECT tap.declare_protocol('a2', 'mandatory', 'strict');
SELECT tap.declare_protocol('a3', 'mandatory', 'open');
SELECT tap.declare_protocol('a4', 'recommended', 'strict');
SELECT tap.declare_protocol('a5', 'optional', 'strict');
SELECT tap.declare_protocol('a6', 'mandatory', 'strict', FALSE);
SELECT tap.tell(t, 'draft', 'community')
FROM unnest(ARRAY[
    'free', 'one', 'both', 'either', 'open', 'open_or_one', 'open_and_one', 'advised',
    'lapsed'
]) AS t;
UPDATE ledger.stories SET sharing_setting = 'any' WHERE title IN ('either', 'open_or_one');
SELECT tap.bind('one', 'a1');
SELECT tap.bind('both', 'a1', 'a2');
SELECT tap.bind('either', 'a1', 'a2');
SELECT tap.bind('open', 'a3');
SELECT tap.bind('open_or_one', 'a1', 'a3');
SELECT tap.bind('open_and_one', 'a1', 'a3');
SELECT tap.bind('advised', 'a4', 'a5');
SELECT tap.bind('lapsed', 'a6');
UPDATE ledger.stories SET status = 'submitted', submitted_at = now()
WHERE position(id::text IN current_setting('test.told')) > 0;
UPDATE ledger.stories
SET status = 'published', review_status = 'approved', published_at = now()
WHERE position(id::text IN current_setting('test.told')) > 0;

SELECT is(
    tap.titles('authenticated', 2),
    ARRAY['advised', 'free', 'lapsed', 'open', 'open_or_one'],
    '30 empty-set: a member who satisfies no protocol sees the stories that require none;'
    ' advice, inactive protocols and open protocols bind nobody'
);
SELECT is(
    tap.titles('authenticated', 1),
    ARRAY[
        'advised', 'both', 'either', 'free', 'lapsed', 'one', 'open', 'open_and_one',
        'open_or_one'
    ],
    'a storyteller sees their stories whatever protocols these require'
);
SELECT tap.admit('a1', 'c1', 2);
SELECT is(
    tap.titles('authenticated', 2),
    ARRAY[
        'advised', 'either', 'free', 'lapsed', 'one', 'open', 'open_and_one',
        'open_or_one'
    ],
    'a member of one protocol sees a story that requires it alone or any of several, and'
    ' not one that also requires another'
);
SELECT tap.admit('a2', 'c2', 2);
SELECT ok(
    'both' = ANY(tap.titles('authenticated', 2)),
    'a member of both protocols sees a story that requires both, whichever community'
    ' admitted them'
);
SELECT tap.admit('a1', 'c2', 2, TRUE);
SELECT is(
    tap.titles('authenticated', 2),
    ARRAY['advised', 'either', 'free', 'lapsed', 'open', 'open_or_one'],
    'a block by any community of a protocol outweighs an admission by another'
);
SELECT tap.admit('a1', 'c2', 2, TRUE, tstzrange('-infinity', now()));
SELECT ok(
    'one' = ANY(tap.titles('authenticated', 2)),
    'a block is over at the moment at which it ends'
);
SELECT tap.admit('a1', 'c2', 2, TRUE, tstzrange(now(), NULL));
SELECT ok(
    'one' <> ALL(tap.titles('authenticated', 2)),
    'a block holds from the moment at which it begins'
);
SELECT tap.admit('a1', 'c2', 2, TRUE, tstzrange('-infinity', now()));
SELECT tap.admit('a1', 'c1', 2, FALSE, tstzrange(now(), now() + '1 hour'));
SELECT ok(
    'one' = ANY(tap.titles('authenticated', 2)),
    'an admission holds from the moment at which it begins'
);
SELECT tap.wind('1 hour');
SELECT ok(
    'one' <> ALL(tap.titles('authenticated', 2)),
    'an admission is over at the moment at which it ends'
);
SELECT set_config('ledger.clock', '', TRUE);
SELECT tap.wind('-1 second');
SELECT ok(
    'one' <> ALL(tap.titles('authenticated', 2)),
    'an admission opens nothing before it begins'
);
SELECT set_config('ledger.clock', '', TRUE);
SELECT tap.admit('a2', 'c1', 2, TRUE);
SELECT ok(
    'both' <> ALL(tap.titles('authenticated', 2)),
    'a row that blocks a person does not admit them'
);

UPDATE ledger.stories SET privacy = 'public'
WHERE position(id::text IN current_setting('test.told')) > 0;
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(id, 'public_display') FROM ledger.stories;
SELECT tap.become('none');
SELECT is(
    tap.titles('anon', 1),
    ARRAY['advised', 'free', 'lapsed', 'open', 'open_or_one'],
    'an anonymous request that claims to be the storyteller passes no protocol'
);

UPDATE ledger.cultural_protocols SET enforcement = 'recommended' WHERE id = tap.id('a1');
SELECT is(
    tap.titles('authenticated', 3),
    ARRAY['advised', 'free', 'lapsed', 'one', 'open', 'open_and_one', 'open_or_one'],
    'a protocol that becomes a recommendation no longer closes a story'
);
UPDATE ledger.cultural_protocols SET is_active = FALSE WHERE id = tap.id('a2');
SELECT is(
    cardinality(tap.titles('authenticated', 3)), 9,
    'a protocol that becomes inactive no longer closes a story'
);
UPDATE ledger.cultural_protocols SET is_active = TRUE WHERE id = tap.id('a6');
SELECT ok(
    'lapsed' <> ALL(tap.titles('authenticated', 3)),
    'a protocol that becomes active again closes its stories again'
);
UPDATE ledger.cultural_protocols SET access_mode = 'open' WHERE id = tap.id('a6');
SELECT is(
    cardinality(tap.titles('authenticated', 3)), 9,
    'a protocol whose access mode becomes open is satisfied by everybody'
);
SELECT is_empty(
    'SELECT * FROM ops.check_story_derived()',
    'each story stores the protocols that it requires after all these changes'
);

SELECT * FROM finish();
ROLLBACK;
