"""Benchmarks. Each run measures this project and what it is compared to, in turn."""
