"""The command line: what commands take, which database they mean, what they print. Nothing below knows of it."""
