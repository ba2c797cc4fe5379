"""The analysis of a scenario as a page for people, in their language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor, log10

from game.analysis.report import Judged, Report
from game.analysis.space import Choice
from game.analysis.trades import ISSUES, ROOM, Trade
from game.engine.scenario import Agenda, Seat, Text
from game.i18n import Words
from game.sentences.names import issue_title, option_label, seat_name
from game.terminal.layout import padded, width, wrap

COLUMNS = {
    "nash": ("analyse.nash", "analyse.nash.means"),
    "egalitarian": ("analyse.egalitarian", "analyse.egalitarian.means"),
    "utilitarian": ("analyse.utilitarian", "analyse.utilitarian.means"),
    "kalai_smorodinsky": ("analyse.kalai-smorodinsky", "analyse.kalai-smorodinsky.means"),
}
SHOWN, OF_A_KIND = 6, 2
"""So many missed trades are shown at most, and so many of them of one kind."""
NARROWEST = 20
"""Names in a table have so many columns at least."""


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of the page is written from, and how its lines are set."""

    agenda: Agenda
    report: Report
    words: Words
    columns: int

    def line(self, text: str, first: str = "  ") -> str:
        return wrap(text, self.columns, first)

    def seats(self, seats: Iterable[Seat]) -> str:
        return self.words.listed([seat_name(self.agenda, seat) for seat in seats])

    def issue(self, issue: int) -> str:
        return issue_title(self.agenda, self.report.space.issues[issue])

    def option(self, issue: int, option: int) -> str:
        name = self.report.space.options[issue][option]
        if name is None:
            return self.words("analyse.no-clause")
        return option_label(self.agenda, self.report.space.issues[issue], name)

    def table(self, rows: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
        """A name and numbers in every row; a name too long for its column takes several lines."""
        cells = [2 + max(width(row[n]) for _, row in rows) for n in range(len(rows[0][1]))]
        longest = 2 + max(width(name) for name, _ in rows)
        room = min(longest, max(NARROWEST, self.columns - sum(cells)))
        for name, row in rows:
            *above, last = wrap(name, room, "  ").split("\n")
            yield from above
            yield padded(last, room) + "".join(
                " " * (cell - width(text)) + text for cell, text in zip(cells, row, strict=True)
            )


def page(
    agenda: Agenda,
    report: Report,
    words: Words,
    columns: int,
    variant: int | None = None,
    asked: Text | None = None,
) -> str:
    """The zone of agreement, the texts asked about, the best ones, missed trades, who is opposed to whom.

    `variant`: which variant of the scenario it is; None: the scenario itself. `asked`: the clauses that the
    text asked about was given in.
    """
    of = Page(agenda, report, words, columns)
    parts = {
        "analyse.zone": zone(of),
        "analyse.history": judged(of, report.history),
        "analyse.text": (*understood(of, asked or {}), *judged(of, report.text)) if report.text else (),
        "analyse.best": best(of),
        "analyse.trades": trades(of),
        "analyse.conflict": conflict(of),
    }
    lines = [wrap(agenda.title, columns), wrap(words("analyse.title"), columns)]
    if variant is not None:
        lines.append(wrap(words("analyse.variant", n=variant), columns))
    for title, part in parts.items():
        if written := list(part):
            lines += ["", wrap(words(title), columns), *written]
    return "\n".join(lines)


def zone(of: Page) -> Iterator[str]:
    words, space, found = of.words, of.report.space, of.report.zone
    texts, who = f"{space.size:,}", _who(of)
    if found.low == found.high:
        count = round(found.share * space.size)
        args = {"count": f"{count:,}", "share": percent(found.share), "texts": texts, "who": who}
        yield of.line(words("analyse.zone.exact", **args) if count else words("analyse.zone.none", **args))
    elif found.share:
        low, high = percent(found.low), percent(found.high)
        args = {"share": percent(found.share), "low": low, "high": high, "texts": texts, "who": who}
        yield of.line(words("analyse.zone.about", **args))
    else:
        yield of.line(words("analyse.zone.unseen", high=percent(found.high), texts=texts, who=who))
    if found.pivotal is None:
        yield of.line(words("analyse.pivotal.none"))
        return
    yield of.line(words("analyse.pivotal", name=of.seats([found.pivotal])))
    widest = sorted(found.without.items(), key=lambda item: -item[1])
    yield from of.table(
        [(of.seats([seat]), (percent(share) + " %", times(share, found.share))) for seat, share in widest]
    )


def _who(of: Page) -> str:
    members, quorum = len(of.report.space.members), of.report.space.quorum
    if members == quorum:
        return of.words("analyse.who.both" if members == 2 else "analyse.who.all", members=members)
    return of.words("analyse.who.some", members=members, quorum=quorum)


def percent(share: float) -> str:
    """A share of one to three digits, however small: 0.0000123 is 0.00123."""
    return f"{100 * share:.{max(0, 2 - floor(log10(100 * share)))}f}" if share else "0"


def times(share: float, base: float) -> str:
    if not base:
        return ""
    return f"× {share / base:.2f}" if share < 10 * base else f"× {share / base:.0f}"


def understood(of: Page, asked: Text) -> Iterator[str]:
    """The clauses of the text asked about, by their names."""
    for issue, option in asked.items():
        title, label = issue_title(of.agenda, issue), option_label(of.agenda, issue, option)
        yield of.line(of.words("offers.clause", issue=title, option=label), "  - ")


def judged(of: Page, judged: Judged | None) -> Iterator[str]:
    """How one text stands against all others."""
    words, space = of.words, of.report.space
    if judged is None:
        yield of.line(words("analyse.history.none"))
        return
    found = judged.found
    key = "analyse.acceptable" if found.acceptable else "analyse.unacceptable"
    crossed = [s for s, w in space.wants.items() if not w.keeps_red_lines(judged.choice)]
    lines = (
        words("analyse.lines.crossed", names=of.seats(crossed)) if crossed else words("analyse.lines.kept")
    )
    yield of.line(words.sentences(words(key, who=_who(of)), lines))
    short = {seat: -surplus for seat, surplus in space.surplus(judged.choice).items() if surplus < 0}
    for seat, points in short.items():
        yield of.line(words("analyse.short", name=of.seats([seat]), points=words.points(points)))
    if found.dominated:
        gain = words("analyse.gain", points=words.points(found.gain_for_all)) if found.gain_for_all else ""
        yield of.line(words.sentences(words("analyse.dominated"), gain))
    else:
        yield of.line(words("analyse.undominated") if found.proved else words("analyse.undecided"))


def best(of: Page) -> Iterator[str]:
    """What the best texts are worth to every member, beside its walk-away value and the texts asked about."""
    words, space, report = of.words, of.report.space, of.report
    found = {name: solution for name, solution in report.best.items() if solution}
    for name in report.best:
        if name not in found:
            key = "analyse.best.unsettled" if name in report.unsettled else "analyse.best.none"
            yield of.line(words(key, name=words(COLUMNS[name][0])))
    columns = {words("analyse.walk-away"): {seat: w.walk_away for seat, w in space.wants.items()}}
    if report.history:
        columns[words("analyse.column.history")] = dict(report.history.found.values)
    if report.text:
        columns[words("analyse.column.text")] = dict(report.text.found.values)
    columns |= {words(COLUMNS[name][0]): dict(solution.values) for name, solution in found.items()}
    rows: list[tuple[str, list[str]]] = [("", list(columns))]
    for seat in space.members:
        rows.append((of.seats([seat]), [words.points(column[seat]) for column in columns.values()]))
    walk_away, *others = columns.values()
    least = (min(column[seat] - walk_away[seat] for seat in space.members) for column in others)
    rows.append((words("analyse.least"), ["", *map(words.change, least)]))
    rows.append((words("analyse.sum"), [words.points(sum(column.values())) for column in columns.values()]))
    yield from of.table(rows)
    for name, solution in found.items():
        if not solution.proved:
            yield of.line(words("analyse.best.unproved", name=words(COLUMNS[name][0])))
        yield of.line(words("analyse.means", name=words(COLUMNS[name][0]), what=words(COLUMNS[name][1])))
    if report.frontier:
        yield of.line(words("analyse.frontier", texts=len(report.frontier)))
    if "nash" in found:
        yield from _nash(of, found["nash"].choice)


def _nash(of: Page, choice: Choice) -> Iterator[str]:
    """The Nash text, where it departs from the text it is held against."""
    base = of.report.judged
    if base is None:
        yield of.line(of.words("analyse.nash.text"))
    else:
        key = "analyse.nash.from-text" if of.report.text else "analyse.nash.from-history"
        yield of.line(of.words(key))
    for i, o in enumerate(choice):
        if base is None or o != base.choice[i]:
            clause = of.words("offers.clause", issue=of.issue(i), option=of.option(i, o))
            yield of.line(clause, "  - ")


def trades(of: Page) -> Iterator[str]:
    """The smallest trades, two of a kind; where none is small, the smallest package."""
    words, missed, base = of.words, of.report.trades, of.report.judged
    if missed is None or base is None:
        return
    if not missed:
        yield of.line(words("analyse.trades.none"))
        return
    shown: list[Trade] = []
    for one in missed:
        if len(one.change) <= ISSUES and [other.kind for other in shown].count(one.kind) < OF_A_KIND:
            shown.append(one)
    if not shown:
        yield of.line(words("analyse.trades.large", issues=ISSUES))
        shown = [missed[0]]
    for number, one in enumerate(shown[:SHOWN], start=1):
        yield from _trade(of, number, base.choice, one)
    if more := len(missed) - len(shown[:SHOWN]):
        yield of.line(words("analyse.trades.more", n=more))


def _trade(of: Page, number: int, choice: Choice, one: Trade) -> Iterator[str]:
    words = of.words
    if not one.gives:
        between = words("analyse.trade.free")
    elif len(one.parties) >= ROOM:
        between = words("analyse.trade.room")
    else:
        between = words("analyse.trade.between", names=of.seats(one.parties))
    size = words("analyse.size.one" if len(one.change) == 1 else "analyse.size.other", n=len(one.change))
    yield of.line(words("titled", title=size, text=between), f"{number:3}. ")
    for i, o in one.change:
        before, after = of.option(i, choice[i]), of.option(i, o)
        change = words("analyse.change", issue=of.issue(i), before=before, after=after)
        givers = [seat for seat, issues in one.gives.items() if i in issues]
        aside = words("analyse.given", names=of.seats(givers))
        yield of.line(words("aside", text=change, aside=aside) if givers else change, "     - ")
    gains = [
        words("analyse.gains", name=of.seats([seat]), change=words.change(gain))
        for seat, gain in one.gains.items()
        if gain
    ]
    yield of.line(words("between").join(gains), "     ")


def conflict(of: Page) -> Iterator[str]:
    """Issue by issue what the members give up, the most disputed first; then who stands near to whom."""
    words, space, found = of.words, of.report.space, of.report.conflict
    yield of.line(words("analyse.conflict.means"))
    issues = sorted(
        enumerate(found.issues.values()), key=lambda at: (at[1].price is not None, -(at[1].price or 0))
    )
    two = len(space.members) == 2
    for i, contest in issues:
        title = of.issue(i)
        opposed = min(((c, pair) for pair, c in contest.correlation.items() if c is not None), default=None)
        if opposed and not two:
            title = words("aside", text=title, aside=of.seats(opposed[1]))
        price = "-" if contest.price is None else words.points(contest.price)
        correlation = f"{opposed[0]:.2f}" if opposed else "-"
        yield of.line(title, f"  {price:>5}  {correlation:>5}  ")
    quiet = [of.issue(i) for i, contest in enumerate(found.issues.values()) if contest.quiet]
    yield of.line(
        words("analyse.quiet", issues=words("between").join(quiet)) if quiet else words("analyse.loud")
    )
    pairs = sorted((c, pair) for pair, c in found.correlation.items() if c is not None)
    first = "analyse.pair" if two else "analyse.furthest"
    for key, end in ((first, pairs[:1]), ("analyse.closest", pairs[1:][-1:])):
        for c, pair in end:
            yield of.line(words(key, pair=of.seats(pair), correlation=f"{c:.2f}"))
