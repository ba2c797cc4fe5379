"""The desk a person plays from: whose eyes the screen has now, and the one way to do anything."""

from game.engine.actions import Action, EndTurn
from game.engine.refusal import refusal
from game.engine.scenario import Agenda, Delegation, Seat
from game.engine.state import Phase
from game.engine.view import View
from game.sentences.explain import explain
from game.ui.app import App
from game.ui.clerk import SECRET
from game.ui.game import Game
from game.ui.house import TUTORIAL


class Desk:
    """A game on the screen. `reader`: the person in front of it; None: nobody, or the clerk of a table.

    With several people the reader is whoever took the screen last, for as long as the game waits for that
    seat; what is private is shown to no other.
    """

    def __init__(self, app: App, game: Game) -> None:
        self.app, self.game = app, game
        self.reader: Seat | None = game.people[0] if len(game.people) == 1 and not game.clerk else None
        game.changed = self._look_up

    @property
    def agenda(self) -> Agenda:
        return self.game.agenda(self.app.words.language)

    @property
    def tutorial(self) -> bool:
        """Whether this is the game a newcomer begins with, played by one person."""
        return self.agenda.id == TUTORIAL and len(self.game.people) == 1 and not self.game.clerk

    @property
    def acting(self) -> Seat | None:
        """The seat whose acts are entered here now; None: it is nobody's turn at this screen."""
        active = self.game.active
        if self.game.clerk:
            return next((seat for seat in active if seat in self.game.people), None)
        return self.reader if self.reader in active else None

    @property
    def turn(self) -> tuple[Seat | None, int]:
        """Whose turn it is here, and in which round: whoever ends one may open the next."""
        return self.acting, self.view.round

    @property
    def view(self) -> View:
        """What the reader may see; for the clerk of a table the acting seat's public view."""
        seat = self.acting if self.game.clerk else self.reader
        return self.game.view(seat, self.app.words.language)

    @property
    def telling(self) -> View:
        """The view by which what happened is told: on a clerk's screen nobody is addressed as `you`."""
        return self.game.view(None, self.app.words.language) if self.game.clerk else self.view

    @property
    def waits_for(self) -> Seat | None:
        """The person the screen should be passed to; None: it is in the right hands, or nobody's turn."""
        if self.game.clerk or self.reader in self.game.active:
            return None
        return next((seat for seat in self.game.active if seat in self.game.people), None)

    @property
    def silent(self) -> bool:
        """Whether the acting seat is asked for its answer in the silence procedure."""
        return self.view.phase is Phase.SILENCE and self.acting is not None

    def delegation(self, seat: Seat) -> Delegation:
        return self.agenda.delegations[seat]

    def why_not(self, action: Action) -> str:
        """Why the acting seat may not do this now, in a sentence; empty: it may."""
        if self.acting is None:
            return self.app.words("ui.not-your-turn")
        refused = refusal(self.view, action)
        return "" if refused is None else explain(refused, self.agenda, self.app.words)

    def do(self, action: Action, seat: Seat | None = None) -> bool:
        """Acts, or says why it cannot be done. Whether it was done, or will be once the disk has room.

        `seat`: who acts; None: whoever's turn it is.
        """
        seat = seat or self.acting
        if seat is None:
            self.app.toast(self.app.words("ui.not-your-turn"))
            return False
        refused = self.game.submit(seat, action)
        if refused is not None:
            if self.game.clerk and refused.code in SECRET:
                told = self.app.words("ui.clerk.instructions", name=self.delegation(seat).name)
            else:
                told = explain(refused, self.agenda, self.app.words)
            self.app.toast(told)
            return False
        self.app.unsettle()
        if isinstance(action, EndTurn):
            self.game.looked(seat)  # what it has heard so far counts as seen
        return True

    def refuse(self, why: str) -> None:
        """Says why something cannot be done, where it was tried."""
        self.app.toast(why)

    def _look_up(self) -> None:
        """After every act: who plays no more, or is waited for no more, reads no more; all watch then."""
        people, active = self.game.people, self.game.active
        if self.reader not in people or (len(people) > 1 and self.reader not in active):
            self.reader = None
        self.app.stale()
