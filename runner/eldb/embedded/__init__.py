"""Keep a PostgreSQL server on this machine, for commands that name no other."""
