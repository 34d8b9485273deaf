"""The PostgreSQL servers of the tests. `python -m tests.servers prepare` downloads what they need."""
