"""Checks of single options: that each can be wanted, chosen, agreed, and bring its annex line with it."""

from collections.abc import Iterator

from game.authoring import shape
from game.authoring.build import fallback_of
from game.authoring.checks.built import Built
from game.authoring.checks.check import Found, error, warning
from game.authoring.zone import easiest_interests
from game.engine.draft import needed


def _in_the_way(b: Built) -> dict[tuple[str, str], list[str]]:
    """For every option behind red lines that are never lifted, whose they are."""
    blocked: dict[tuple[str, str], list[str]] = {}
    for seat, interests in easiest_interests(b.scenario).items():
        for line in interests.red_lines:
            blocked.setdefault(line, []).append(seat)
    return blocked


def _blocked(b: Built) -> set[tuple[str, str]]:
    """The options behind so many red lines that they can never be agreed."""
    members = len(b.scenario.members)
    spare = members - needed(b.scenario.agenda.procedure, members)
    return {line for line, seats in _in_the_way(b).items() if len(seats) > spare}


@error
def issue_never_agreed(b: Built) -> Iterator[Found]:
    """Every option of an issue is behind somebody's red line for good, so that it stays open for ever."""
    blocked, seats = _blocked(b), _in_the_way(b)
    for name, issue in b.shape.issues.items():
        if all((name, option) in blocked for option in issue.options):
            whose = ", ".join(sorted({seat for option in issue.options for seat in seats[name, option]}))
            message = f"no option of {name!r} can ever be agreed"
            yield Found(("issues", name), message, f"red lines of {whose} are in the way", at_key=True)


@warning
def option_nobody_may_choose(b: Built) -> Iterator[Found]:
    """An option that is behind a red line of every member, for good."""
    for (issue, option), seats in _in_the_way(b).items():
        if len(seats) == len(b.scenario.members):
            message = f"every member has a red line before {option!r}"
            yield Found(("issues", issue, "options", option), message, "leave it out", at_key=True)


@warning
def option_nobody_wants(b: Built) -> Iterator[Found]:
    """An option that is nobody's best, while another one is better for every member.

    The first and the last option are left alone: they mark the ends of the axis. So are the fallback,
    and options that a link, a capital, an event or history speaks of.
    """
    spoken_of = _spoken_of(b.shape)
    for name, issue in b.shape.issues.items():
        rows = [b.scenario.mandates[seat].values[name] for seat in b.scenario.members]
        for option in list(issue.options)[1:-1]:
            if (name, option) in spoken_of or any(row[option] == max(row.values()) for row in rows):
                continue
            better = [o for o in issue.options if all(row[o] > row[option] for row in rows)]
            if better:
                message = f"nobody wants {option!r}: every member likes {better[0]!r} better"
                path = ("issues", name, "options", option)
                yield Found(path, message, "leave it out, or let somebody value it", at_key=True)


def _spoken_of(s: shape.Scenario) -> set[tuple[str, str]]:
    spoken = {(name, issue.history or "") for name, issue in s.issues.items()}
    spoken |= {(name, fallback_of(issue) or "") for name, issue in s.issues.items()}
    for d in s.delegations.values():
        spoken |= {(i, o) for link in d.mandate.links for i, options in link.when.items() for o in options}
        spoken |= {(c.issue, o) for c in d.mandate.capital for o in (*c.points, *c.allow)}
    for event in s.events.values():
        for effect in event.effects:
            if isinstance(effect, shape.AddsPoints):
                spoken.add((effect.points.issue, effect.points.option))
    return spoken


@warning
def annex_line_never_printed(b: Built) -> Iterator[Found]:
    """A line of the annex waits for options that can never be agreed."""
    blocked = _blocked(b)
    for name, line in b.shape.annex.items():
        for issue, options in line.when.items():
            fallback = fallback_of(b.shape.issues[issue])
            if all((issue, option) in blocked and option != fallback for option in options):
                path = ("annex", name, "when", issue)
                message = f"{', '.join(options)} can never be agreed, so this line is never printed"
                yield Found(path, message, "name another option, or delete the line")


CHECKS = (issue_never_agreed, option_nobody_may_choose, option_nobody_wants, annex_line_never_printed)
