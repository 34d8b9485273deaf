"""Read SQL files and region profiles strictly, and render them. No module here asks a database."""
