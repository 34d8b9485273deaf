CREATE POLICY notes_select_backup ON app.notes -- here
FOR SELECT TO backup
USING (TRUE);
COMMENT ON POLICY notes_select_backup ON app.notes IS 'Every row, to save it.';
