"""Compares the runner with others that apply SQL: their speed, and what they leave after a failure."""
