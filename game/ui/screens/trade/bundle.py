"""An offer as it is being put together: who would move where."""

from collections.abc import Mapping

from game.engine.actions import Moves
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.view import View


class Bundle:
    """`me`: the member that makes it, None for an adviser. `together`: all parties on one text."""

    def __init__(self, view: View) -> None:
        self.members = view.members
        self.me: Seat | None = view.seat if view.seat in view.positions else None
        self.settlement = view.settlement is not None
        self.wanted: dict[Seat, dict[IssueId, OptionId]] = {}
        self.text: dict[IssueId, OptionId] = {}
        self.together = False
        self.partners: tuple[Seat, ...] = ()
        others = [seat for seat in self.members if seat != self.me]
        if self.settlement:
            self.all_together()
        elif len(others) == 1:
            self.add(others[0])

    @property
    def others(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.members if seat != self.me)

    @property
    def parties(self) -> tuple[Seat, ...]:
        mine = () if self.me is None else (self.me,)
        return tuple(seat for seat in self.members if seat in (*mine, *self.partners))

    def add(self, seat: Seat) -> None:
        self.partners = tuple(s for s in self.others if s in (*self.partners, seat))

    def drop(self, seat: Seat) -> None:
        self.partners = tuple(s for s in self.partners if s != seat)
        self.wanted.pop(seat, None)

    def all_together(self) -> None:
        self.partners, self.together = self.others, True

    def part(self, seat: Seat) -> Mapping[IssueId, OptionId]:
        """What this delegation would do."""
        return self.text if self.together else self.wanted.get(seat, {})

    def want(self, seat: Seat, issue: IssueId, option: OptionId | None) -> None:
        """This wording from this delegation; None: nothing on this clause."""
        _put(self.wanted.setdefault(seat, {}), issue, option)

    def word(self, issue: IssueId, option: OptionId | None) -> None:
        """This wording from everybody; None: the clause is left out."""
        _put(self.text, issue, option)

    def moves(self) -> Moves:
        """As it would be sent. I am no party if I promise nothing; a partner of whom nothing is asked is."""
        silent = self.me if self.me is not None and not self.part(self.me) and not self.together else None
        return {seat: dict(self.part(seat)) for seat in self.parties if seat != silent}


def _put(text: dict[IssueId, OptionId], issue: IssueId, option: OptionId | None) -> None:
    if option is None:
        text.pop(issue, None)
    else:
        text[issue] = option
