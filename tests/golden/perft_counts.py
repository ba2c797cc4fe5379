"""How many lines of legal play three tiny tables have: a change in the rules shows as a change in a count.

`python -m tests.golden.perft_counts` rewrites perft.txt.
"""

from collections import Counter
from pathlib import Path
from typing import Any

from game.engine.actions import Action, CallAdoption, Join, Propose, RequestSettlement
from game.engine.legal import legal_actions
from game.engine.rules import apply
from game.engine.scenario import IssueId, OptionId, Scenario, Seat
from game.engine.state import State
from game.engine.view import active_seats, view_for
from tests.tables import ROLES, Play, flexibility, majority, mandate, simultaneous, two_members

HERE = Path(__file__).with_name("perft.txt")
FORCE = {"force": {"none": 0, "small": 5}}
FORCE_AND_PLACE = {"force": {"none": 0, "small": 5}, "place": {"harbour": 5, "hill": 5}}
Offered = dict[IssueId, dict[OptionId, int]]


def tiny(offered: Offered, stands: dict[Seat, str], **changes: Any) -> dict[str, Any]:
    """The changes to a table that put each seat on the options named, with little to choose from."""
    worth = {issue: (50, tuple(range(len(options)))) for issue, options in offered.items()}
    openings = {seat: dict(zip(offered, words.split(), strict=True)) for seat, words in stands.items()}
    wants = {s: mandate(worth, offered=offered, opening=opening) for s, opening in openings.items()}
    return {"offered": offered, "mandates": wants, **changes}


def duo() -> State:
    """Two members in turn, two issues; south may ask its capital."""
    stands = {"north": "none hill", "south": "small harbour"}
    capital = {"south": (flexibility("force", walk_away=-1),)}
    scenario = two_members(**tiny(FORCE_AND_PLACE, stands, initiatives=1, capitals=capital))
    return Play(scenario).state


def trio() -> State:
    """Three members at once under a majority, an adviser beside, an offer on the table."""
    roles = {seat: role for seat, role in ROLES.items() if seat != "press"}
    stands = {"north": "none", "south": "small", "east": "small"}
    changes = tiny(FORCE, stands, initiatives=1, roles=roles, chair="north")
    scenario: Scenario = majority(**{**changes, "order": simultaneous().agenda.procedure.order})
    everybody = {seat: {"force": "small"} for seat in stands}
    return Play(scenario).do("south", Propose(everybody, public=True)).state


def after() -> State:
    """Two members after adoption: one has asked for a post-settlement round, the other may."""
    stands = {"north": "small", "south": "small"}
    play = Play(two_members(**tiny(FORCE, stands, initiatives=2)))
    return play.do("north", CallAdoption()).answers(Join(), Join()).do("north", RequestSettlement()).state


TABLES = {"duo": (duo, 3), "trio": (trio, 3), "after": (after, 5)}


def choices(state: State) -> list[tuple[Seat, Action]]:
    return [(seat, a) for seat in active_seats(state) for a in legal_actions(view_for(state, seat))]


def count(state: State, depth: int) -> int:
    """The lines of play of this length."""
    if depth == 1:
        return len(choices(state))
    return sum(count(apply(state, action, seat)[0], depth - 1) for seat, action in choices(state))


def lines() -> list[str]:
    found = []
    for name, (make, deepest) in TABLES.items():
        state = make()
        found += [f"{name} / depth {depth} / {count(state, depth)}" for depth in range(1, deepest + 1)]
        kinds = Counter(f"{seat} {type(action).__name__}" for seat, action in choices(state))
        found += [f"{name} / {kind} / {number}" for kind, number in kinds.items()]
    return found


def main() -> None:
    HERE.write_text("\n".join(lines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
