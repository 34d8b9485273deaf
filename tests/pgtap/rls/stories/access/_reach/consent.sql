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
    '30 empty-set: without agreement or grant consent opens nothing but public display'
);
INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, proposed_by,
    valid_from, valid_until
)
VALUES (
    tap.id('e1'), tap.here(),
    tap.neighbours(), tap.here(),
    tap.person(4), now(), now() + '30 minutes'
);
SELECT is(tap.titles('authenticated', 7), ARRAY['lapsing'], 'a proposal opens nothing');
UPDATE ledger.sharing_agreements
SET accepted_by = tap.person(7), accepted_at = now();
SELECT is(
    tap.titles('authenticated', 7), ARRAY['agreed', 'lapsing'],
    'cross-community: a member of a community under an agreement with the home reads what '
    'was published and consented to, from the moment at which it begins'
);
SELECT is(
    tap.titles('authenticated', 8), ARRAY['lapsing'],
    'who is no member of that community does not'
);
SELECT is(
    tap.titles('authenticated', 5), ARRAY['lapsing'],
    'nor who is a member of a community without one'
);
SELECT tap.wind('30 minutes');
SELECT is(
    tap.titles('authenticated', 7), ARRAY['lapsing'],
    'at the moment at which the agreement ends it opens nothing'
);
SELECT tap.wind('-1 second');
SELECT is(tap.titles('authenticated', 7), ARRAY['lapsing'], 'nor before it begins');
SELECT set_config('ledger.clock', '', TRUE);
UPDATE ledger.sharing_agreements SET valid_until = NULL, ended_at = now();
SELECT is(tap.titles('authenticated', 7), ARRAY['lapsing'], 'nor once a side ended it');
UPDATE ledger.sharing_agreements SET ended_at = NULL;
SELECT tap.wind('1 hour');
SELECT is(
    tap.titles('authenticated', 7), ARRAY['agreed'],
    'at the moment at which consent ends the story is closed to partners too'
);
SELECT set_config('ledger.clock', '', TRUE);

INSERT INTO ledger.research_grants (
    id, community_id, profile_id, purpose, valid_from, valid_until, granted_by
)
VALUES (
    '00000000-0000-7000-8000-0000000000f1', tap.here(),
    tap.person(8), 'Rain', now(), now() + '30 minutes',
    tap.person(3)
);
SELECT is(
    tap.titles('authenticated', 8), ARRAY['agreed', 'lapsing'],
    'research: who holds a grant of the home reads what was published and consented to, '
    'from the moment at which it begins'
);
SELECT is(tap.titles('authenticated', 6), ARRAY['lapsing'], 'who holds none does not');
SELECT tap.wind('30 minutes');
SELECT is(
    tap.titles('authenticated', 8), ARRAY['lapsing'],
    'at the moment at which the grant ends it opens nothing'
);
SELECT tap.wind('-1 second');
SELECT is(tap.titles('authenticated', 8), ARRAY['lapsing'], 'nor before it begins');
SELECT set_config('ledger.clock', '', TRUE);
UPDATE ledger.research_grants SET revoked_at = now();
SELECT is(tap.titles('authenticated', 8), ARRAY['lapsing'], 'nor once it is revoked');
UPDATE ledger.research_grants SET revoked_at = NULL, valid_until = now() + '1 year';
SELECT tap.wind('1 hour');
SELECT is(
    tap.titles('authenticated', 8), ARRAY['agreed'],
    'at the moment at which consent ends the story is closed to research too'
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
    'narrowing: what a community denies ends for all its stories by one row'
);
SELECT is(
    tap.titles('authenticated', 7), ARRAY['agreed', 'lapsing'],
    'other purposes stay as their storytellers decided'
);
SELECT pg_temp.deny('cross_community');
SELECT is(
    tap.titles('authenticated', 7), ARRAY[]::text[], 'until they are denied as well'
);
SELECT is(
    tap.titles('authenticated', 8), ARRAY['agreed', 'lapsing'],
    'research goes on meanwhile'
);
SELECT pg_temp.deny('research_use');
SELECT is(tap.titles('authenticated', 8), ARRAY[]::text[], 'until it does not');
SELECT is(
    tap.titles('authenticated', 2), ARRAY['agreed', 'lapsing', 'unagreed'],
    'members of the home read by belonging, not by consent'
);
SELECT is(
    pg_temp.written(), current_setting('test.written'), 'no row of a story was written'
);
SELECT pg_temp.deny('public_display', FALSE);
SELECT is(
    tap.titles('anon'), ARRAY['lapsing'],
    'what is no longer denied is the storyteller''s to decide again'
);
UPDATE ledger.community_consent_policies
SET community_id = tap.neighbours();
SELECT is(
    tap.titles('authenticated', 7), ARRAY['agreed', 'lapsing'],
    'what a reader''s own community denies is about its own stories'
);

SELECT * FROM finish();
ROLLBACK;
