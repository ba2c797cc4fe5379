"""A whole class: several records of the same scenario side by side, a roster, and files for a gradebook."""
