ALTER TABLE app.notes
ADD COLUMN title text;
COMMENT ON COLUMN app.notes.title IS 'At most a line.';
