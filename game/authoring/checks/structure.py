"""Checks of structure: what must be so before a scenario can be played at all."""

from collections.abc import Iterator

from game.authoring import shape
from game.authoring.build import fallback_of, rounds_of, share_of
from game.authoring.checks.check import Found, error
from game.authoring.fields import leaves
from game.codec import Path
from game.engine.scenario import Decision, Role


@error
def out_of_range(s: shape.Scenario) -> Iterator[Found]:
    """A number is too small or too large: strengths go from 0 to 8, values from 0 to 100."""
    for path, value, about in leaves(s):
        if type(value) is int:
            yield from _range(path, value, about.get("low"), about.get("high"))
    for seat, d in s.delegations.items():
        for issue, (weight, values) in d.mandate.worth.items():
            path = ("delegations", seat, "mandate", "worth", issue)
            yield from _range((*path, 0), weight, 0, 100)
            for n, value in enumerate(values):
                yield from _range((*path, 1, n), value, 0, 100)


def _range(path: Path, value: int, low: int | None, high: int | None) -> Iterator[Found]:
    if low is not None and value < low:
        yield Found(path, f"{value} is too small", f"the least is {low}")
    if high is not None and value > high:
        yield Found(path, f"{value} is too large", f"the most is {high}")


@error
def too_few(s: shape.Scenario) -> Iterator[Found]:
    """A negotiation needs two members, one issue, and two options on every issue."""
    members = [seat for seat, d in s.delegations.items() if d.role is Role.MEMBER]
    if len(members) < 2:
        yield Found(("delegations",), f"there are {len(members)} members", "a negotiation needs two")
    if not s.issues:
        yield Found(("issues",), "there is no issue", "a negotiation needs one")
    for name, issue in s.issues.items():
        if len(issue.options) < 2:
            message = f"{name!r} has {len(issue.options)} options"
            yield Found(("issues", name, "options"), message, "an issue needs two")


@error
def too_many(s: shape.Scenario) -> Iterator[Found]:
    """More than a table can hold: 40 issues, 10 options an issue, 30 members, 60 delegations, 30 links.

    So many links are allowed to each delegation.
    """
    members = [seat for seat, d in s.delegations.items() if d.role is Role.MEMBER]
    counted: list[tuple[Path, int, int, str]] = [
        (("issues",), len(s.issues), 40, "issues"),
        (("delegations",), len(s.delegations), 60, "delegations"),
        (("delegations",), len(members), 30, "members"),
    ]
    for name, issue in s.issues.items():
        counted.append((("issues", name, "options"), len(issue.options), 10, "options"))
    for seat, d in s.delegations.items():
        counted.append((("delegations", seat, "mandate", "links"), len(d.mandate.links), 30, "links"))
    for path, number, most, what in counted:
        if number > most:
            yield Found(path, f"{number} {what} are too many", f"the most is {most}")


@error
def clause_not_placed(s: shape.Scenario) -> Iterator[Found]:
    """The statement has no place for the clause of an issue."""
    placed = {p.clause for p in s.statement if isinstance(p, shape.ClauseHere)}
    for name in s.issues:
        if name not in placed:
            message = f"the statement has no place for {name!r}"
            yield Found(("issues", name), message, f"add {{clause: {name}}} to the statement", at_key=True)


@error
def clause_placed_twice(s: shape.Scenario) -> Iterator[Found]:
    """The statement has two places for the clause of one issue."""
    first: dict[str, Path] = {}
    for n, passage in enumerate(s.statement):
        if isinstance(passage, shape.ClauseHere):
            path = ("statement", n, "clause")
            if passage.clause in first:
                message = f"{passage.clause!r} has two places in the statement"
                yield Found(path, message, "keep one", (first[passage.clause], "the first one"))
            first.setdefault(passage.clause, path)


@error
def annex_not_placed(s: shape.Scenario) -> Iterator[Found]:
    """The annex has lines and no place in the statement, or two places."""
    places = [n for n, passage in enumerate(s.statement) if isinstance(passage, shape.AnnexHere)]
    if s.annex and not places:
        hint = "add {annex: the heading} to the statement"
        yield Found(("annex",), "the statement has no place for the annex", hint)
    for n in places[1:]:
        related = (("statement", places[0], "annex"), "the first one")
        yield Found(("statement", n, "annex"), "the annex has two places", "keep one", related)


@error
def adds_to_a_later_option(s: shape.Scenario) -> Iterator[Found]:
    """An option adds to itself or to one that comes after it. `adds_to` names an earlier one."""
    for name, issue in s.issues.items():
        earlier: list[str] = []
        for o, option in issue.options.items():
            if (
                option.adds_to is not None
                and option.adds_to in issue.options
                and option.adds_to not in earlier
            ):
                path = ("issues", name, "options", o, "adds_to")
                hint = (
                    f"before it are {', '.join(earlier)}" if earlier else "the first option adds to nothing"
                )
                yield Found(path, f"{o!r} adds to {option.adds_to!r}, which is not before it", hint)
            earlier.append(o)


