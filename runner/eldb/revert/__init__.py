"""Versioned files are taken back, and what that loses is counted first."""
