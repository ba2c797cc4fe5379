"""How a debrief names things: delegations, clauses and points, and the reader as `you`."""

from collections.abc import Iterable

from game.engine.scenario import Agenda, IssueId, OptionId, Seat
from game.i18n import Words
from game.sentences.names import issue_title, option_label, seat_name


class Voice:
    """`reader`: the delegation that is spoken to; None: a whole class, and nobody is `you`."""

    def __init__(self, agenda: Agenda, words: Words, reader: Seat | None = None) -> None:
        self.agenda, self.words, self.reader = agenda, words, reader

    def __call__(self, key: str, /, **args: object) -> str:
        """A sentence; one that begins with `you` begins with a capital."""
        text = self.words(f"debrief.{key}", **args)
        return text[:1].upper() + text[1:]

    def count(self, key: str, number: int, /, **args: object) -> str:
        """The sentence for this many."""
        text = self.words.count(f"debrief.{key}", number, **args)
        return text[:1].upper() + text[1:]

    def seat(self, seat: Seat) -> str:
        return self.words("you") if seat == self.reader else seat_name(self.agenda, seat)

    def whose(self, seat: Seat) -> str:
        """The delegation's, before what it owns."""
        if seat == self.reader:
            return self.words("debrief.your")
        return self.words("debrief.whose", name=seat_name(self.agenda, seat))

    def title(self, seat: Seat) -> str:
        """The name of a delegation where it stands alone."""
        name = seat_name(self.agenda, seat)
        return self.words("debrief.me", name=name) if seat == self.reader else name

    def seats(self, seats: Iterable[Seat]) -> str:
        return self.words.listed([self.seat(seat) for seat in seats])

    def issue(self, issue: IssueId) -> str:
        return issue_title(self.agenda, issue)

    def issues(self, issues: Iterable[IssueId]) -> str:
        return self.words.listed([self.issue(issue) for issue in issues])

    def option(self, issue: IssueId, option: OptionId | None) -> str:
        return self.words("debrief.no-clause") if option is None else option_label(self.agenda, issue, option)

    def points(self, hundredths: int) -> str:
        return self.words.points(hundredths)

    def tenths(self, points: float) -> str:
        """The same of points with fractions, as charts have them."""
        return self.words.points(round(100 * points))

    def change(self, hundredths: int) -> str:
        return self.words.change(hundredths)

    def round(self, number: int) -> str:
        return self.words("debrief.opening" if number == 0 else "debrief.round", n=number)
