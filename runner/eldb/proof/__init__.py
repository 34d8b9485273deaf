"""Run the checks, the pgTAP suite and the probe of a database, and report its access to reviewers."""
