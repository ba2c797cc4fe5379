"""Checks of mandates: that every delegation's private numbers add up and fit its role."""

from collections.abc import Iterator

from game.authoring import shape
from game.authoring.checks.check import Found, error, warning
from game.codec import Path
from game.engine.scenario import Role


@error
def mandate_does_not_fit_role(s: shape.Scenario) -> Iterator[Found]:
    """A member without a walk-away value, or somebody else with what only a member can have.

    Members have everything. Advisers have instructions and may have `worth` and `links`, to say what
    they would like. Observers have instructions, and no minister, since they have no turn.
    """
    for seat, d in s.delegations.items():
        path: Path = ("delegations", seat, "mandate")
        m = d.mandate
        if d.role is Role.MEMBER:
            if m.walk_away is None:
                hint = "for example walk_away: {value: 55, text: What it would do instead.}"
                yield Found(path, f"{seat!r} is a member and has no walk-away value", hint)
            continue
        written: dict[str, object] = {
            "walk_away": m.walk_away,
            "red_lines": m.red_lines,
            "capital": m.capital,
        }
        if d.role is Role.OBSERVER:
            written |= {"worth": m.worth, "links": m.links}
        for key, value in written.items():
            if value:
                message = f"{seat!r} is an {d.role.value} and can have no {key}"
                yield Found((*path, key), message, "delete it, or make the role member", at_key=True)
        if d.opening:
            message = f"{seat!r} is an {d.role.value} and has no positions"
            yield Found(("delegations", seat, "opening"), message, "delete it", at_key=True)
        if d.minister and d.role is Role.OBSERVER:
            message = f"{seat!r} is an observer and has no turn for a minister to play"
            yield Found(("delegations", seat, "minister"), message, "delete it", at_key=True)


@error
def worth_incomplete(s: shape.Scenario) -> Iterator[Found]:
    """`worth` leaves out an issue, or has not one value for every option of it."""
    for seat, d in s.delegations.items():
        path = ("delegations", seat, "mandate", "worth")
        missing = [issue for issue in s.issues if issue not in d.mandate.worth]
        if d.role is Role.MEMBER and missing:
            yield Found(
                path, f"{seat!r} says nothing of the worth of {', '.join(missing)}", "add a line for each"
            )
        for issue, (_, values) in d.mandate.worth.items():
            if issue in s.issues and len(values) != len(s.issues[issue].options):
                options = s.issues[issue].options
                message = f"{issue!r} has {len(options)} options, and here are {len(values)} values"
                yield Found((*path, issue), message, f"one for each of {', '.join(options)}")


@error
def weights_do_not_add_up(s: shape.Scenario) -> Iterator[Found]:
    """The weights of one delegation do not add up to 100, so its points mean something else."""
    for seat, d in s.delegations.items():
        total = sum(weight for weight, _ in d.mandate.worth.values())
        if d.mandate.worth and total != 100:
            off = f"{abs(total - 100)} too {'many' if total > 100 else 'few'}"
            path = ("delegations", seat, "mandate", "worth")
            yield Found(path, f"the weights of {seat!r} add up to {total}", f"that is {off}: make them 100")


@warning
def no_option_worth_100(s: shape.Scenario) -> Iterator[Found]:
    """A delegation values no option of an issue at 100. Then its weight says more than it gives."""
    for seat, d in s.delegations.items():
        for issue, (weight, values) in d.mandate.worth.items():
            if weight and values and max(values) != 100:
                path = ("delegations", seat, "mandate", "worth", issue)
                message = f"{seat!r} values no option of {issue!r} at 100"
                yield Found(path, message, "make the best one 100, and scale the others and the weight")


@error
def red_lines_block_an_issue(s: shape.Scenario) -> Iterator[Found]:
    """A member's red lines leave it no option on an issue, so that it has nowhere to stand."""
    for seat, d in s.delegations.items():
        for issue in s.issues:
            lines = [(n, line) for n, line in enumerate(d.mandate.red_lines) if line.issue == issue]
            behind = {option for _, line in lines for option in line.options}
            if behind >= s.issues[issue].options.keys() and s.issues[issue].options:
                path = ("delegations", seat, "mandate", "red_lines", lines[-1][0], "options")
                message = f"the red lines of {seat!r} leave no option of {issue!r}"
                yield Found(path, message, "take one option out")


@error
def opens_behind_its_red_line(s: shape.Scenario) -> Iterator[Found]:
    """A member opens on an option that it may never take."""
    for seat, d in s.delegations.items():
        for n, line in enumerate(d.mandate.red_lines):
            if d.opening.get(line.issue) in line.options:
                option = d.opening[line.issue]
                message = f"{seat!r} opens on {option!r}, which is behind its own red line"
                related = (("delegations", seat, "mandate", "red_lines", n), "the red line")
                yield Found(("delegations", seat, "opening", line.issue), message, "open elsewhere", related)


