"""The game on the screen: what is seen of it, and what may be done."""
