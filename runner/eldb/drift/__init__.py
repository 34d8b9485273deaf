"""What differs from the files, and what puts it right."""
