"""Communiqué: a negotiation game that teaches diplomacy."""

__version__ = "0.1.0"
