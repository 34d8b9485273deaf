BEGIN;
SELECT plan(4);

SELECT tap.society();
INSERT INTO ledger.research_grants (
    id, community_id, profile_id, purpose, valid_until, granted_by
)
VALUES (tap.id('f1'), tap.here(), tap.person(8), 'Rain', now() + '1 year', tap.person(3));
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal($$SELECT priv.revoke_research(tap.id('f1'))$$), '^EL001 ',
    'nobody in particular revokes nothing'
);
SELECT tap.become('authenticated', 5);
SELECT matches(
    tap.refusal($$SELECT priv.revoke_research(tap.id('f1'))$$), '^EL134 ',
    'an elder of another community does not find it'
);
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 3);
SELECT priv.revoke_research(tap.id('f1'));
SELECT tap.wind('2 hours');
SELECT priv.revoke_research(tap.id('f1'));
SELECT tap.become('none');
SELECT results_eq(
    'SELECT revoked_at - now() FROM ledger.research_grants', ARRAY['1 hour'::interval],
    'it was revoked when it was revoked first'
);
SELECT results_eq(
    $$SELECT tap.audited('revoke_research')$$, ARRAY['3 authenticated grant f1 {}'],
    'revoking twice leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
