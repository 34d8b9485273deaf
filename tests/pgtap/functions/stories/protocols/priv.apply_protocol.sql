BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT tap.declare_protocol('a2', p_is_active => FALSE);
INSERT INTO ledger.cultural_protocols (id, community_id, name, created_by)
VALUES (tap.id('a3'), tap.elsewhere(), 'Rain', tap.person(5));
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
VALUES (tap.id('a3'), tap.elsewhere());
SELECT tap.tell('open', 'published', 'community');
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal($$SELECT priv.apply_protocol(tap.story('open'), tap.id('a1'))$$),
    '^EL001 ',
    'nobody in particular applies nothing'
);
SELECT tap.become('authenticated', 1);
SELECT matches(
    tap.refusal($$SELECT priv.apply_protocol(tap.story('open'), tap.id('a2'))$$),
    '^EL132 ',
    'one that lapsed binds nothing new'
);
SELECT matches(
    tap.refusal($$SELECT priv.apply_protocol(tap.story('open'), tap.id('a3'))$$),
    '^EL132 ',
    'nor does one of a community of the storyteller''s where the story is not'
);
SELECT priv.apply_protocol(tap.story('open'), tap.id('a1')) FROM generate_series(1, 2);
SELECT tap.become('none');
SELECT results_eq(
    'SELECT story_id, protocol_id, added_by FROM ledger.story_protocols',
    $$VALUES (tap.story('open'), tap.id('a1'), tap.person(1))$$,
    'a story is under a protocol once'
);
SELECT results_eq(
    $$SELECT tap.audited('apply_protocol')$$,
    ARRAY['1 authenticated story ID {"protocol_id": "a1"}'],
    'and that leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
