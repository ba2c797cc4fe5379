"""The talks: the draft, the table, the floor, my mandate and the offers, on one screen."""
