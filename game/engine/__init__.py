"""The rules of the negotiation: pure functions over frozen values, standard library only."""
