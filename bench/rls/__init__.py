"""Row level security measured: this project's policies, a predicate by hand, and the seeds' policies."""
