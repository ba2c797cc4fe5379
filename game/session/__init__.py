"""A game under way: the table that holds its state, the clients at it, and its record on disk."""
