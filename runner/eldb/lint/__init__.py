"""The SQL of a folder is checked as it renders; no server is needed."""
