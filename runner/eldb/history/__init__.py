"""What a database remembers of the files: what was applied, and how that left its objects."""
