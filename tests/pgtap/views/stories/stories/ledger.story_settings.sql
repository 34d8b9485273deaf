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

SELECT results_eq(
    'settings',
    $$VALUES (
        ARRAY[
            tap.here(),
            tap.elsewhere()
        ]::uuid[],
        '{"public_display": true, "cross_community": false, "research_use": false,
          "ai_analysis": false, "commercial_use": false, "policy_use": false,
          "media_use": false, "attribution_required": true}'::jsonb
    )$$,
    'a storyteller reads where each consent stands'
);
SELECT set_config('ledger.clock', (now() + '1 hour')::text, TRUE);
SELECT is(
    (
        SELECT consent_settings ->> 'public_display' FROM ledger.story_settings
        WHERE story_id = tap.story('circle')
    ),
    'false',
    'consent that has ended reads as a no'
);
SELECT set_config('ledger.clock', '', TRUE);
SELECT is(
    (
        SELECT consent_settings ->> 'research_use' FROM ledger.story_settings
        WHERE story_id = tap.story('draft')
    ),
    'false',
    'and so does one that nobody was asked for'
);
SELECT is(
    (
        SELECT consent_settings ->> 'public_display' FROM ledger.story_settings
        WHERE story_id = tap.story('draft')
    ),
    'false',
    'or that was given for another story'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'settings',
    $$VALUES (
        ARRAY[
            tap.here(),
            tap.elsewhere()
        ]::uuid[],
        '{"attribution_required": true}'::jsonb
    )$$,
    'a member reads what binds them, and nobody''s decisions'
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
    format('06 view-owner: person %s finds in the view what they find in the table', p)
)
FROM unnest(ARRAY[1, 2, 3, 4, 5, 6, NULL]) AS p;
SELECT tap.become('anon');
SELECT throws_ok(
    'SELECT FROM ledger.story_settings', '42501',
    'permission denied for view story_settings',
    'an anonymous request reads no settings'
);
SELECT tap.become('none');
SELECT is(
    (SELECT reloptions FROM pg_class WHERE oid = 'ledger.story_settings'::regclass),
    ARRAY['security_invoker=true'],
    '06 view-owner: the view runs with the rights of whoever reads it'
);

SELECT * FROM finish();
ROLLBACK;
