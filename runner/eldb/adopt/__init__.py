"""Databases that were there before eldb are taken over."""
