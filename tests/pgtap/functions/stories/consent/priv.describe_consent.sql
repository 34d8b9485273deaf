BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.give_consent(tap.story('open'), 'research_use');
SELECT ledger.withdraw_consent(tap.story('open'), 'research_use');
SELECT tap.become('none', 1);
SELECT set_config(
    'test.receipt',
    (
        SELECT priv.describe_consent(s)::text FROM ledger.stories AS s
        WHERE s.id = tap.story('open')
    ),
    TRUE
);

SELECT is(
    current_setting('test.receipt')::jsonb -> '@context' ->> 'dpv',
    'https://w3id.org/dpv#',
    'the receipt names the Data Privacy Vocabulary'
);
SELECT is(
    current_setting('test.receipt')::jsonb ->> 'dct:conformsTo',
    'https://w3id.org/dpv/schema/dpv-27560#receipt',
    'the receipt conforms to the profile of ISO/IEC TS 27560 for receipts'
);
SELECT is(
    current_setting('test.receipt')::jsonb ->> 'dct:identifier',
    tap.story('open') || '-3',
    'the identifier of the receipt counts the events of the story'
);
SELECT results_eq(
    $$SELECT
          r -> 'dpv:hasProcess' -> 'dpv:hasPurpose',
          jsonb_path_query_array(r, '$."dpv:hasConsentStatus"[*]."@type"'),
          r ->> 'dpv:hasDataSubject'
      FROM jsonb_array_elements(
          current_setting('test.receipt')::jsonb -> 'dct:hasPart'
      ) AS r$$,
    $$VALUES
    (
        '["dpv:PublicBenefit"]'::jsonb, '["dpv:ConsentGiven"]'::jsonb,
        'urn:uuid:00000000-0000-7000-8000-000000000001'
    ),
    (
        '["dpv:NonCommercialResearch", "DUO:0000042", "DUO:0000046"]',
        '["dpv:ConsentGiven", "dpv:ConsentWithdrawn"]',
        'urn:uuid:00000000-0000-7000-8000-000000000001'
    )$$,
    'the receipt has a record for each purpose, with all its events in order'
);
SELECT ok(
    NOT jsonb_path_exists(priv.describe_consent(s), '$."dct:hasPart"[*]'),
    'the receipt of a story without a decision has no record'
)
FROM ledger.stories AS s
WHERE s.id = tap.story('draft');
SELECT is_empty(
    $$SELECT field FROM unnest(ARRAY[
          'dct:conformsTo', 'dpv:hasDataSubject', 'dpv:hasDataController',
          'dpv:hasLegalBasis', 'dpv:hasProcess', 'dpv:hasConsentStatus'
      ]) AS field
      CROSS JOIN jsonb_array_elements(
          current_setting('test.receipt')::jsonb -> 'dct:hasPart'
      ) AS r
      WHERE NOT r ? field$$,
    'every record has the fields that the standard asks for'
);
SELECT unalike(
    current_setting('test.receipt'), '%Long ago.%',
    'the receipt holds nothing of the text of the story'
);

SELECT * FROM finish();
ROLLBACK;
