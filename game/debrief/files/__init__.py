"""Debriefs as files: tables, web pages, pictures."""
