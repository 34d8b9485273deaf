BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.declare_protocol(p, p_access_mode => 'open') FROM unnest(ARRAY['a1', 'a2']) AS p;
SELECT tap.tell('open', 'published', 'community');
SELECT tap.bind('open', 'a1', 'a2');

CREATE FUNCTION pg_temp.lift(p_person integer)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(p_person, $q$SELECT priv.lift_protocol(tap.story('open'), tap.id('a1'))$q$);
$$;

SELECT is(
    tap.callers('ledger.lift_protocol'), ARRAY['authenticated'],
    'only people who are signed in free a story of a protocol'
);
SELECT matches(
    pg_temp.lift(5), '^EL101 ', 'an elder elsewhere, who does not see the story, does not free it'
);
SELECT tap.attempt(1, $$SELECT ledger.share_story(tap.story('open'), tap.elsewhere())$$);
SELECT is(
    string_agg(DISTINCT pg_temp.lift(person), ' or '),
    'EL102 | only an elder of its community lifts protocol ID | Story ID. | '
    'Ask an elder of the community that declared the protocol.',
    'its storyteller, a lead and an elder of another community do not free a story'
)
FROM unnest(ARRAY[1, 4, 5]) AS person;
SELECT matches(pg_temp.lift(NULL), '^EL001 ', 'without claims nobody frees a story');
SELECT is(
    tap.attempt(3, $$SELECT ledger.lift_protocol(tap.story('open'), tap.id('a1'))$$), 'done',
    'an elder of the community that declared a protocol frees a story of it'
);
SELECT is(pg_temp.lift(3), 'done', 'freeing a story again changes nothing');
SELECT results_eq(
    'SELECT protocol_id FROM ledger.story_protocols', $$SELECT tap.id('a2')$$,
    'the story stays under its other protocols'
);
SELECT results_eq(
    $$SELECT tap.audited('lift_protocol', tap.story('open'))$$,
    ARRAY['3 authenticated story ID {"protocol_id": "a1"}'],
    'freeing a story twice leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
