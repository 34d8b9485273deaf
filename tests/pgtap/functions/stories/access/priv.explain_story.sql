BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT is(
    ARRAY(
        SELECT format('%s %s %s: %s', e.step, e.kind, e.name, e.reason)
        FROM
            priv.explain_story(tap.story('circle'), tap.person(2)) AS e
        WHERE e.name IN ('community', 'status')
    ),
    ARRAY[
        '3 reach community: is an active member of here',
        '8 gate status: the story is published'
    ],
    'each reach and each gate has a reason of its own'
);
SELECT is(
    (
        SELECT e.reason
        FROM
            priv.explain_story(tap.story('circle'), tap.person(2), '{}') AS e
        WHERE e.name = 'community'
    ),
    'is an active member of one of its communities',
    'a community about which the caller may not be told is not named'
);
SELECT matches(
    tap.refusal('SELECT priv.explain_story(gen_random_uuid(), NULL)'), '^EL101 ',
    'a story that does not exist is refused'
);
SELECT is(
    tap.callers('priv.explain_story'), ARRAY['ledger_auditor'],
    'only the auditor calls the helper by itself'
);

SELECT * FROM finish();
ROLLBACK;
