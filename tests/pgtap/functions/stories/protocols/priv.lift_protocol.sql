BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.declare_protocol('a1', p_access_mode => 'open');
SELECT tap.declare_protocol('a2', p_access_mode => 'open');
SELECT tap.tell('open', 'published', 'community');
SELECT tap.bind('open', 'a1', 'a2');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('open'), tap.elsewhere());
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal($$SELECT priv.lift_protocol(tap.story('open'), tap.id('a1'))$$),
    '^EL001 ',
    'nobody in particular lifts nothing'
);
SELECT tap.become('authenticated', 5);
SELECT matches(
    tap.refusal($$SELECT priv.lift_protocol(tap.story('open'), tap.id('a1'))$$),
    '^EL102 ',
    'an elder of a community that shares it lifts nothing either'
);
SELECT tap.become('authenticated', 3);
SELECT priv.lift_protocol(tap.story('open'), tap.id('a1')) FROM generate_series(1, 2);
SELECT tap.become('none');
SELECT results_eq(
    'SELECT protocol_id FROM ledger.story_protocols', $$SELECT tap.id('a2')$$,
    'what else a story is under stays'
);
SELECT results_eq(
    $$SELECT tap.audited('lift_protocol')$$,
    ARRAY['3 authenticated story ID {"protocol_id": "a1"}'],
    'lifting twice leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
