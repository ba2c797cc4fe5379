"""The clerk of a table: one screen for people with their instructions on paper, showing what is public."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.engine.actions import Action, Counter, Propose, Speak
from game.engine.scenario import EventId
from game.engine.state import Interests
from game.engine.view import CapitalWord, NewsItem, View

UNKNOWN = Interests({}, {}, (), frozenset(), None)
"""What this screen knows of anybody's interests."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What has reached one delegation alone since its instructions were printed."""

    capital: tuple[CapitalWord, ...]
    news: Mapping[EventId, NewsItem]


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


def aside(own: View, public: View) -> Aside:
    return Aside(own.capital, {event: item for event, item in own.news.items() if event not in public.news})


def aloud(action: Action) -> Action:
    """What is entered before the whole table is said to the whole table."""
    match action:
        case Propose() | Counter():
            return replace(action, public=True)
        case Speak(text):
            return Speak(text)
    return action
