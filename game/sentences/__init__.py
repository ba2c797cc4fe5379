"""Sentences about a view, the same whatever shows them: a terminal or a window."""
