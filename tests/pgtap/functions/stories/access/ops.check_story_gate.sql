BEGIN;
SELECT plan(5);

SELECT is(
    tap.callers('ops.check_story_gate'), '{}',
    'only an operator runs the check'
);

CREATE TABLE ledger.planted (
    story_id uuid PRIMARY KEY REFERENCES ledger.stories (id) ON DELETE RESTRICT
);
CREATE TABLE ledger.planted_further (
    planted_id uuid PRIMARY KEY REFERENCES ledger.planted (story_id) ON DELETE RESTRICT
);
CREATE POLICY planted_gate_story ON ledger.planted
USING (EXISTS (SELECT FROM ledger.stories AS s WHERE s.id = planted.story_id));
SELECT set_eq(
    'SELECT level, detail FROM ops.check_story_gate()',
    $$
    VALUES
    (
        'ERROR',
        'Table ledger.planted leads to a story by planted_story_id_fkey, and no '
        'restrictive policy for every role and command asks about it.'
    ),
    (
        'ERROR',
        'Table ledger.planted_further leads to a story by '
        'planted_further_planted_id_fkey, and no restrictive policy for every role and '
        'command asks about it.'
    )
    $$,
    'a table without a restrictive policy is found, also where its key leads to a story '
    'through another table'
);

DROP POLICY planted_gate_story ON ledger.planted;
CREATE POLICY planted_gate_story ON ledger.planted AS RESTRICTIVE TO authenticated
USING (EXISTS (SELECT FROM ledger.stories AS s WHERE s.id = planted.story_id));
CREATE POLICY planted_gate_select ON ledger.planted AS RESTRICTIVE FOR SELECT
USING (EXISTS (SELECT FROM ledger.stories AS s WHERE s.id = planted.story_id));
CREATE POLICY planted_gate_other ON ledger.planted AS RESTRICTIVE
USING (EXISTS (SELECT FROM ledger.profiles AS p WHERE p.id = planted.story_id));
CREATE POLICY planted_gate_nothing ON ledger.planted AS RESTRICTIVE
USING (EXISTS (SELECT FROM ledger.stories));
SELECT is(
    (
        SELECT count(*)::integer FROM ops.check_story_gate()
        WHERE metadata ->> 'object' = 'ledger.planted:planted_story_id_fkey'
    ),
    1,
    'a restrictive policy for one role, for one command, about another table or about no '
    'row in particular does not count as a gate'
);

DROP POLICY planted_gate_story ON ledger.planted;
SELECT tap.cure('ops.check_story_gate');
SELECT is_empty(
    'SELECT detail FROM ops.check_story_gate()', 'the remedies, pasted, cure the findings'
);

ALTER TABLE ledger.planted ADD COLUMN other_id uuid
REFERENCES ledger.stories (id) ON DELETE RESTRICT;
SELECT set_eq(
    'SELECT detail FROM ops.check_story_gate()',
    ARRAY[
        'Table ledger.planted leads to a story by planted_other_id_fkey, and no '
        'restrictive policy for every role and command asks about it.'
    ],
    'a table with keys to two stories needs a gate for each of them'
);

SELECT * FROM finish();
ROLLBACK;
