"""Apply files step by step, as a rehearsal, or as a script for psql."""
