"""What a class may talk about, with its own tables in it."""

from collections.abc import Iterator

from game.debrief.classroom.comparison import Comparison, Range, Winner, chosen, ranges, winners
from game.debrief.classroom.naming import Naming


def questions(comparison: Comparison, voice: Naming) -> Iterator[str]:
    """For the end of a debrief: they tell which table won what."""
    won = {winner.measure: winner for winner in winners(comparison)}
    if won:
        yield from _fairness(won["sum"], won["close"], voice)
    widest = max(ranges(comparison), key=lambda one: one.highest - one.lowest, default=None)
    if widest is not None and widest.highest > widest.lowest:
        yield _same_seat(widest, voice)
    split = max(chosen(comparison), key=lambda one: len(one.options), default=None)
    if split is not None and split.differs:
        yield voice("class.ask.clause", issue=voice.issue(split.issue), n=len(split.options))
    if comparison.failed:
        yield voice("class.ask.failed", tables=voice.tables(comparison.failed))
    if len(comparison.tables) > 1 and not comparison.other_numbers:
        yield voice("class.ask.people")
    yield voice("class.ask.next")


def _fairness(most: Winner, close: Winner, voice: Naming) -> Iterator[str]:
    """Nothing to choose between where one table was both."""
    first, second = most.tables[0], close.tables[0]
    if first not in close.tables and second not in most.tables:
        yield voice.words("debrief.class.ask.fair", most=voice.table(first), close=voice.table(second))


def _same_seat(widest: Range, voice: Naming) -> str:
    best, worst = voice.table(widest.best[0]), voice.table(widest.worst[0])
    return voice("class.ask.seat", who=voice.seat(widest.seat), best=best, worst=worst)
