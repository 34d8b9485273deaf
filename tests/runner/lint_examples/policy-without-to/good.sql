CREATE POLICY notes_select_own ON app.notes
TO authenticated
USING (author = current_user);
COMMENT ON POLICY notes_select_own ON app.notes IS 'Authors read what they wrote.';
