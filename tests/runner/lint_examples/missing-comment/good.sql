CREATE VIEW app.recent_notes AS
SELECT id FROM app.notes;
COMMENT ON VIEW app.recent_notes IS 'Of the last week, read by everybody.';
