-- lint: allows policy-true, because a backup that leaves rows out is none
CREATE POLICY notes_select_backup ON app.notes
FOR SELECT TO backup
USING (TRUE);
COMMENT ON POLICY notes_select_backup ON app.notes IS 'Every row, to save it.';
