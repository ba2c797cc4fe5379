"""The bar at the bottom: everything I can do now, each with its key; or who acts, and how fast I watch."""

from collections.abc import Callable, Iterator, Mapping

from game.engine.actions import CallAdoption, EndTurn, TakeBack
from game.engine.scenario import Role
from game.engine.view import View
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Flow, Grow, Layers, Panel, Row
from game.ui.kit.controls import Button, Hotkey
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Act, Node

BROAD, HIGH = 900, 420
"""In a smaller window, in the design's units, the tools are in a menu."""
ROOMY = 1560
"""From this width on, in the design's units, tools have their icons."""

Doing = Callable[[str], None]
"""Opens the dialogue of that name: trade, text, move, speak, capital, coach, ask, adopt."""

KEYS: Mapping[str, tuple[str, str]] = {
    # name: (key, icon)
    "trade": ("T", "arrow-left-right"),
    "move": ("C", "arrow-down-right"),
    "text": ("X", "pen-line"),
    "speak": ("S", "message-square-quote"),
    "capital": ("K", "mail"),
    "ask": ("W", "circle-question-mark"),
    "coach": ("H", "lightbulb"),
}


def bar(app: App, desk: Desk, view: View, doing: Doing, skip: Act, enter: bool) -> Node:
    """`enter`: that key ends the turn."""
    if desk.acting is not None:
        content = _mine(app, desk, view, doing, enter)
    else:
        content = _watching(app, desk, view, doing, skip)
    return Panel(content, fill="head", line=None, pad=12 if app.height >= HIGH else 6, across=18, radius=0)


def _mine(app: App, desk: Desk, view: View, doing: Doing, enter: bool) -> Node:
    words = app.words
    tools = list(_tools(app, desk, view, doing))
    end = Button(
        words("ui.do.end"),
        lambda: desk.do(EndTurn()),
        "do:end",
        shortcut="Enter" if enter else "",
        cap="⏎" if enter else "",
        kind="primary",
        enabled=not desk.why_not(EndTurn()),
        why=desk.why_not(EndTurn()),
        refuse=desk.refuse,
        tip=words("ui.do.end.tip"),
        deliberate=words("ui.do.end.too-soon", round=view.round),
    )
    left = Label(words.count("ui.bar.initiatives", view.initiatives), "small-quiet", most_lines=2)
    if app.width >= BROAD and app.height >= HIGH:
        return Row([Grow(Flow(tools, gap=6)), left, end], gap=12)
    keys = [Hotkey(tool.shortcut, tool.press) for tool in tools]

    def opened() -> None:
        app.open_menu(tools, more.rect.topleft)

    more = Button(words("ui.do.more"), opened, "do:more", shortcut="D", kind="tool", icon="menu")
    return Row([Layers([*keys, more]), Grow(left), end], gap=10)


def _tools(app: App, desk: Desk, view: View, doing: Doing) -> Iterator[Button]:
    for name in KEYS:
        if _makes_sense(view, name) and not (desk.game.clerk and name in ("coach", "ask")):
            yield _opens(app, name, doing)
    if _makes_sense(view, "adopt"):
        yield _tool(app, desk, "adopt", CallAdoption(), lambda: doing("adopt"), "A", "gavel")
    yield _tool(app, desk, "undo", TakeBack(), lambda: desk.do(TakeBack()), "Ctrl+Z", "undo-2")


def _opens(app: App, name: str, doing: Doing) -> Button:
    """A tool that opens its dialogue."""
    key, icon = KEYS[name]
    return Button(
        app.words(f"ui.do.{name}"),
        lambda: doing(name),
        f"do:{name}",
        shortcut=key,
        icon=icon if app.width >= ROOMY else "",
        kind="tool",
        tip=app.words(f"ui.do.{name}.tip"),
    )


def _makes_sense(view: View, name: str) -> bool:
    """Whether this kind of seat ever does such a thing, at this stage of the talks."""
    if name == "text":
        return view.is_chair
    if view.settlement is not None and name in ("move", "capital", "adopt"):
        return False  # what is adopted changes by offers alone
    return view.role is Role.MEMBER or name in ("trade", "speak", "ask", "coach")


def _tool(
    app: App, desk: Desk, name: str, action: CallAdoption | TakeBack, act: Act, key: str, icon: str
) -> Button:
    """One that is not always allowed: then it says why."""
    why = desk.why_not(action)
    return Button(
        app.words(f"ui.do.{name}"),
        act,
        f"do:{name}",
        shortcut=key,
        icon=icon if app.width >= ROOMY else "",
        kind="tool",
        enabled=not why,
        why=why,
        refuse=desk.refuse,
        tip=app.words(f"ui.do.{name}.tip"),
    )


def _watching(app: App, desk: Desk, view: View, doing: Doing, skip: Act) -> Node:
    """Whoever is at the screen can ask meanwhile."""
    words = app.words
    who = desk.game.thinking or next(iter(view.active), None)
    parts: list[Node] = []
    if who is not None:
        delegation = view.agenda.delegations[who]
        parts = [
            emblem(delegation, 18),
            Label(words("ui.bar.acts", name=delegation.name), "strong"),
        ]
    pace: list[Node] = [
        Button(
            words(f"ui.pace.{name}"),
            lambda name=name: app.choose(pace=name),  # type: ignore[misc]
            f"pace:{name}",
            kind="chip",
            chosen=app.settings.pace == name,
        )
        for name in ("thoughtful", "brisk", "at-once")
    ]
    skip_button = Button(
        words("ui.bar.skip"), skip, "do:skip", shortcut="F", icon="fast-forward", kind="primary"
    )
    asks = [] if view.seat is None or desk.game.clerk else [_opens(app, "ask", doing)]
    if app.width >= BROAD and app.height >= HIGH:
        return Row([*parts, Grow(Flow(pace, gap=6, align="end")), *asks, skip_button], gap=12)
    keys = [Hotkey(tool.shortcut, tool.press) for tool in asks]
    return Row([*parts, Grow(Flow(pace, gap=6, align="end")), Layers([*keys, skip_button])], gap=12)