@error
def empty_clause(s: shape.Scenario) -> Iterator[Found]:
    """An option with a strength above 0 has no words. Only silence (strength 0) may be empty."""
    for name, issue in s.issues.items():
        for o, option in issue.options.items():
            if option.strength > 0 and not option.clause.strip():
                path = ("issues", name, "options", o, "clause")
                yield Found(path, f"{o!r} has strength {option.strength} and no words", "write its clause")


@error
def unclear_fallback(s: shape.Scenario) -> Iterator[Found]:
    """An issue has two options of strength 0 and does not say which one stands if nothing is agreed."""
    for name, issue in s.issues.items():
        silent = [o for o, option in issue.options.items() if option.strength == 0]
        if len(silent) > 1 and issue.fallback is None:
            message = f"{', '.join(silent)} all have strength 0"
            hint = f"say which one stands if nothing is agreed: fallback: {fallback_of(issue)}"
            yield Found(("issues", name), message, hint, at_key=True)


@error
def share_of_a_majority(s: shape.Scenario) -> Iterator[Found]:
    """A majority needs a share like "2/3" or "1/2"; consensus has none."""
    p, path = s.procedure, ("procedure", "share")
    if p.decision is not Decision.MAJORITY:
        if p.share is not None:
            yield Found(path, f"decision: {p.decision.value} has no share", "delete it", at_key=True)
    elif p.share is None:
        yield Found(("procedure",), "decision: majority needs a share", 'for example share: "2/3"')
    else:
        numerator, denominator = share_of(p.share)
        if f"{numerator}/{denominator}" != p.share or not denominator <= 2 * numerator <= 2 * denominator:
            yield Found(path, f"{p.share!r} is not a share of at least one half", 'for example "2/3"')


@error
def round_never_comes(s: shape.Scenario) -> Iterator[Found]:
    """A round that the talks do not have, or a first round after the last one."""
    rounds = s.procedure.rounds
    for name, event in s.events.items():
        path: Path = ("events", name, "round")
        if span := rounds_of(event):
            first, last = span
            if first > last:
                yield Found(path, f"round {first} comes after round {last}", f"write [{last}, {first}]")
            for number in sorted({number for number in span if not 1 <= number <= rounds}):
                yield Found(path, f"there is no round {number}", f"the talks have {rounds} rounds")
        yield from _condition(("events", name, "if"), event.if_, rounds)
    for seat, d in s.delegations.items():
        for n, entry in enumerate(d.mandate.capital):
            path = ("delegations", seat, "mandate", "capital", n)
            if entry.from_round > rounds:
                message = f"there is no round {entry.from_round}"
                yield Found((*path, "from_round"), message, f"the talks have {rounds} rounds")
            yield from _condition((*path, "if"), entry.if_, rounds)


def _condition(path: Path, c: shape.Condition | None, rounds: int) -> Iterator[Found]:
    if c is None:
        return
    if c.round is not None and c.round > rounds:
        yield Found((*path, "round"), f"there is no round {c.round}", f"the talks have {rounds} rounds")
    for n, one in enumerate(c.any or ()):
        yield from _condition((*path, "any", n), one, rounds)


@error
def empty_choice(s: shape.Scenario) -> Iterator[Found]:
    """A list of options is empty, or names the same one twice."""
    for path, options in _choices(s):
        twice = sorted({o for o in options if options.count(o) > 1})
        if not options:
            yield Found(path, "no option is named here", "name one, or delete this")
        elif twice:
            yield Found(path, f"{twice[0]!r} is named twice", "name it once")


def _choices(s: shape.Scenario) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for seat, d in s.delegations.items():
        path: Path = ("delegations", seat, "mandate")
        for n, line in enumerate(d.mandate.red_lines):
            yield (*path, "red_lines", n, "options"), line.options
        for n, link in enumerate(d.mandate.links):
            for issue, options in link.when.items():
                yield (*path, "links", n, "when", issue), options
        for n, entry in enumerate(d.mandate.capital):
            yield from _choices_of((*path, "capital", n, "if"), entry.if_)
    for name, measure in s.annex.items():
        for issue, options in measure.when.items():
            yield ("annex", name, "when", issue), options
    for name, event in s.events.items():
        yield from _choices_of(("events", name, "if"), event.if_)


def _choices_of(path: Path, c: shape.Condition | None) -> Iterator[tuple[Path, tuple[str, ...]]]:
    if c is not None:
        for key, choices in (("agreed", c.agreed), ("most", c.most)):
            for issue, options in (choices or {}).items():
                yield (*path, key, issue), options
        for n, one in enumerate(c.any or ()):
            yield from _choices_of((*path, "any", n), one)


@error
def draw_too_large(s: shape.Scenario) -> Iterator[Found]:
    """`procedure.events` draws more events than have a round."""
    dated = sum(event.round is not None for event in s.events.values())
    if s.procedure.events is not None and s.procedure.events > dated:
        message = f"{s.procedure.events} events are drawn, and {dated} have a round"
        yield Found(("procedure", "events"), message, "draw fewer, or give more events a round")


CHECKS = (
    out_of_range,
    too_few,
    too_many,
    clause_not_placed,
    clause_placed_twice,
    annex_not_placed,
    adds_to_a_later_option,
    empty_clause,
    unclear_fallback,
    share_of_a_majority,
    round_never_comes,
    empty_choice,
    draw_too_large,
)
