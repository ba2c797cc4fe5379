"""The help: short pages, a list of them, and the page of whatever was on the screen."""

from collections.abc import Sequence
from functools import partial

from game.ui.app import App
from game.ui.kit.boxes import Centred, Column, Fixed, Flow, Gap, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node, path_to
from game.ui.kit.scroll import Scroll
from game.ui.screens.dialogue import Dialogue

GROUPS = {
    "screens": (
        "start",
        "seats",
        "talks",
        "trade",
        "silence",
        "curtain",
        "log",
        "outcome",
        "debrief",
        "saves",
        "settings",
        "keys",
    ),
    "rules": (
        "aim",
        "moving",
        "offers",
        "text",
        "reopening",
        "capital",
        "adoption",
        "reservations",
        "value",
        "ministers",
    ),
}
"""The pages, in the order in which they are listed."""
ALIKE = {
    "briefing": "value",
    "clause": "moving",
    "move": "moving",
    "offer": "offers",
    "chair": "text",
    "statement": "outcome",
    "delegation": "ministers",
    "asking": "ministers",
    "coach": "ministers",
    "speaking": "talks",
}
"""What other screens may ask for, and the page that tells of it."""
SIDE_BY_SIDE = 700


class Help(Dialogue):
    """Opened on a topic; one that has no page opens the first."""

    help_topic = "keys"

    def __init__(self, topic: str = "start") -> None:
        known = [page for pages in GROUPS.values() for page in pages]
        topic = ALIKE.get(topic, topic)
        self._topic = topic if topic in known else known[0]

    def build(self, app: App) -> Node:
        words = app.words
        close = Button(words("ui.close"), app.pop, "close", shortcut="Esc", kind="primary")
        heading = Row([Grow(Label(words("ui.help.title"), "heading")), close], gap=12)
        page = Scroll(f"help:{self._topic}", Column([*self._page(app), Gap(4)], gap=10))
        if app.width < SIDE_BY_SIDE:
            body: Node = Scroll("help", Column([self._turned(app), *self._page(app), Gap(4)], gap=10))
        else:
            listed = Scroll("topics", Column(self._topics(app), gap=1))
            body = Row([Fixed(listed, width=218), Grow(page)], gap=20, align="stretch")
        return Centred(Panel(Column([heading, Grow(body)], gap=12), pad=20, across=24), width=920, fill=True)

    def _topics(self, app: App) -> list[Node]:
        nodes: list[Node] = []
        for group, pages in GROUPS.items():
            nodes += [Gap(4), Label(app.words(f"ui.help.group.{group}"), "caps"), Gap(2)]
            nodes += [self._button(app, page) for page in pages]
        return nodes

    def _turned(self, app: App) -> Node:
        """Where it is narrow: one page on, one back, and all of them to choose from."""
        words = app.words
        pages = [page for listed in GROUPS.values() for page in listed]
        at = pages.index(self._topic)
        before, after = pages[at - 1], pages[(at + 1) % len(pages)]
        return Flow(
            [
                Button(
                    words(f"ui.help.{before}"),
                    lambda: self._open(app, before),
                    "before",
                    icon="chevron-left",
                    kind="chip",
                ),
                Button(
                    words(f"ui.help.{after}"),
                    lambda: self._open(app, after),
                    "after",
                    icon="chevron-right",
                    kind="chip",
                ),
                Button(
                    words("ui.help.all"), lambda: self._choose(app, pages), "all", icon="menu", kind="chip"
                ),
            ],
            gap=6,
        )

    def _choose(self, app: App, pages: Sequence[str]) -> None:
        entries = [(app.words(f"ui.help.{page}"), partial(self._open, app, page)) for page in pages]
        app.open_menu(entries, path_to(app.tree, "all")[-1].rect.topleft)

    def _button(self, app: App, page: str) -> Node:
        return Button(
            app.words(f"ui.help.{page}"),
            lambda: self._open(app, page),
            f"topic:{page}",
            kind="quiet",
            role="small-strong",
            wide=True,
            chosen=page == self._topic,
        )

    def _open(self, app: App, page: str) -> None:
        self._topic = page
        app.stale()

    def _page(self, app: App) -> list[Node]:
        """Paragraphs; a line with a bar in it is a key and what it does."""
        words = app.words
        nodes: list[Node] = [Label(words(f"ui.help.{self._topic}"), "lead")]
        for paragraph in words(f"ui.help.{self._topic}.text").split("\n"):
            key, bar, what = paragraph.partition("|")
            nodes.append(_key(key, what) if bar else Label(paragraph, "body"))
        return nodes


def _key(key: str, what: str) -> Node:
    cap = Panel(Label(key, "small-strong"), fill="raised", pad=2, across=9, radius=6)
    return Row([Fixed(Row([cap]), width=148), Grow(Label(what, "body"))], gap=10, align="start")
