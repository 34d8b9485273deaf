-- lint: allows policy-true, because a backup with missing rows could not be restored
CREATE POLICY notes_select_backup ON app.notes
FOR SELECT TO backup
USING (TRUE);
COMMENT ON POLICY notes_select_backup ON app.notes IS 'Every row, to save it.';
