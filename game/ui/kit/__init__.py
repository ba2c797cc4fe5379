"""The parts that screens are made of: nodes that are measured, placed and drawn."""
