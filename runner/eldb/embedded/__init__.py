"""A PostgreSQL server of this machine's own, for whoever names no other."""
