"""What holds in a database: its checks, its pgTAP suite, the walk of the access matrix, the report for reviewers."""
