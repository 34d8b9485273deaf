"""Keep one session with one database: facts about its server, rights, locks, limits and blockers."""
