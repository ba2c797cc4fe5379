"""Small random spaces for laws, and the plain way to answer any question about one: trying every text."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from game.analysis.space import Choice, Space, Tie, Wants, space_of
from game.authoring.library import load
from game.authoring.zone import first_interests

SMALL = settings(max_examples=min(5000, 6 * settings().max_examples))
"""An example here is quick, and the odd spaces are few: more of them than the profile asks for."""


@st.composite
def spaces(draw: Any, members: tuple[int, int] = (2, 5)) -> Space:
    """Hypothesis draws, and shrinks, the shape; a seed makes all other choices.

    Red lines, links that bring or cost points, issues without a fallback, worths that often coincide;
    with and without a text that all could join.
    """
    count = draw(st.integers(*members))
    wordings = draw(st.lists(st.integers(1, 4), min_size=2, max_size=5))
    ties, lines = draw(st.integers(0, 3)), draw(st.integers(0, 2))
    reach, quorum = draw(st.integers(0, 70)), draw(st.integers(1, count))
    random = Random(draw(st.integers(0, 2**32)))
    open_ended = [random.random() < 0.4 for _ in wordings]
    options = tuple(
        (*(f"o{n}" for n in range(size)), *((None,) if bare else ()))
        for size, bare in zip(wordings, open_ended, strict=True)
    )
    wants = {f"m{n}": _wants(random, wordings, open_ended, ties, lines, reach) for n in range(count)}
    opened = tuple(size if bare else 0 for size, bare in zip(wordings, open_ended, strict=True))
    return Space(tuple(f"i{n}" for n in range(len(wordings))), options, opened, wants, quorum)


def _wants(
    random: Random, wordings: list[int], open_ended: list[bool], ties: int, lines: int, reach: int
) -> Wants:
    coarse = random.random() < 0.5
    worth = tuple(
        (*(500 * random.randrange(5) if coarse else random.randrange(3000) for _ in range(size)), *[0] * bare)
        for size, bare in zip(wordings, open_ended, strict=True)
    )
    every = [(issue, option) for issue, size in enumerate(wordings) for option in range(size)]
    most = sum(map(max, worth))
    return Wants(
        worth,
        frozenset(random.sample(every, min(random.randint(0, lines), len(every)))),
        tuple(_tie(random, wordings) for _ in range(random.randint(0, ties))),
        random.randint(0, reach) * most // 100,
    )


def _tie(random: Random, wordings: list[int]) -> Tie:
    issues = sorted(random.sample(range(len(wordings)), random.randint(0, min(3, len(wordings)))))
    when = ((i, frozenset(random.sample(range(wordings[i]), random.randint(0, wordings[i])))) for i in issues)
    return Tie(tuple(when), 100 * random.choice((-9, -4, 3, 5, 12)))


@cache
def shipped(name: str) -> tuple[Space, Choice]:
    """The space of a scenario as the talks begin, and what was agreed in history."""
    scenario = load(name).scenario
    space = space_of(scenario.agenda, first_interests(scenario))
    return space, space.choice(scenario.history)


def all_texts(space: Space) -> Iterator[Choice]:
    return product(*(range(len(options)) for options in space.options))


def lawful_texts(space: Space) -> list[Choice]:
    """Those that cross nobody's red line."""
    return [choice for choice in all_texts(space) if space.keeps_red_lines(choice)]


def texts_for_all(space: Space) -> list[Choice]:
    """Those of them that give everybody its walk-away value."""
    return [choice for choice in lawful_texts(space) if min(space.surplus(choice).values()) >= 0]


def neighbours(space: Space, choice: Choice) -> Iterator[Choice]:
    """Every text that differs on one issue or two."""
    for issues in combinations(range(len(choice)), 2):
        for options in product(*(range(len(space.options[i])) for i in issues)):
            changed = dict(zip(issues, options, strict=True))
            yield tuple(changed.get(i, option) for i, option in enumerate(choice))
