"""The debrief: what happened at a table, what was possible, what was missed, and how to talk about it."""
