"""The text that leaves everybody furthest above walking away, as far as one can tell: a local search.

The measure is the Nash product of the surpluses (Nash 1950); where somebody is short of the floor, what
is lacking counts first. From several starts one clause is changed at a time, then two at once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.ministers.grid import Choice, Tie

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

LEAST_CHANCE = 0.1
"""A change that is less likely than this to cost nobody anything is not offered."""
TINY = 1e-9
ALMOST, ALTERNATIVES = 0.97, 3
"""What of each member's surplus a text that is almost as good still brings, on average; how many of them."""
LEAST = 5.0
"""A surplus, in hundredths, below which a member counts as short."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Who has to live with the text. `worth[member][issue][option]` and `floor[member]` in hundredths.

    `allowed[issue][option]`; `ties` are those of the one member whose links are known: myself, `mine`.
    `quorum`: how many must not be left short, myself among them; the others weigh little where they are.
    """

    worth: Numbers
    floor: Numbers
    allowed: Flags
    mine: int | None
    ties: tuple[Tie, ...]
    quorum: int

    def surplus(self, choice: Sequence[int]) -> Numbers:
        total: Numbers = self.worth[:, np.arange(len(choice)), list(choice)].sum(axis=1) - self.floor
        if self.mine is not None:
            total[self.mine] += sum(tie.points for tie in self.ties if tie.holds(choice))
        return total

    def measure(self, surplus: Numbers) -> Numbers:
        """The Nash product along the first axis; where too many are short, minus what is lacking."""
        product = np.ones(surplus.shape[1:])
        for row in surplus:  # one member after the other: the order of the factors is the same everywhere
            product = product * np.maximum(row, LEAST)
        short = np.minimum(surplus - LEAST, 0.0)
        lacking = np.zeros(surplus.shape[1:])
        still = self.quorum
        if self.mine is not None and still < len(short):
            lacking, short, still = short[self.mine], np.delete(short, self.mine, axis=0), still - 1
        if still < len(short):
            short = np.sort(short, axis=0)[len(short) - still :]
        for row in short:
            lacking = lacking + row
        return np.where(lacking < 0, lacking, product)

    def score(self, choice: Sequence[int]) -> float:
        """The measure of one text."""
        return float(self.measure(self.surplus(choice)[:, None])[0])


def best_text(
    parties: Parties,
    starts: Iterable[Choice],
    refused: Callable[[Choice], bool] = lambda choice: False,
    *,
    pairs: bool = True,
) -> Choice:
    """The best text found; one that is `refused` gives way to its best neighbour that is not."""
    best: tuple[float, Choice] | None = None
    for start in dict.fromkeys(_lawful(parties, start) for start in starts):
        found, score = _climb(parties, start, pairs=False)
        if best is None or score > best[0]:
            best = score, found
    assert best is not None
    choice = _climb(parties, best[1], pairs=True)[0] if pairs else best[1]
    if not refused(choice):
        return choice
    return next((near for near in _ranked(parties, choice) if not refused(near)), choice)


def nearly_best(parties: Parties, best: Choice, refused: Callable[[Choice], bool]) -> list[Choice]:
    """The best text and the changes of one clause that are almost as good, at most ALTERNATIVES in all."""
    least = parties.score(best)
    for _ in parties.floor:
        least *= ALMOST
    found = [best]
    scores = _scores(parties, best, True)
    for n in np.argsort(-scores, kind="stable"):
        if len(found) == ALTERNATIVES or scores[n] <= 0 or scores[n] < least:
            break
        near = _neighbour(parties, best, int(n), True)
        if near != best and not refused(near):
            found.append(near)
    return found


def _lawful(parties: Parties, choice: Choice) -> Choice:
    """The text with what nobody may sign replaced by what all like best."""
    best = np.where(parties.allowed, parties.worth.sum(axis=0), -np.inf).argmax(axis=1)
    return tuple(o if parties.allowed[i, o] else int(best[i]) for i, o in enumerate(choice))


def gain_for_all(
    parties: Parties, now: Choice, doubt: Numbers, refused: Callable[[Choice], bool]
) -> Iterator[Choice]:
    """The changes of one clause or two by which everybody may gain, the most promising first.

    `doubt`: how unsure I am of what each change brings each member, (members, issues, options) in
    hundredths. A change promises what it adds to the measure, times the chance that nobody loses by it.
    Where I am one of those who have to live with it, I gain by each and am not left short of my floor, and
    somebody else may gain too.
    """
    before = parties.surplus(now)
    base = float(parties.measure(np.maximum(before, LEAST)[:, None])[0])
    variance = (doubt * doubt).reshape(len(doubt), -1)
    found: list[tuple[float, Choice]] = []
    for single in (True, False):
        if single:
            surplus, unsure = _single_surplus(parties, now), variance
        else:
            surplus, unsure = _pair_surplus(parties, now), variance[:, :, None] + variance[:, None, :]
        gains = surplus - before.reshape(-1, *(1,) * (surplus.ndim - 1))
        chance = _chance(gains, unsure)
        good = (chance >= LEAST_CHANCE) & _legal(parties, now, single)
        if parties.mine is not None:
            good &= (gains[parties.mine] > 0) & (surplus[parties.mine] >= 0)
            good &= (gains + np.sqrt(unsure) > 0).sum(axis=0) > 1
        after = np.maximum(before.reshape(-1, *(1,) * (surplus.ndim - 1)) + np.maximum(gains, 0), LEAST)
        scores = np.where(good, chance * (parties.measure(after) / base - 1), 0.0)
        for n in np.argsort(-scores, axis=None, kind="stable")[:20]:
            if scores.flat[n] > 0:
                found.append((float(scores.flat[n]), _neighbour(parties, now, int(n), single)))
    found.sort(key=lambda entry: -entry[0])
    return (choice for _, choice in found if choice != now and not refused(choice))


