BEGIN;
SELECT plan(14);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'public_display', now() + '1 hour');
SELECT ledger.give_consent(tap.story('circle'), 'media_use');
SELECT ledger.withdraw_consent(tap.story('circle'), 'media_use');
SELECT ledger.share_story(tap.story('circle'), tap.elsewhere());

PREPARE settings AS
SELECT community_ids, consent_settings
FROM ledger.story_settings
WHERE story_id = tap.story('circle');
CREATE FUNCTION pg_temp.setting(p_title text, p_purpose text)
RETURNS text
LANGUAGE sql
AS $$
SELECT consent_settings ->> p_purpose FROM ledger.story_settings
WHERE story_id = tap.story(p_title);
$$;

SELECT results_eq(
    'settings',
    $$
    VALUES (
        ARRAY[tap.here(), tap.elsewhere()],
        '{"public_display": true, "cross_community": false, "research_use": false,
          "ai_analysis": false, "commercial_use": false, "policy_use": false,
          "media_use": false, "attribution_required": true}'::jsonb
    )
    $$,
    'a storyteller reads which consents are in effect'
);
SELECT is(
    pg_temp.setting('draft', 'research_use'), 'false',
    'a purpose that the storyteller never consented to reads false'
);
SELECT is(
    pg_temp.setting('draft', 'public_display'), 'false',
    'consent for one story does not read true for another story'
);
SELECT tap.wind('1 hour');
SELECT is(
    pg_temp.setting('circle', 'public_display'), 'false',
    'consent that has ended reads false'
);
SELECT tap.wind('0');
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'settings',
    $$
    VALUES (
        ARRAY[tap.here(), tap.elsewhere()], '{"attribution_required": true}'::jsonb
    )
    $$,
    'a member reads the attribution that binds them, and no consents'
);
CREATE FUNCTION pg_temp.same_rows(p_person integer)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('authenticated', p_person);
    RETURN NOT EXISTS (
        (SELECT story_id FROM ledger.story_settings EXCEPT SELECT id FROM ledger.stories)
        UNION ALL
        (SELECT id FROM ledger.stories EXCEPT SELECT story_id FROM ledger.story_settings)
    );
END;
$$;
SELECT ok(
    pg_temp.same_rows(p),
    format('06 view-owner: person %s finds the same stories in the view and the table', p)
)
FROM unnest(ARRAY[1, 2, 3, 4, 5, 6, NULL]) AS p;
SELECT tap.become('anon');
SELECT throws_ok(
    'SELECT FROM ledger.story_settings', '42501',
    'permission denied for view story_settings',
    'an anonymous request does not read settings'
);
SELECT tap.become('none');
SELECT is(
    (SELECT reloptions FROM pg_class WHERE oid = 'ledger.story_settings'::regclass),
    ARRAY['security_invoker=true'],
    '06 view-owner: the view runs with the rights of its reader'
);

SELECT * FROM finish();
ROLLBACK;
