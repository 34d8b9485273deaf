BEGIN;
SELECT plan(18);

SELECT tap.society();
SELECT tap.declare_protocol('a3', 'mandatory', 'open');
SELECT tap.declare_protocol('a4', 'optional', 'strict');
SELECT tap.tell(t, 'published', 'public')
FROM unnest(ARRAY['calm', 'named', 'season', 'shown']) AS t;
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('kept', 'archived', 'community');
SELECT tap.bind('season', 'a4');
SELECT tap.bind('asked', 'a3');
INSERT INTO ledger.story_people (story_id, profile_id, role)
SELECT
    tap.story(title), tap.person(2), role
FROM (VALUES ('named', 'mentioned'), ('shown', 'pictured')) AS p (title, role);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(id, 'public_display')
FROM ledger.stories WHERE status = 'published';
SELECT ledger.share_story(id, tap.elsewhere()) FROM ledger.stories;
SELECT tap.become('none');
CREATE FUNCTION pg_temp.rest(
    p_effect text, p_target text, p_id text, p_during tstzrange DEFAULT '[-infinity,)'
)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM ledger.protocol_periods;
    EXECUTE format(
        'INSERT INTO ledger.protocol_periods (
            kind, effect, %I, declared_by, declaring_community_id, starts_at, ends_at
        )
        VALUES (%L, %L, %L, %L, %L, %L, %L)',
        p_target, 'season', p_effect, '00000000-0000-7000-8000-0000000000' || p_id,
        tap.person(3), tap.here(),
        lower(p_during), upper(p_during)
    );
END;
$$;

SELECT is(
    tap.titles('authenticated', 3),
    ARRAY['asked', 'calm', 'kept', 'named', 'season', 'shown'],
    '30 empty-set: while nothing rests, an elder sees every story'
);
SELECT pg_temp.rest('hide', 'person_id', '02');
SELECT is(
    tap.titles('anon'), ARRAY['calm', 'season'],
    'sorry business for a person hides the stories that name or show them'
);
SELECT is(
    tap.titles('authenticated', 3), ARRAY['asked', 'calm', 'kept', 'season'],
    'sorry business hides these stories from elders too'
);
SELECT is(
    tap.titles('authenticated', 2), ARRAY['calm', 'season'],
    'sorry business hides these stories from the person themselves'
);
SELECT is(
    cardinality(tap.titles('authenticated', 1)), 6,
    'a storyteller sees their stories while these rest'
);
SELECT pg_temp.rest('elders_only', 'person_id', '02');
SELECT is(
    tap.titles('authenticated', 3),
    ARRAY['asked', 'calm', 'kept', 'named', 'season', 'shown'],
    'a period with effect elders_only lets elders of the home see its stories'
);
SELECT is(
    tap.titles('authenticated', 4), ARRAY['asked', 'calm', 'kept', 'season'],
    'a period with effect elders_only hides its stories from leads'
);
SELECT is(
    tap.titles('authenticated', 5), ARRAY['asked', 'calm', 'season'],
    'a period with effect elders_only hides its stories from elders of other communities'
);
SELECT pg_temp.rest('hide', 'protocol_id', 'a4');
SELECT is(
    tap.titles('authenticated', 3), ARRAY['asked', 'calm', 'kept', 'named', 'shown'],
    'a period of a protocol hides its stories, also where the protocol only advises'
);
SELECT pg_temp.rest('hide', 'protocol_id', 'a3');
SELECT is(
    tap.titles('authenticated', 3), ARRAY['calm', 'kept', 'named', 'season', 'shown'],
    'a period hides a story that waits for review'
);
UPDATE ledger.cultural_protocols SET is_active = FALSE WHERE id = tap.id('a3');
SELECT ok(
    'asked' = ANY(tap.titles('authenticated', 3)),
    'a period of a protocol that became inactive hides nothing'
);
SELECT pg_temp.rest('hide', 'community_id', 'c1');
SELECT is(
    tap.titles('authenticated', 3), ARRAY[]::text[],
    'a period of a community hides all stories of that home'
);
SELECT pg_temp.rest('elders_only', 'community_id', 'c1');
SELECT is(
    tap.titles('authenticated', 3),
    ARRAY['asked', 'calm', 'kept', 'named', 'season', 'shown'],
    'a period of a community with effect elders_only shows them to its elders'
);
SELECT is(
    tap.titles('anon'), ARRAY[]::text[],
    'a period with effect elders_only hides its stories from anonymous readers'
);

SELECT pg_temp.rest('hide', 'community_id', 'c1', tstzrange(now(), now() + '1 hour'));
SELECT is(
    tap.titles('anon'), ARRAY[]::text[],
    'a period hides stories from the moment at which it starts'
);
SELECT tap.wind('1 hour');
SELECT is(
    cardinality(tap.titles('anon')), 4,
    'a period hides nothing from the moment at which it ends'
);
SELECT tap.wind('-1 second');
SELECT is(
    cardinality(tap.titles('anon')), 4, 'a period hides nothing before it starts'
);
SELECT set_config('ledger.clock', '', TRUE);
UPDATE ledger.protocol_periods SET lifted_at = now();
SELECT is(
    cardinality(tap.titles('anon')), 4, 'a period hides nothing once it is lifted'
);

SELECT * FROM finish();
ROLLBACK;
