"""What is to be done with the files of one region, and in which order: pure, from files and history to a plan."""
