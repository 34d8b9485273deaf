"""Breaks one rule of the database after the other. The pgTAP suite must notice each mutant."""
