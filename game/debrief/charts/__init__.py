"""Charts: one specification, laid out once, drawn by whoever shows it."""
