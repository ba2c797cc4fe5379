"""The debrief: page by page at one's own pace, or step by step for a class."""

from collections.abc import Sequence
from functools import partial

from game.debrief.debrief import pages
from game.debrief.findings import Findings
from game.debrief.page import Page, Pages, Section
from game.debrief.pages.outcome import Pair, usual_pair
from game.debrief.pages.skill import Earlier
from game.debrief.pages.voice import Voice
from game.engine.scenario import Seat
from game.ui.app import App
from game.ui.debriefing import Debriefing
from game.ui.house import Unplayable
from game.ui.kit.boxes import Column, Gap, Grow, Panel, Row, Spacer
from game.ui.kit.controls import Button, Hotkey
from game.ui.kit.leaves import Icon, Label
from game.ui.kit.node import Node
from game.ui.kit.scroll import Scroll
from game.ui.screen import Screen
from game.ui.screens.debrief.arrange import Columns
from game.ui.screens.debrief.asks import answered
from game.ui.screens.debrief.blocks import LEAST_CARD, Blocks, titled
from game.ui.screens.debrief.head import LOW, head, turner
from game.ui.screens.debrief.layout import chart_with_dots, laid_out
from game.ui.screens.debrief.paced import Step, own_pace, steps
from game.ui.screens.debrief.pairs import chooser
from game.ui.screens.debrief.seen import Seen
from game.ui.screens.debrief.zoom import Zoom
from game.ui.screens.sure import Sure

LARGER, LARGEST = 1.3, 2.0
"""How much larger a class sees everything, up to the largest text there is."""
NOTICED = ("before", "outcome")
"""The pages that say what the reader must know of the record."""


