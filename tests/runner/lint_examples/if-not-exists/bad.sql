ALTER TABLE app.notes -- here
ADD COLUMN IF NOT EXISTS title text;
COMMENT ON COLUMN app.notes.title IS 'At most a line.';
