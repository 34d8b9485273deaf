"""Measures row level security: this project's policies, a hand-written predicate, and the seeds' policies."""
