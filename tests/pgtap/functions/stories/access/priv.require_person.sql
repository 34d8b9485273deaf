BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT is(
    tap.refusal('SELECT priv.require_person(tap.person(6))'), 'done',
    'a person without any community passes'
);
SELECT is(
    tap.refusal('SELECT priv.require_person(gen_random_uuid())'),
    'P0002 | no profile ID | Nobody signed up with this id. | Ask the person for their id.',
    'an id with which nobody signed up is refused'
);

SELECT * FROM finish();
ROLLBACK;
