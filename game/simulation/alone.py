"""One game by ministers alone."""

from collections.abc import Callable, Mapping

from game.engine.scenario import Role, Scenario, Seat
from game.ministers.styles import styles_of
from game.session.table import Entry, Table
from game.simulation.seated import Seated


def players(scenario: Scenario) -> tuple[Seat, ...]:
    """The seats that take turns: members and advisers."""
    return tuple(s for s, d in scenario.agenda.delegations.items() if d.role is not Role.OBSERVER)


def holders_of(styles: Mapping[Seat, str]) -> dict[Seat, str]:
    """How a record names ministers of these styles."""
    return {seat: f"minister:{style}" for seat, style in styles.items()}


def play_alone(
    scenario: Scenario,
    seed: int,
    keep: Callable[[Entry], None] | None = None,
    styles: Mapping[Seat, str] | None = None,
) -> Table:
    """One game by ministers alone, from the opening to its end. Returns the table.

    `styles`: those that are not the usual one, by seat.
    """
    seats = styles_of(scenario.agenda, players(scenario)) | dict(styles or {})
    table = Table(scenario, seed, holders_of(seats), clock=lambda: 0.0, keep=keep)
    ministers = Seated(table, seats, seed)
    while table.active:
        seat = table.active[0]
        refused = table.submit(seat, table.seq(seat), ministers.decide(seat, table.view(seat)))
        if refused is not None:
            raise RuntimeError(f"the minister of {seat} chose what the rules refuse: {refused.code}")
    return table
