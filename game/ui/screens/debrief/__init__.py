"""The debrief on the screen: its pages, for one person or for a class."""
