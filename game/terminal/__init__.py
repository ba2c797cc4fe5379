"""Playing and reading in a terminal: plain text, no colour, fit for a screen reader."""
