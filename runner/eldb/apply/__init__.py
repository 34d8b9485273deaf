"""Files become a database: step by step, in one rehearsal, or as a script for psql."""
