BEGIN;
SELECT plan(24);

SELECT tap.society();
SELECT tap.tell(t, 'published', p)
FROM (
    VALUES
    ('agreed', 'community'), ('lapsing', 'public'), ('unagreed', 'community'),
    ('secret', 'private')
) AS s (t, p);
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.tell('kept', 'archived', 'community');
SELECT tap.become('authenticated', 1);
SELECT
    ledger.give_consent(
        id, purpose, CASE title WHEN 'lapsing' THEN now() + '1 hour' END
    )
FROM ledger.stories
CROSS JOIN unnest(ARRAY['public_display', 'cross_community', 'research_use']) AS purpose
WHERE title <> 'unagreed';
SELECT tap.become('none');

SELECT is(
    tap.titles('authenticated', 7), ARRAY['lapsing'],
    '30 empty-set: without an agreement or a grant, a consent opens only public display'
);
INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, proposed_by,
    valid_from, valid_until
)
VALUES (
    tap.id('e1'), tap.here(), tap.neighbours(), tap.here(), tap.person(4), now(),
    now() + '30 minutes'
);
SELECT is(
    tap.titles('authenticated', 7), ARRAY['lapsing'],
    'a proposed agreement opens nothing'
);
UPDATE ledger.sharing_agreements
SET accepted_by = tap.person(7), accepted_at = now();
SELECT is(
    tap.titles('authenticated', 7), ARRAY['agreed', 'lapsing'],
    'cross-community: a member of a community that has an agreement with the home reads'
    ' published stories with consent, from the moment at which the agreement begins'
);
SELECT is(
    tap.titles('authenticated', 8), ARRAY['lapsing'],
    'a person who is not a member of that community gains nothing by the agreement'
);
SELECT is(
    tap.titles('authenticated', 5), ARRAY['lapsing'],
    'a member of a community without an agreement gains nothing by it'
);
SELECT tap.wind('30 minutes');
SELECT is(
    tap.titles('authenticated', 7), ARRAY['lapsing'],
    'an agreement opens nothing from the moment at which it ends'
);
SELECT tap.wind('-1 second');
SELECT is(
    tap.titles('authenticated', 7), ARRAY['lapsing'],
    'an agreement opens nothing before it begins'
);
SELECT set_config('ledger.clock', '', TRUE);
UPDATE ledger.sharing_agreements SET valid_until = NULL, ended_at = now();
SELECT is(
    tap.titles('authenticated', 7), ARRAY['lapsing'],
    'an agreement that one side ended opens nothing'
);
UPDATE ledger.sharing_agreements SET ended_at = NULL;
SELECT tap.wind('1 hour');
SELECT is(
    tap.titles('authenticated', 7), ARRAY['agreed'],
    'an agreement no longer opens a story at the moment at which consent ends'
);
SELECT set_config('ledger.clock', '', TRUE);

INSERT INTO ledger.research_grants (
    id, community_id, profile_id, purpose, valid_from, valid_until, granted_by
)
VALUES (
    tap.id('f1'), tap.here(), tap.person(8), 'Rain', now(), now() + '30 minutes',
    tap.person(3)
);
SELECT is(
    tap.titles('authenticated', 8), ARRAY['agreed', 'lapsing'],
    'research: the holder of a grant of the home reads published stories with consent,'
    ' from the moment at which the grant begins'
);
SELECT is(
    tap.titles('authenticated', 6), ARRAY['lapsing'],
    'a stranger without a grant gains nothing by the grants of others'
);
SELECT tap.wind('30 minutes');
SELECT is(
    tap.titles('authenticated', 8), ARRAY['lapsing'],
    'a grant opens nothing from the moment at which it ends'
);
SELECT tap.wind('-1 second');
SELECT is(
    tap.titles('authenticated', 8), ARRAY['lapsing'],
    'a grant opens nothing before it begins'
);
SELECT set_config('ledger.clock', '', TRUE);
UPDATE ledger.research_grants SET revoked_at = now();
SELECT is(
    tap.titles('authenticated', 8), ARRAY['lapsing'],
    'a grant that was revoked opens nothing'
);
UPDATE ledger.research_grants SET revoked_at = NULL, valid_until = now() + '1 year';
SELECT tap.wind('1 hour');
SELECT is(
    tap.titles('authenticated', 8), ARRAY['agreed'],
    'a grant no longer opens a story at the moment at which consent ends'
);
SELECT set_config('ledger.clock', '', TRUE);

CREATE FUNCTION pg_temp.written()
RETURNS text
LANGUAGE sql
AS $$
SELECT string_agg(ctid::text, ' ' ORDER BY id) FROM ledger.stories;
$$;
SELECT set_config('test.written', pg_temp.written(), TRUE);
CREATE FUNCTION pg_temp.deny(p_purpose text, p_is_denied boolean DEFAULT TRUE)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by
)
VALUES (tap.here(), p_purpose, p_is_denied, tap.person(4))
ON CONFLICT (community_id, purpose) DO UPDATE SET is_denied = excluded.is_denied;
$$;
SELECT pg_temp.deny('public_display');
SELECT is(
    tap.titles('anon'), ARRAY[]::text[],
    'narrowing: one row of a community denies a purpose for all its stories'
);
SELECT is(
    tap.titles('authenticated', 7), ARRAY['agreed', 'lapsing'],
    'a purpose that the community does not deny stays as the storytellers decided'
);
SELECT pg_temp.deny('cross_community');
SELECT is(
    tap.titles('authenticated', 7), ARRAY[]::text[],
    'a community that denies cross_community closes its stories to partners'
);
SELECT is(
    tap.titles('authenticated', 8), ARRAY['agreed', 'lapsing'],
    'a community that denies cross_community does not close its stories to research'
);
SELECT pg_temp.deny('research_use');
SELECT is(
    tap.titles('authenticated', 8), ARRAY[]::text[],
    'a community that denies research_use closes its stories to research'
);
SELECT is(
    tap.titles('authenticated', 2), ARRAY['agreed', 'lapsing', 'unagreed'],
    'a member of the home reads its stories whatever the community denies'
);
SELECT is(
    pg_temp.written(), current_setting('test.written'),
    'a community that denies a purpose changes no row of a story'
);
SELECT pg_temp.deny('public_display', FALSE);
SELECT is(
    tap.titles('anon'), ARRAY['lapsing'],
    'the consent of the storyteller counts again once the community no longer denies it'
);
UPDATE ledger.community_consent_policies
SET community_id = tap.neighbours();
SELECT is(
    tap.titles('authenticated', 7), ARRAY['agreed', 'lapsing'],
    'what the reader''s own community denies closes no story of another community'
);

SELECT * FROM finish();
ROLLBACK;
