BEGIN;
SELECT plan(12);

SELECT tap.protocol_society();
SELECT tap.admit('a1', 'c2', 5, p_role => 'steward');
SELECT tap.tell('open', 'published', 'community');
SELECT tap.bind('open', 'a1');

CREATE FUNCTION pg_temp.retire(p_person integer, p_enforcement text DEFAULT NULL)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(
    p_person,
    format(
        'SELECT ledger.update_protocol(
            tap.id(''a1''), ''Rain'', p_enforcement => %L, p_is_active => FALSE
        )',
        p_enforcement
    )
);
$$;

SELECT is(
    tap.callers('ledger.update_protocol'), ARRAY['authenticated'],
    'only people who are signed in change a protocol'
);
SELECT matches(pg_temp.retire(person, enforcement), refusal, description)
FROM (
    VALUES
    (3, NULL, '^EL102 ', 'an elder who may read about a protocol does not change it'),
    (5, NULL, '^EL102 ', 'its steward for another community does not change a protocol'),
    (4, 'strict', '^23514 ', 'an enforcement that does not exist is refused')
) AS a (person, enforcement, refusal, description);
SELECT matches(
    tap.attempt(
        NULL,
        $$SELECT priv.update_protocol(
            tap.id('a1'), 'Rain', NULL, NULL, NULL, NULL, NULL, NULL, NULL
        )$$
    ),
    '^EL001 ', 'without claims nobody changes a protocol'
);
SELECT is(
    tap.attempts(
        7, 'SELECT ledger.update_protocol(%L, p_is_active => FALSE)', tap.id('a1'), tap.id('ff')
    ),
    'EL131 | cannot find protocol ID | No protocol with this id is visible to you. | '
    'Look up the protocols of your communities in ledger.cultural_protocols.',
    '10 existence: a hidden protocol is refused in the words for one that does not exist'
);
SELECT tap.become('authenticated', 2);
SELECT ledger.update_protocol(tap.id('a1'), p_access_mode => 'open');
SELECT is(
    tap.readers('open'), ARRAY[1, 2, 3, 4],
    'a steward opens a protocol, and every member of the community reads its stories'
);
SELECT tap.become('authenticated', 4);
SELECT ledger.update_protocol(tap.id('a1'), p_required_approvals => 1);
SELECT tap.become('none');
SELECT results_eq(
    'SELECT status, review_status, published_at FROM ledger.stories',
    $$VALUES ('submitted', 'pending', NULL::timestamptz)$$,
    'a lead asks for approvals, and a published story that lacks them goes back to review'
);
SELECT is(
    (SELECT count(*)::integer FROM tap.audited('return_story', tap.story('open'))), 1,
    'the return to review leaves an audit row of its own'
);
SELECT is(pg_temp.retire(4), 'done', 'a lead ends a protocol and gives it a new name');
SELECT results_eq(
    $$
    SELECT name, description, enforcement, access_mode, required_approvals, is_active
    FROM ledger.cultural_protocols
    $$,
    $$VALUES ('Rain', '', 'mandatory', 'open', 1, FALSE)$$,
    'a part that is NULL stays as it was'
);
SELECT results_eq(
    $$SELECT tap.audited('update_protocol')$$,
    ARRAY[
        '2 authenticated protocol a1 {"access_mode": "open"}',
        '4 authenticated protocol a1 {"required_approvals": 1}',
        '4 authenticated protocol a1 {"is_active": false}'
    ],
    'each audit row says what the protocol now asks, and nothing of its words'
);

SELECT * FROM finish();
ROLLBACK;
