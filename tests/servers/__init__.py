"""The PostgreSQL servers that the tests run on. `python -m tests.servers prepare` downloads what they need."""
