"""Find where the database differs from the files, and the SQL that corrects it."""
