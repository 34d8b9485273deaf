-- eldb: no-transaction
CREATE INDEX CONCURRENTLY notes_author_idx ON app.notes (author);
