"""Check the rendered SQL of a folder, without a server."""
