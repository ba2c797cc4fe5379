"""Real games played to a point, each point to be opened as often as a picture or a test needs it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from game.engine.actions import (
    Action,
    BreakSilence,
    CallAdoption,
    EndTurn,
    Join,
    Move,
    Propose,
    RequestSettlement,
    Speak,
)
from game.engine.refusal import refusal
from game.engine.scenario import Seat
from game.engine.state import Phase
from game.engine.view import View
from game.ui.game import Game
from game.ui.house import House

Conduct = Callable[[Game, View], Action]
"""What a person does on its turn."""

LONG = (
    "Before we go any further, let me say in plain words what my capital can live with and what it cannot. "
    "We have listened to every delegation at this table with respect, and we have moved twice already in the "
    "hope that others would follow; nobody has. We can accept a clause that names the place, the date and "
    "the body that looks after it, provided that nothing in it can be read as a promise about membership, "
    "and that the words are the same for all of us. If that is agreed tonight, I can sign tomorrow. 我们"
    "愿意在“平等互利”的基础上继续磋商；但是，任何附加条件都必须事先说明，否则我方将不得不保留立场。"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A game, and where to stop in it, in this order. `people` empty: all who take turns are people."""

    scenario: str
    people: tuple[Seat, ...]
    stops: Mapping[str, Callable[[View], bool]]
    conduct: Conduct
    seed: int = 1
    clerk: bool = False


def coached(game: Game, view: View) -> Action:
    """What the coach would do first."""
    steps = game.coach(view.seat or "")
    return steps[0].action if steps else EndTurn()


def idle(game: Game, view: View) -> Action:
    return Join() if view.phase is Phase.SILENCE else EndTurn()


def objecting(game: Game, view: View) -> Action:
    """As the coach says, but breaking the silence once over the first clause, and settling afterwards."""
    if view.phase is Phase.SILENCE and not view.objections:
        return BreakSilence(next(iter(view.agenda.issues)), LONG[:300])
    return coached(game, view)


def offering(game: Game, view: View) -> Action:
    """Everybody but the first offers the first something in a corridor, while there are initiatives."""
    me, first = view.seat or "", view.members[0]
    if me != first and me in view.positions:
        mine, theirs = view.positions[me], view.positions[first]
        apart = [issue for issue in view.agenda.issues if mine[issue] != theirs[issue]]
        for n in range(2, len(apart), 2):
            gives, gets = apart[: n // 2], apart[n // 2 : n]
            moves = {me: {i: theirs[i] for i in gives}, first: {i: mine[i] for i in gets}}
            offer = Propose(moves, note=LONG[: 40 * n])
            if refusal(view, offer) is None:
                return offer
    return EndTurn()


def speaking(game: Game, view: View) -> Action:
    """One long speech, one step to the next wording, and the turn is over."""
    if view.acts == 0:
        return Speak(LONG)
    if view.acts == 1 and view.seat in view.positions:
        for issue, item in view.agenda.issues.items():
            for option in item.options:
                if refusal(view, Move(issue, option)) is None:
                    return Move(issue, option)
    return EndTurn()


def settling(game: Game, view: View) -> Action:
    """As the coach says; once it is adopted, asks for a settlement."""
    if view.phase is Phase.OVER:
        return RequestSettlement()
    if refusal(view, CallAdoption()) is None and len(view.agreed) == len(view.agenda.issues):
        return CallAdoption()
    return coached(game, view)


def turn(round_: int, seat: Seat = "", offers: int = 0) -> Callable[[View], bool]:
    """From this round on, at the beginning of that seat's turn, with so many offers that wait for it."""

    def reached(view: View) -> bool:
        me = seat or view.seat
        return (
            view.round >= round_
            and view.phase is Phase.TALKS
            and me in view.active
            and view.acts == 0
            and sum(p.by != me and me in p.parties for p in view.proposals) >= offers
        )

    return reached


def asked(view: View) -> bool:
    """The silence procedure waits for this seat."""
    return view.phase is Phase.SILENCE and view.seat in view.active


def objected(view: View) -> bool:
    return bool(view.objections) and view.phase is Phase.TALKS and view.seat in view.active


def watching(round_: int, seat: Seat) -> Callable[[View], bool]:
    """From this round on, on another's turn: this one looks on."""

    def reached(view: View) -> bool:
        looks_on = view.phase is Phase.TALKS and view.seat not in view.active
        return looks_on and view.round >= round_ and seat in view.active

    return reached


def over(view: View) -> bool:
    return view.phase is Phase.OVER


def asked_for_more(view: View) -> bool:
    """Somebody has asked for a post-settlement round, and this seat is to say whether it wants one."""
    return over(view) and bool(view.requests) and view.seat in view.active


def offered_more(view: View) -> bool:
    """In the post-settlement round something waits for this seat."""
    return view.settlement is not None and turn(1, offers=1)(view)


class Stage:
    """Plays lines when they are first needed. `folder`: where it keeps the points. Close it when done."""

    def __init__(self, house: House, folder: Path, lines: Mapping[str, Line]) -> None:
        self._house, self._folder, self._lines = house, folder, lines
        self._points: dict[str, Path] = {}
        self._open: list[Game] = []

    def game(self, line: str, stop: str) -> Game:
        """A game of one's own, as it stands at the stop."""
        if f"{line}-{stop}" not in self._points:
            self._play(line)
        kept = self._points[f"{line}-{stop}"]
        mine = self._folder / f"{len(self._open)}-{kept.name}"
        copyfile(kept, mine)
        game = self._house.go_on(mine)
        self._open.append(game)
        return game

    def close(self) -> None:
        for game in self._open:
            game.close()
        self._open.clear()

    def _play(self, name: str) -> None:
        line = self._lines[name]
        seats: Sequence[Seat] = line.people or _players(self._house, line.scenario)
        game = self._house.start(line.scenario, seats, seed=line.seed, clerk=line.clerk)
        try:
            for stop, reached in line.stops.items():
                self._go_on_until(game, line, reached)
                assert game.file is not None
                ending = game.file.name[game.file.name.index(".") :]
                point = self._folder / f"{name}-{stop}{ending}"
                copyfile(game.file, point)
                self._points[f"{name}-{stop}"] = point
        finally:
            game.close()

    def _go_on_until(self, game: Game, line: Line, reached: Callable[[View], bool]) -> None:
        for now in range(5000):
            asking = game.people[:1] if game.over else ()
            seat = next((s for s in (*game.active, *asking) if s in game.people), None)
            if reached(game.view(seat or game.people[0])):
                return
            if seat is None:
                game.tick(float(now), 0)
                game.wait()
            elif game.submit(seat, line.conduct(game, game.view(seat))) is not None:
                game.submit(seat, EndTurn())
        raise RuntimeError(f"{line.scenario} never comes to where it should stop")


def _players(house: House, scenario: str) -> tuple[Seat, ...]:
    return next(listed.players for listed in house.scenarios() if listed.id == scenario)
