CREATE TABLE app.notes (id uuid PRIMARY KEY); -- here
COMMENT ON TABLE app.notes IS 'What people wrote down.';
COMMENT ON COLUMN app.notes.id IS 'Made by the database.';
ALTER TABLE app.notes ENABLE ROW LEVEL SECURITY;
