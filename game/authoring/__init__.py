"""An author's file, read: a Scenario, or every problem with its file, line and column."""
