"""Ministers: seats played by the program. They see a View and a Random, nothing else."""
