BEGIN;
SELECT plan(19);

SELECT tap.society();
SELECT tap.declare_protocol('a1', 'mandatory', 'strict');
SELECT tap.declare_protocol('a2', 'mandatory', 'strict');
SELECT tap.declare_protocol('a3', 'mandatory', 'open');
SELECT tap.declare_protocol('a4', 'recommended', 'strict');
SELECT tap.declare_protocol('a5', 'optional', 'strict');
SELECT tap.declare_protocol('a6', 'mandatory', 'strict', FALSE);
SELECT tap.tell(t, 'draft', 'community')
FROM unnest(ARRAY[
    'free', 'one', 'both', 'either', 'open', 'open_or_one', 'open_and_one', 'advised', 'lapsed'
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
    '30 empty-set: who satisfies nothing sees what requires nothing: advice, protocols that '
    'lapsed, and open ones bind nobody'
);
SELECT is(
    tap.titles('authenticated', 1),
    ARRAY[
        'advised', 'both', 'either', 'free', 'lapsed', 'one', 'open', 'open_and_one',
        'open_or_one'
    ],
    'no gate is between storytellers and their stories'
);
SELECT tap.admit('a1', 'c1', 2);
SELECT is(
    tap.titles('authenticated', 2),
    ARRAY[
        'advised', 'either', 'free', 'lapsed', 'one', 'open', 'open_and_one', 'open_or_one'
    ],
    'a member of one protocol sees what requires it alone, or any one, and not what requires '
    'another as well'
);
SELECT tap.admit('a2', 'c2', 2);
SELECT ok(
    'both' = ANY(tap.titles('authenticated', 2)),
    'a member of both sees what requires both, whichever community admitted them'
);
SELECT tap.admit('a1', 'c2', 2, TRUE);
SELECT is(
    tap.titles('authenticated', 2),
    ARRAY['advised', 'either', 'free', 'lapsed', 'open', 'open_or_one'],
    'a block by any community of a protocol wins over membership through another'
);
SELECT tap.admit('a1', 'c2', 2, TRUE, tstzrange('-infinity', now()));
SELECT ok(
    'one' = ANY(tap.titles('authenticated', 2)),
    'a block that ends at this moment has ended'
);
SELECT tap.admit('a1', 'c2', 2, TRUE, tstzrange(now(), NULL));
SELECT ok(
    'one' <> ALL(tap.titles('authenticated', 2)),
    'a block that begins at this moment has begun'
);
SELECT tap.admit('a1', 'c2', 2, TRUE, tstzrange('-infinity', now()));
SELECT tap.admit('a1', 'c1', 2, FALSE, tstzrange(now(), now() + '1 hour'));
SELECT ok(
    'one' = ANY(tap.titles('authenticated', 2)),
    'a membership that begins at this moment has begun'
);
SELECT tap.wind('1 hour');
SELECT ok(
    'one' <> ALL(tap.titles('authenticated', 2)),
    'at the moment at which it ends it has ended'
);
SELECT set_config('ledger.clock', '', TRUE);
SELECT tap.wind('-1 second');
SELECT ok(
    'one' <> ALL(tap.titles('authenticated', 2)),
    'before it begins it opens nothing'
);
SELECT set_config('ledger.clock', '', TRUE);
SELECT tap.admit('a2', 'c1', 2, TRUE);
SELECT ok('both' <> ALL(tap.titles('authenticated', 2)), 'a refusal is no admission');

UPDATE ledger.stories SET privacy = 'public'
WHERE position(id::text IN current_setting('test.told')) > 0;
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(id, 'public_display') FROM ledger.stories;
SELECT tap.become('none');
SELECT is(
    tap.titles('anon', 1),
    ARRAY['advised', 'free', 'lapsed', 'open', 'open_or_one'],
    'an anonymous request is nobody''s, were it to claim the storyteller'
);

CREATE POLICY hostile ON ledger.stories USING (TRUE) WITH CHECK (TRUE);
SELECT is(
    tap.titles('authenticated', 3),
    ARRAY['advised', 'free', 'lapsed', 'open', 'open_or_one'],
    '03 permissive-or: another permissive policy does not admit an elder to a protocol'
);
SELECT is(
    tap.titles('anon'),
    ARRAY['advised', 'free', 'lapsed', 'open', 'open_or_one'],
    '03 permissive-or: nor anybody'
);
DROP POLICY hostile ON ledger.stories;

UPDATE ledger.cultural_protocols SET enforcement = 'recommended' WHERE id = tap.id('a1');
SELECT is(
    tap.titles('authenticated', 3),
    ARRAY['advised', 'free', 'lapsed', 'one', 'open', 'open_and_one', 'open_or_one'],
    'a protocol that only recommends opens what it alone closed'
);
UPDATE ledger.cultural_protocols SET is_active = FALSE WHERE id = tap.id('a2');
SELECT is(
    cardinality(tap.titles('authenticated', 3)), 9,
    'one that is no longer active binds nothing'
);
UPDATE ledger.cultural_protocols SET is_active = TRUE WHERE id = tap.id('a6');
SELECT ok(
    'lapsed' <> ALL(tap.titles('authenticated', 3)),
    'one that is active again binds again'
);
UPDATE ledger.cultural_protocols SET access_mode = 'open' WHERE id = tap.id('a6');
SELECT is(
    cardinality(tap.titles('authenticated', 3)), 9,
    'one that opens is satisfied by everybody'
);
SELECT is_empty('SELECT * FROM ops.check_story_derived()', 'and every story knows');

SELECT * FROM finish();
ROLLBACK;