class Debrief(Screen):
    """`reader`: who is spoken to, where that is known; else the only person. With several people it begins
    as one for a class. `coming`: what will yet bring the person's earlier games."""

    help_topic = "debrief"

    def __init__(
        self,
        found: Findings,
        reader: Seat | None = None,
        coming: Debriefing | None = None,
    ) -> None:
        self.found, self._coming = found, coming
        people = self.found.story.people
        self.reader = reader or (people[0] if len(people) == 1 else None)
        self.classroom = self.reader is None and len(people) > 1
        self._at = 0
        self.seen = Seen()
        self._pair: Pair | None = None
        self._pages: tuple[object, Pages] | None = None
        self._body: tuple[object, Node] | None = None
        self._measured = coming is None

    # what there is to show

    def pages(self, app: App) -> Pages:
        """Those for whoever reads now."""
        reader = None if self.classroom else self.reader
        key = (reader, self.pair, self._measured, app.words.language)
        if self._pages is None or self._pages[0] != key:
            self._pages = key, pages(self.found, app.words, reader, self._earlier, self.pair)
        return self._pages[1]

    @property
    def _earlier(self) -> Sequence[Earlier] | None:
        return None if self._coming is None else self._coming.earlier

    @property
    def pair(self) -> Pair | None:
        """Whose gains are drawn; None: there are two members, and it is theirs."""
        members = self.found.story.members
        if len(members) <= 2:
            return None
        return self._pair or usual_pair(members, None if self.classroom else self.reader)

    def steps(self, app: App) -> tuple[Step, ...]:
        """What there is to turn to: pages, or for a class what each of them shows at each gate."""
        made = self.pages(app)
        if self.classroom:
            return steps(made)
        return tuple(Step(0, page, self._open(page)) for page in made.pages)

    def step(self, app: App) -> Step:
        there = self.steps(app)
        return there[min(self._at, len(there) - 1)]

    def _open(self, page: Page) -> tuple[Section, ...]:
        return own_pace(page, self.seen.answers, f"page:{page.key}" in self.seen.shown)

    # the screen

    def build(self, app: App) -> Node:
        factor = min(LARGER, max(1.0, LARGEST / app.theme.scale)) if self.classroom else 1.0
        width, height = app.width / factor, app.height / factor
        key = f"debrief:{self._at}:{self.classroom}"
        keys = [Hotkey("LEFT", partial(self.turn, app, -1)), Hotkey("RIGHT", partial(self.turn, app, 1))]
        parts: list[Node] = [
            Column([head(app, self, width, height), *keys], gap=0),
            self._bar(app, width),
            Grow(Scroll(key, self._page(app, width - 60))),
        ]
        if self.classroom:
            parts.append(self._onward(app))
        gap = 6 if height < LOW else 12
        page = Panel(Column(parts, gap=gap), fill=None, line=None, pad=14, across=24)
        return Zoom(page, factor)

    def tick(self, app: App, now: float) -> bool:
        """The person's earlier games come when they have been measured."""
        if self._measured or self._coming is None or self._coming.earlier is None:
            return False
        self._measured = True
        return True

    def closing(self) -> None:
        if self._coming is not None:
            self._coming.cancel()

    def _bar(self, app: App, width: float) -> Node:
        """The pages; for a class only those of the gate it is at."""
        there, here = self.steps(app), self.step(app)
        shown = [(n, step) for n, step in enumerate(there) if step.gate == here.gate]
        names = [(n, step.page.title) for n, step in shown]
        return turner(app, names, self._at, partial(self.go, app), wide=width >= 120 * len(names))

    def _onward(self, app: App) -> Node:
        words, there, at = app.words, self.steps(app), self._at
        parts: list[Node] = []
        if at > 0:
            back = Button(
                words("ui.debrief.back"), partial(self.turn, app, -1), "back", shortcut="PAGE UP", cap=""
            )
            parts.append(back)
        where = words("ui.debrief.step", n=at + 1, of=len(there), gate=_gate(app, there[at].gate))
        parts += [Grow(Label(where, "small-quiet")), Gap(0)]
        if at + 1 < len(there):
            following = there[at + 1]
            crosses = following.gate != there[at].gate
            what = _gate(app, following.gate) if crosses else following.page.title
            onward = partial(self.turn, app, 1)
            label = words("ui.debrief.next", what=what)
            parts.append(Button(label, onward, "next", shortcut="Enter", cap="⏎", kind="primary"))
            parts += [Hotkey("SPACE", onward), Hotkey("PAGE DOWN", onward)]
        return Row(parts, gap=10)

    # the page

    def _page(self, app: App, width: float) -> Node:
        """Built again only when something on it is different: scrolling must not cost a page."""
        step = self.step(app)
        answers, shown = tuple(self.seen.answers.items()), frozenset(self.seen.shown)
        key = (step, answers, shown, self.pair, app.size, app.theme, app.words.language, self._measured)
        if self._body is None or self._body[0] != key:
            self._body = key, Column(self._content(app, step, width), gap=12)
        return self._body[1]

    def _content(self, app: App, step: Step, width: float) -> list[Node]:
        words = app.words
        blocks = Blocks(app, self.found.story.agenda, self.seen, tells=not self.classroom)
        noticed = step.page.key in NOTICED[self.classroom :]  # a class hears nothing before its guesses
        nodes: list[Node] = [_notice(text) for text in self.pages(app).notices if noticed]
        if step.told:
            told = [answered(ask, self.seen.answers.get(ask.key), words) for ask in step.told]
            nodes.append(titled(words("ui.debrief.guesses"), [Columns(told, LEAST_CARD, 3, 10)]))
        if step.page.key == "skill" and not self._measured:
            nodes.append(Label(words("ui.debrief.measuring"), "small-quiet"))
        nodes.append(laid_out(step.sections, blocks, width, self._over_charts(app, step.sections)))
        if not self.classroom and len(step.sections) < len(step.page.sections):
            nodes.append(self._show_all(app))
        return [*nodes, Gap(4)]

    def _show_all(self, app: App) -> Node:
        button = Button(
            app.words("ui.debrief.all"), lambda: self.show_all(app), "all", shortcut="A", icon="eye"
        )
        return Row([button, Spacer()])

    def _over_charts(self, app: App, sections: Sequence[Section]) -> dict[str, Sequence[Node]]:
        chart, pair = chart_with_dots(sections), self.pair
        if chart is None or pair is None:
            return {}
        story = self.found.story
        voice = Voice(story.agenda, app.words, None if self.classroom else self.reader)
        return {chart.title: (chooser(app, voice, story.members, pair, partial(self._choose, app)),)}

    def _choose(self, app: App, pair: Pair) -> None:
        self._pair = pair
        app.stale()

    # what can be done

    def go(self, app: App, at: int) -> None:
        self._at = max(0, min(at, len(self.steps(app)) - 1))
        app.stale()

    def show_all(self, app: App) -> None:
        """Of this page also what its questions hold back."""
        self.seen.shown.add(f"page:{self.step(app).page.key}")
        app.stale()

    def turn(self, app: App, by: int) -> None:
        self.go(app, self._at + by)

    def change_mode(self, app: App) -> None:
        """For a class from the first step on; back from there everything lies open, so it is asked first."""
        if self.classroom:
            app.push(Sure("debrief", partial(self._set_mode, app, classroom=False), help_topic="debrief"))
        else:
            self._set_mode(app, classroom=True)

    def _set_mode(self, app: App, *, classroom: bool) -> None:
        self.classroom, self._at, self._pair = classroom, 0, None
        self.seen = Seen()
        app.stale()

    def read_as(self, app: App, seat: Seat | None) -> None:
        self.reader, self._pair, self.seen = seat, None, Seen()
        self.go(app, self._at)

    def export(self, app: App) -> None:
        reader = None if self.classroom else self.reader
        try:
            file = app.house.report(self.found, app.words.language, reader, self._earlier)
        except Unplayable as unplayable:
            app.toast(unplayable.told(app.words))
        else:
            app.toast(app.words("ui.debrief.exported", file=str(file)))


def _gate(app: App, gate: int) -> str:
    return app.words(f"ui.debrief.gate.{gate}")


def _notice(text: str) -> Node:
    return Row([Icon("info", 14, "accent"), Grow(Label(text, "small-quiet"))], gap=8, align="start")
