CREATE POLICY notes_select_own ON app.notes -- here
USING (author = current_user);
COMMENT ON POLICY notes_select_own ON app.notes IS 'Authors read what they wrote.';
