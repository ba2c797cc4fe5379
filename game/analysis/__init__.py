"""What was possible: exact answers about every text a scenario allows."""
