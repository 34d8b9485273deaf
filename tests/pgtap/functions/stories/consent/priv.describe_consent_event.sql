BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'media_use', now() + '1 hour', 'fr', '7');
SELECT tap.become('none', 1);

PREPARE event AS
SELECT priv.describe_consent_event(e) - 'dct:identifier' - 'dpv:isIndicatedAtTime'
FROM ledger.consent_events AS e
WHERE e.story_id = tap.story('open')
ORDER BY e.ordinal DESC
LIMIT 1;

SELECT results_eq(
    'event',
    ARRAY[jsonb_build_object(
        '@type', 'dpv:ConsentGiven',
        'dpv:isIndicatedBy', 'urn:uuid:00000000-0000-7000-8000-000000000001',
        'dpv:hasIndicationMethod', 'online',
        'dpv:hasDuration', jsonb_build_object(
            '@type', 'dpv:UntilTimeDuration', 'rdf:value', now() + '1 hour'
        ),
        'dpv:hasNotice', jsonb_build_object(
            '@type', 'dpv:ConsentNotice', 'dct:hasVersion', '7', 'dct:language', 'fr'
        ),
        'dpv:hasJurisdiction', (SELECT jurisdiction FROM ledger.regions WHERE is_local),
        'dpv:hasRecipient', jsonb_build_array('media organisations'),
        'dpv:hasConsentControl', jsonb_build_object(
            '@type', 'dpv:WithdrawConsent',
            'dpv:isExercisedAt',
            format('ledger.withdraw_consent(%L, ''media_use'')', tap.story('open'))
        )
    )],
    'an event that gave consent says its end, its notice, its recipients and how to withdraw it'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('open'), 'media_use', 'They misquoted me.');
SELECT tap.become('none', 1);
SELECT results_eq(
    'event',
    ARRAY[jsonb_build_object(
        '@type', 'dpv:ConsentWithdrawn',
        'dpv:isIndicatedBy', 'urn:uuid:00000000-0000-7000-8000-000000000001',
        'dpv:hasIndicationMethod', 'online',
        'dpv:hasNotice', jsonb_build_object(
            '@type', 'dpv:ConsentNotice', 'dct:hasVersion', '7', 'dct:language', 'fr'
        ),
        'dpv:hasJurisdiction', (SELECT jurisdiction FROM ledger.regions WHERE is_local),
        'dpv:hasRecipient', jsonb_build_array('media organisations'),
        'dpv:hasJustification', 'They misquoted me.'
    )],
    'an event that withdrew consent says the reason that the storyteller gave'
);
SELECT results_eq(
    $$SELECT priv.describe_consent_event(jsonb_populate_record(
          NULL::ledger.consent_events, jsonb_build_object('state', state)
      )) ->> '@type'
      FROM unnest(ARRAY[
          'unknown', 'requested', 'deferred', 'refused', 'given', 'renewed', 'expired',
          'invalidated', 'revoked', 'withdrawn'
      ]) AS state$$,
    ARRAY[
        'dpv:ConsentUnknown', 'dpv:ConsentRequested', 'dpv:ConsentRequestDeferred',
        'dpv:ConsentRefused', 'dpv:ConsentGiven', 'dpv:RenewedConsentGiven',
        'dpv:ConsentExpired', 'dpv:ConsentInvalidated', 'dpv:ConsentRevoked',
        'dpv:ConsentWithdrawn'
    ],
    'each of the ten states has a term of the vocabulary'
);
SELECT is(
    priv.describe_consent_event(jsonb_populate_record(
        NULL::ledger.consent_events, '{"state": "given"}'
    )) -> 'dpv:hasDuration' ->> '@type',
    'dpv:UntilEventDuration',
    'an event that gave consent without an end says that it lasts until it is withdrawn'
);

SELECT * FROM finish();
ROLLBACK;
