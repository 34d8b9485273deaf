CREATE VIEW app.recent_notes AS -- here
SELECT id FROM app.notes;
