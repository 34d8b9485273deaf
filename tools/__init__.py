"""Programs for people who change this project."""
