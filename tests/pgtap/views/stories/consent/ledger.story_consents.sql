BEGIN;
SELECT plan(15);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display', now() + '1 hour');
SELECT ledger.give_consent(tap.story('open'), 'media_use');
SELECT ledger.withdraw_consent(tap.story('open'), 'media_use');

PREPARE standing AS
SELECT purpose, state, in_effect
FROM ledger.story_consents
WHERE story_id = tap.story('open')
ORDER BY purpose;

SELECT results_eq(
    'standing',
    $$VALUES ('media_use', 'withdrawn', FALSE), ('public_display', 'given', TRUE)$$,
    'the latest event of each purpose says where consent stands'
);
SELECT tap.wind('1 hour');
SELECT results_eq(
    'standing',
    $$VALUES ('media_use', 'withdrawn', FALSE), ('public_display', 'given', FALSE)$$,
    'consent that has ended is not in effect'
);
SELECT tap.wind('0');
SELECT tap.become('none');
SELECT tap.deny('public_display');
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'standing',
    $$VALUES ('media_use', 'withdrawn', FALSE), ('public_display', 'given', FALSE)$$,
    'consent that the home community denies is not in effect'
);
SELECT tap.become('none');
SELECT is(
    (SELECT reloptions FROM pg_class WHERE oid = 'ledger.story_consents'::regclass),
    ARRAY['security_invoker=true'],
    '06 view-owner: the view runs with the rights of its reader'
);
CREATE FUNCTION pg_temp.same_rows(p_person integer)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('authenticated', p_person);
    RETURN NOT EXISTS (
        (SELECT story_id, purpose FROM ledger.story_consents
         EXCEPT SELECT story_id, purpose FROM ledger.consent_events)
        UNION ALL
        (SELECT story_id, purpose FROM ledger.consent_events
         EXCEPT SELECT story_id, purpose FROM ledger.story_consents)
    );
END;
$$;
SELECT ok(
    pg_temp.same_rows(p),
    format('06 view-owner: person %s finds in the view what they find in the table', p)
)
FROM unnest(ARRAY[1, 2, 3, 4, 5, 6, NULL]) AS p;
SELECT tap.become('authenticated', 3);
SELECT is_empty(
    'standing',
    '06 view-owner: an elder finds no consents of another person''s story in the view'
);
SELECT tap.become('anon');
SELECT throws_ok(
    'SELECT FROM ledger.story_consents', '42501',
    'permission denied for view story_consents',
    'an anonymous request reads no consents'
);
SELECT tap.become('none');

SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'media_use') FROM generate_series(1, 2);
SELECT results_eq(
    $$
    SELECT state, in_effect FROM ledger.story_consents
    WHERE story_id = tap.story('open') AND purpose = 'media_use'
    $$,
    $$VALUES ('renewed', TRUE)$$,
    'consent that was given again after a withdrawal is in effect'
);
SELECT tap.become('none');
INSERT INTO ledger.stories (storyteller_id, home_community_id, title, content)
VALUES (tap.person(1), tap.elsewhere(), 'theirs', 'Once.');
SELECT tap.deny('media_use', 'c2');
SELECT tap.become('authenticated', 1);
SELECT is(
    (
        SELECT in_effect FROM ledger.story_consents
        WHERE story_id = tap.story('open') AND purpose = 'media_use'
    ),
    TRUE,
    'consent is in effect although the home of another story denies the purpose'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
