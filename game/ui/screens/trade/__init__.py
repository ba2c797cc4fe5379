"""The trade builder: offers between any number of delegations, and the chair's text."""
