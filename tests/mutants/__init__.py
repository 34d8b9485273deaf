"""Is every rule of the database tested? Each is broken in turn, and the pgTAP suite has to notice."""
