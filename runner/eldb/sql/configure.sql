BEGIN;
SET LOCAL ROLE {role};
SELECT set_config('eldb.changed', {changed}::text, FALSE) AS rows_configured;
RESET ROLE;
INSERT INTO eldb.events (kind, detail)
SELECT 'configure', jsonb_build_object('rows', current_setting('eldb.changed')::integer)
FROM eldb.region
WHERE current_setting('eldb.changed') <> '0' OR profile_hash IS DISTINCT FROM {profile_hash};
UPDATE eldb.region SET profile = {profile}, profile_hash = {profile_hash}
WHERE current_setting('eldb.changed') <> '0' OR profile_hash IS DISTINCT FROM {profile_hash};
COMMIT
