"""Generators of random worlds and random histories."""
