BEGIN;
SELECT plan(19);

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
    '30 empty-set: while nothing rests everything is there'
);
SELECT pg_temp.rest('hide', 'person_id', '02');
SELECT is(
    tap.titles('anon'), ARRAY['calm', 'season'],
    'sorry business for a person hides what names or shows them'
);
SELECT is(
    tap.titles('authenticated', 3), ARRAY['asked', 'calm', 'kept', 'season'],
    'from elders too'
);
SELECT is(
    tap.titles('authenticated', 2), ARRAY['calm', 'season'],
    'and from the person themselves'
);
SELECT is(
    cardinality(tap.titles('authenticated', 1)), 6,
    'the storyteller keeps seeing all of it'
);
SELECT pg_temp.rest('elders_only', 'person_id', '02');
SELECT is(
    tap.titles('authenticated', 3),
    ARRAY['asked', 'calm', 'kept', 'named', 'season', 'shown'],
    'elders_only lets elders of the home pass'
);
SELECT is(
    tap.titles('authenticated', 4), ARRAY['asked', 'calm', 'kept', 'season'],
    'not its leads'
);
SELECT is(
    tap.titles('authenticated', 5), ARRAY['asked', 'calm', 'season'],
    'nor elders of another community that the story was shared with'
);
SELECT pg_temp.rest('hide', 'protocol_id', 'a4');
SELECT is(
    tap.titles('authenticated', 3), ARRAY['asked', 'calm', 'kept', 'named', 'shown'],
    'a period of a protocol reaches its stories, even where it only advises'
);
SELECT pg_temp.rest('hide', 'protocol_id', 'a3');
SELECT is(
    tap.titles('authenticated', 3), ARRAY['calm', 'kept', 'named', 'season', 'shown'],
    'a period hides what waits for review'
);
UPDATE ledger.cultural_protocols SET is_active = FALSE WHERE id = tap.id('a3');
SELECT ok(
    'asked' = ANY(tap.titles('authenticated', 3)),
    'a protocol that is no longer active takes its periods along'
);
SELECT pg_temp.rest('hide', 'community_id', 'c1');
SELECT is(
    tap.titles('authenticated', 3), ARRAY[]::text[],
    'a period of the home hides all of its stories'
);
SELECT pg_temp.rest('elders_only', 'community_id', 'c1');
SELECT is(
    tap.titles('authenticated', 3),
    ARRAY['asked', 'calm', 'kept', 'named', 'season', 'shown'],
    'or all but from its elders'
);
SELECT is(tap.titles('anon'), ARRAY[]::text[], 'nobody in particular is no elder');

CREATE POLICY hostile ON ledger.stories USING (TRUE) WITH CHECK (TRUE);
SELECT is(
    tap.titles('authenticated', 4), ARRAY[]::text[],
    '03 permissive-or: another permissive policy ends no period'
);
DROP POLICY hostile ON ledger.stories;

SELECT pg_temp.rest('hide', 'community_id', 'c1', tstzrange(now(), now() + '1 hour'));
SELECT is(
    tap.titles('anon'), ARRAY[]::text[], 'at the moment at which it starts it is in force'
);
SELECT tap.wind('1 hour');
SELECT is(
    cardinality(tap.titles('anon')), 4, 'at the moment at which it ends it is not'
);
SELECT tap.wind('-1 second');
SELECT is(cardinality(tap.titles('anon')), 4, 'nor before it starts');
SELECT set_config('ledger.clock', '', TRUE);
UPDATE ledger.protocol_periods SET lifted_at = now();
SELECT is(cardinality(tap.titles('anon')), 4, 'nor once it is lifted');

SELECT * FROM finish();
ROLLBACK;
