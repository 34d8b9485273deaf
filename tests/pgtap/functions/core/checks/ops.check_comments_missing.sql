BEGIN;
SELECT plan(2);

COMMENT ON SCHEMA ops IS NULL;
COMMENT ON TABLE ledger.regions IS NULL;
COMMENT ON COLUMN ledger.regions.name IS '';
COMMENT ON VIEW ops.capabilities IS NULL;
COMMENT ON TYPE ops.finding IS NULL;
COMMENT ON COLUMN ops.finding.level IS NULL;
COMMENT ON FUNCTION priv.now() IS NULL;
COMMENT ON POLICY regions_select_everybody ON ledger.regions IS NULL;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_comments_missing()$$,
    $$
    VALUES
    (
        'WARN',
        'SCHEMA ops has no comment.',
        'COMMENT ON SCHEMA ops IS ''Say what it means, in which unit, and who may see'
        ' it.'';'
    ),
    (
        'WARN',
        'TABLE ledger.regions has no comment.',
        'COMMENT ON TABLE ledger.regions IS ''Say what it means, in which unit, and who'
        ' may see it.'';'
    ),
    (
        'WARN',
        'COLUMN ledger.regions.name has no comment.',
        'COMMENT ON COLUMN ledger.regions.name IS ''Say what it means, in which unit,'
        ' and who may see it.'';'
    ),
    (
        'WARN',
        'VIEW ops.capabilities has no comment.',
        'COMMENT ON VIEW ops.capabilities IS ''Say what it means, in which unit, and'
        ' who may see it.'';'
    ),
    (
        'WARN',
        'TYPE ops.finding has no comment.',
        'COMMENT ON TYPE ops.finding IS ''Say what it means, in which unit, and who may'
        ' see it.'';'
    ),
    (
        'WARN',
        'COLUMN ops.finding.level has no comment.',
        'COMMENT ON COLUMN ops.finding.level IS ''Say what it means, in which unit, and'
        ' who may see it.'';'
    ),
    (
        'WARN',
        'ROUTINE priv.now() has no comment.',
        'COMMENT ON ROUTINE priv.now() IS ''Say what it means, in which unit, and who'
        ' may see it.'';'
    ),
    (
        'WARN',
        'POLICY regions_select_everybody ON ledger.regions has no comment.',
        'COMMENT ON POLICY regions_select_everybody ON ledger.regions IS ''Say what it'
        ' means, in which unit, and who may see it.'';'
    )
    $$,
    'the check reports each kind of object that has no comment'
);

SELECT tap.cure('ops.check_comments_missing');
SELECT is_empty(
    'SELECT detail FROM ops.check_comments_missing()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
