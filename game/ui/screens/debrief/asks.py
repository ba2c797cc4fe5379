"""Questions of a debrief: what can be guessed is pressed first and told then."""

from collections.abc import Callable, Iterator

from game.debrief.page import Ask
from game.i18n import Words
from game.ui.kit.boxes import Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Icon, Label
from game.ui.kit.node import Node


def asked(
    ask: Ask, answer: int | None, words: Words, choose: Callable[[int], None], *, told: bool = True
) -> Node:
    """The question with its choices; answered, what is right. `told` false: a guess is kept for later."""
    lines: list[Node] = [Label(ask.question, "strong")]
    if answer is not None and told:
        lines += _told(ask, answer, words)
    else:
        lines.append(Flow([_choice(ask, n, answer, choose) for n in range(len(ask.choices))], gap=8))
        if answer is not None:
            lines.append(Label(words("ui.debrief.kept"), "small-quiet"))
    return Panel(Column(lines, gap=8), fill=None, pad=12, across=14)


def answered(ask: Ask, answer: int | None, words: Words) -> Node:
    """The same once it is told, whether anybody guessed or not."""
    lines = [Label(ask.question, "strong"), *_told(ask, answer, words)]
    return Panel(Column(lines, gap=8), fill=None, pad=12, across=14)


def _choice(ask: Ask, n: int, answer: int | None, choose: Callable[[int], None]) -> Node:
    return Button(ask.choices[n], lambda: choose(n), f"ask:{ask.key}:{n}", kind="chip", chosen=answer == n)


def _told(ask: Ask, answer: int | None, words: Words) -> Iterator[Node]:
    for n, choice in enumerate(ask.choices):
        right, mine = n == ask.right, n == answer
        if right:
            key = "ui.debrief.right.mine" if mine else "ui.debrief.right"
            yield _line("circle-check", "gain", words(key, choice=choice), "small-strong")
        elif mine:
            yield _line("circle-x", "loss", words("ui.debrief.wrong.mine", choice=choice), "small-strong")
        else:
            yield _line("minus", "quiet", choice, "small-quiet")
    yield from (Label(line, "small") for line in ask.told)


def _line(icon: str, colour: str, text: str, role: str) -> Node:
    return Row([Icon(icon, 15, colour), Grow(Label(text, role))], gap=8, align="start")
