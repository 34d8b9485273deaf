"""One session with one database: its server's facts, its rights, its locks and limits, who is in its way."""
