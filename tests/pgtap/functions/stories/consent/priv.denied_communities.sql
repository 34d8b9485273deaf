BEGIN;
SELECT plan(2);

SELECT tap.society();
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by
)
VALUES
(tap.here(), 'media_use', TRUE, tap.person(4)),
(tap.elsewhere(), 'media_use', FALSE, tap.person(5));
SELECT tap.become('anon');
SELECT is(
    priv.denied_communities('media_use'), '{00000000-0000-7000-8000-0000000000c1}'::uuid[],
    'what is denied is denied, what was decided otherwise is not'
);
SELECT is(
    priv.denied_communities('policy_use'), '{}'::uuid[],
    'what nobody denied is denied nowhere: empty, and no NULL'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