def _chance(gains: Numbers, variance: Numbers) -> Numbers:
    """That nobody loses: for each member z / sqrt(1 + z^2) in place of the error function, which is not
    the same on every machine."""
    chance = np.ones(gains.shape[1:])
    for gain, unsure in zip(gains, variance, strict=True):
        reach = gain / np.sqrt(gain * gain + unsure + TINY)
        chance = chance * np.where(gain == 0, np.where(unsure > 0, 0.5, 1.0), (1 + reach) / 2)
    return chance


def _climb(parties: Parties, choice: Choice, *, pairs: bool) -> tuple[Choice, float]:
    while True:
        here = parties.score(choice)
        scores = _scores(parties, choice, True)
        n = int(scores.argmax())
        if scores.flat[n] > here:
            choice = _changed(choice, n, parties)
            continue
        if not pairs:
            return choice, here
        both = _scores(parties, choice, False)
        n = int(both.argmax())
        if both.flat[n] <= here:
            return choice, here
        choice = _neighbour(parties, choice, n, False)


def _changed(choice: Choice, n: int, parties: Parties) -> Choice:
    issue, option = divmod(n, parties.worth.shape[2])
    return (*choice[:issue], option, *choice[issue + 1 :])


def _neighbour(parties: Parties, choice: Choice, n: int, single: bool) -> Choice:
    """The text that is one change away, or two."""
    if single:
        return _changed(choice, n, parties)
    first, second = divmod(n, parties.allowed.size)
    return _changed(_changed(choice, first, parties), second, parties)


def _gains(parties: Parties, choice: Choice) -> Numbers:
    """What each single change brings each member, links left out: (members, issues x options)."""
    now = parties.worth[:, np.arange(len(choice)), list(choice)]
    gains: Numbers = (parties.worth - now[:, :, None]).reshape(len(parties.worth), -1)
    return gains


def _single_surplus(parties: Parties, choice: Choice) -> Numbers:
    surplus: Numbers = parties.surplus(choice)[:, None] + _gains(parties, choice)
    if parties.mine is not None and parties.ties:
        held = sum(tie.points for tie in parties.ties if tie.holds(choice))
        surplus[parties.mine] += _tied(parties, choice) - held
    return surplus


def _pair_surplus(parties: Parties, choice: Choice) -> Numbers:
    gains = _gains(parties, choice)
    surplus: Numbers = parties.surplus(choice)[:, None, None] + gains[:, :, None] + gains[:, None, :]
    if parties.mine is not None and parties.ties:
        held = sum(tie.points for tie in parties.ties if tie.holds(choice))
        surplus[parties.mine] += _tied_pairs(parties, choice) - held
    return surplus


def _legal(parties: Parties, choice: Choice, single: bool) -> Flags:
    """Which changes are allowed, each pair of two issues once."""
    allowed = parties.allowed.reshape(-1)
    if single:
        return allowed
    issue = np.repeat(np.arange(len(choice)), parties.worth.shape[2])
    pairs: Flags = allowed[:, None] & allowed[None, :] & (issue[:, None] < issue[None, :])
    return pairs


def _scores(parties: Parties, choice: Choice, single: bool) -> Numbers:
    surplus = _single_surplus(parties, choice) if single else _pair_surplus(parties, choice)
    return np.where(_legal(parties, choice, single), parties.measure(surplus), -np.inf)


def _named(parties: Parties, issue: int, options: frozenset[int]) -> tuple[Flags, Flags]:
    """Over all single changes: which touch the issue, and which of those land on the options."""
    shape = parties.allowed.shape
    touches, lands = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    touches[issue] = True
    lands[issue, list(options)] = True
    return touches.reshape(-1), lands.reshape(-1)


def _tied(parties: Parties, choice: Choice) -> Numbers:
    """The points of my links after each single change."""
    points = np.zeros(parties.allowed.size)
    for tie in parties.ties:
        holds = np.ones(parties.allowed.size, dtype=bool)
        for issue, options in tie.when:
            touches, lands = _named(parties, issue, options)
            holds &= np.where(touches, lands, choice[issue] in options)
        points += tie.points * holds
    return points


def _tied_pairs(parties: Parties, choice: Choice) -> Numbers:
    size = parties.allowed.size
    points = np.zeros((size, size))
    for tie in parties.ties:
        holds = np.ones((size, size), dtype=bool)
        for issue, options in tie.when:
            touches, lands = _named(parties, issue, options)
            second = np.where(touches, lands, choice[issue] in options)
            holds &= np.where(touches[:, None], lands[:, None], second[None, :])
        points += tie.points * holds
    return points


def _ranked(parties: Parties, choice: Choice) -> Iterable[Choice]:
    """The neighbours of a text, one and then two clauses away, the best first."""
    for single in (True, False):
        scores = _scores(parties, choice, single)
        for n in np.argsort(-scores, axis=None, kind="stable")[:200]:
            if scores.flat[n] == -np.inf:
                break
            near = _neighbour(parties, choice, int(n), single)
            if near != choice:
                yield near
