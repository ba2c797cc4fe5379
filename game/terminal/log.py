"""What a seat has heard, written line by line; what is written counts as looked at."""

from collections.abc import Sequence

from game.engine.events import Event
from game.engine.view import View
from game.i18n import Words
from game.sentences.account import account
from game.sentences.heard import Heard
from game.terminal.layout import wrap


def told(heard: Heard, view: View, words: Words, columns: int, *, new: bool) -> str:
    """Everything this seat has heard, or only what it has not been told yet."""
    events = heard.fresh(view.seat) if new else heard.events(view.seat)
    heard.looked(view.seat)
    return _written(events, heard, view, words, columns, brief=new)


def ending(heard: Heard, view: View, words: Words, columns: int) -> str:
    """The last act, after which nobody has anything left to be told."""
    events = heard.ending(view.seat)
    for seat in heard.seats:
        heard.looked(seat)
    return _written(events, heard, view, words, columns, brief=False)


def _written(
    events: Sequence[Event], heard: Heard, view: View, words: Words, columns: int, *, brief: bool
) -> str:
    sentences = account(events, view, words, heard.offers(view.seat), brief=brief)
    return "\n".join(wrap(sentence, columns, "- ") for sentence in sentences)