@error
def same_red_line_twice(s: shape.Scenario) -> Iterator[Found]:
    """A delegation draws the same red line twice; one of the two reasons would never be shown."""
    for seat, d in s.delegations.items():
        path: Path = ("delegations", seat, "mandate", "red_lines")
        first: dict[tuple[str, str], int] = {}
        for n, line in enumerate(d.mandate.red_lines):
            for o, option in enumerate(line.options):
                earlier = first.setdefault((line.issue, option), n)
                if earlier != n:
                    message = f"the red line before {option!r} of {line.issue!r} is drawn twice"
                    related = ((*path, earlier), "the first one")
                    yield Found((*path, n, "options", o), message, "draw it once", related)


@warning
def link_without_points(s: shape.Scenario) -> Iterator[Found]:
    """A link that gives and takes nothing, or that names no issue."""
    for seat, d in s.delegations.items():
        for n, link in enumerate(d.mandate.links):
            path = ("delegations", seat, "mandate", "links", n)
            if link.points == 0:
                yield Found((*path, "points"), "this link is worth nothing", "give it points, or delete it")
            if not link.when:
                yield Found((*path, "when"), "this link always holds", "name the issues it joins")


@warning
def capital_changes_nothing(s: shape.Scenario) -> Iterator[Found]:
    """A capital's answer that would change nothing: no red line to lift, no points that count."""
    for seat, d in s.delegations.items():
        behind = {(line.issue, option) for line in d.mandate.red_lines for option in line.options}
        behind |= {(line.issue, line.option) for line in _drawn_later(s, seat)}
        for n, entry in enumerate(d.mandate.capital):
            path = ("delegations", seat, "mandate", "capital", n)
            for o, option in enumerate(entry.allow):
                if (entry.issue, option) not in behind:
                    message = f"{option!r} of {entry.issue!r} is behind no red line of {seat!r}"
                    yield Found(
                        (*path, "allow", o), message, "allow lifts a red line; points make it worth more"
                    )
            values = dict(zip(s.issues[entry.issue].options, d.mandate.worth[entry.issue][1], strict=True))
            for option, add in entry.points.items():
                if add == 0 or values[option] == (100 if add > 0 else 0):
                    message = f"{option!r} is worth {values[option]} already; {add:+} changes nothing"
                    yield Found((*path, "points", option), message, "values stay within 0 and 100")
            if not (entry.allow or entry.points or entry.walk_away):
                yield Found(path, "this answer changes nothing", "give it allow, points or walk_away")


def _drawn_later(s: shape.Scenario, seat: str) -> Iterator[shape.RedLineChange]:
    for event in s.events.values():
        for effect in event.effects:
            if isinstance(effect, shape.SetsRedLine) and effect.set_red_line.seat == seat:
                yield effect.set_red_line


@warning
def event_changes_nothing(s: shape.Scenario) -> Iterator[Found]:
    """An effect of an event that changes nothing: it adds 0, or its delegation has nothing to change."""
    for name, event in s.events.items():
        for n, effect in enumerate(event.effects):
            if reason := _idle(s, effect):
                yield Found(
                    ("events", name, "effects", n), f"this effect changes nothing: {reason}", "delete it"
                )


def _idle(s: shape.Scenario, effect: shape.Effect) -> str:
    match effect:
        case shape.AddsPoints(points=p) if p.issue not in s.delegations[p.seat].mandate.worth:
            return f"{p.seat!r} gives no worth to {p.issue!r}"
        case shape.AddsPoints(points=p) if p.add == 0:
            return "it adds 0"
        case shape.MovesWalkAway(walk_away=w) if s.delegations[w.seat].mandate.walk_away is None:
            return f"{w.seat!r} has no walk-away value"
        case shape.MovesWalkAway(walk_away=w) if w.add == 0:
            return "it adds 0"
        case shape.AddsInitiatives(initiatives=i) if i.add == 0:
            return "it adds 0"
        case shape.AddsInitiatives(initiatives=i) if s.delegations[i.seat].role is Role.OBSERVER:
            return f"{i.seat!r} is an observer"
        case shape.AddsRounds(rounds=r) if r.add == 0:
            return "it adds 0"
        case shape.SetsRedLine(set_red_line=line) if s.delegations[line.seat].role is not Role.MEMBER:
            return f"{line.seat!r} is not a member"
    return ""


STRUCTURE = (
    mandate_does_not_fit_role,
    worth_incomplete,
    weights_do_not_add_up,
    red_lines_block_an_issue,
    opens_behind_its_red_line,
    same_red_line_twice,
)
MEANING = (no_option_worth_100, link_without_points, capital_changes_nothing, event_changes_nothing)
