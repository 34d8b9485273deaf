BEGIN;
SELECT plan(1);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
CREATE FUNCTION pg_temp.record(p_purpose text, p_state text, p_ordinal integer)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.consent_events (
    story_id, purpose, ordinal, state, subject_id, recorded_by, method, notice_version,
    notice_language, jurisdiction, recipients, withdrawal
)
VALUES (
    tap.story('open'), p_purpose, p_ordinal, p_state,
    tap.person(1), tap.person(1),
    'paper', '1', 'en', 'AU', '{the public}', 'In writing.'
);
$$;
SELECT pg_temp.record('public_display', 'given', 70);
SELECT pg_temp.record('media_use', 'given', NULL);
SELECT pg_temp.record('public_display', 'revoked', NULL);
SELECT results_eq(
    $$SELECT purpose, ordinal, state FROM ledger.consent_events
      WHERE story_id = tap.story('open') ORDER BY id$$,
    $$VALUES ('public_display', 1, 'given'), ('media_use', 1, 'given'),
      ('public_display', 2, 'revoked')$$,
    'the events of a purpose are numbered from 1, whatever number the INSERT names'
);

SELECT * FROM finish();
ROLLBACK;
