"""The clerk of a table: one screen for people with their instructions on paper, showing what is public."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.engine.actions import Action, Counter, Propose, Speak
from game.engine.refusal import Refusal
from game.engine.scenario import EventId
from game.engine.state import Interests
from game.engine.view import CapitalWord, NewsItem, View
from game.sentences.silence import only_break

UNKNOWN = Interests({}, {}, (), frozenset(), None)
"""What this screen knows of anybody's interests."""
SECRET = ("red-line", "red-line-in-text")
"""Refusals that tell what a delegation's instructions say."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What concerns one delegation alone. `capital` and `news`: since its instructions were printed.

    `refused`: why its last act was not allowed, where that is in its instructions. `left`: the key of the
    sentence that it can only break silence; empty: it can do more.
    """

    capital: tuple[CapitalWord, ...]
    news: Mapping[EventId, NewsItem]
    refused: Refusal | None = None
    left: str = ""


def as_entered(own: View, public: View) -> View:
    """The public view, with as much of a seat's conduct as is needed to enter its acts."""
    return replace(
        public,
        seat=own.seat,
        role=own.role,
        interests=UNKNOWN,
        initiatives=own.initiatives,
        acts=own.acts,
        can_take_back=own.can_take_back,
        trades=own.trades,
    )


def aside(own: View, public: View, refused: Refusal | None) -> Aside:
    news = {event: item for event, item in own.news.items() if event not in public.news}
    return Aside(own.capital, news, refused, only_break(own))


def aloud(action: Action) -> Action:
    """What is said at a clerk's table is said to all of it, by a minister too: there is one screen."""
    match action:
        case Propose() | Counter():
            return replace(action, public=True)
        case Speak(text):
            return Speak(text)
    return action
