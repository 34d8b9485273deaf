"""Parse commands, choose the database and print results. No other package imports this one."""
