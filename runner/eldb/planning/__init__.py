"""Decide what to do with the files of one region, and in which order. No module here touches anything outside."""
