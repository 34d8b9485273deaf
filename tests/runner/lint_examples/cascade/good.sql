DROP VIEW app.recent_notes;
DROP TABLE app.notes;
