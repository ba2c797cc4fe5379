"""How much of its ambition a delegation has given up, round by round: in what it shows, and in what it signs.

Both are time-dependent concessions t^(1/e) (Faratin, Sierra, Jennings 1998). Where a delegation stands in
public costs nothing before everything is agreed, so it comes closer early and evenly, and shows by that
what matters to it; what it would sign it gives late (Boulware: e below 1).
"""

SHOWN_BY = 0.7
"""The share of the rounds after which a delegation stands as near as it could sign."""
BOULWARE = 0.5
VARIETY = 0.4
"""As long as less of the time to learn is used up, chance has a say in what is tabled."""


def shown(round_number: int, rounds: int) -> float:
    """The share of the way from best to walk-away that where one stands has gone."""
    return min(1.0, round_number / max(1.0, SHOWN_BY * rounds))


def signed(round_number: int, rounds: int, edited: bool, e: float = 1.0) -> float:
    """The same for what one would sign. Where a text is `edited` for all, it keeps step with what is shown,
    so that the answers tell the editor where it pinches; where packages are exchanged, holding out pays.

    There all is given in the last round but one: what is offered in the last may find nobody with a turn
    left to answer.
    """
    if edited:
        time, power = shown(round_number, rounds), 1 / e
    else:
        time, power = min(1.0, round_number / max(1, rounds - 1)), 1 / (e * BOULWARE)
    return float(round(time**power, 9))
