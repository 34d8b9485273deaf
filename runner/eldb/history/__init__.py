"""Store which files a database has, and which objects they left."""
