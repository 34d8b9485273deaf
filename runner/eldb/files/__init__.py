"""What stands in folders: SQL files and region profiles, read strictly and rendered. No database is asked."""
