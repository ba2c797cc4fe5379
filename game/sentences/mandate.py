"""What a seat's instructions rule out, how clauses hang together for it, and going home, in sentences."""

from collections.abc import Iterator

from game.engine.scenario import IssueId, OptionId
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, option_label


def red_lines(view: View, words: Words) -> list[str]:
    """What the seat may not join, in the order of the agenda, with the reason where it was told."""
    if view.interests is None:
        return []
    why = _brought(view)
    order = list(view.agenda.issues)
    lines = sorted(view.interests.red_lines, key=lambda line: (order.index(line[0]), line[1]))
    return [
        words.sentences(_named(view, words, "mandate.red-line", *line), why.get(line, "").strip())
        for line in lines
    ]


def lifted(view: View, words: Words) -> list[str]:
    """The red lines of the first instructions that are none any more."""
    if view.interests is None:
        return []
    gone = [line for line in _brought(view) if line not in view.interests.red_lines]
    return [_named(view, words, "mandate.lifted", *line) for line in gone]


def links(view: View, words: Words) -> Iterator[tuple[int, str]]:
    """What clauses are worth together: points more or less, and the sentence."""
    for link in view.mandate.links if view.mandate is not None else ():
        parts = []
        for issue, options in link.when.items():
            labels = words("or").join(option_label(view.agenda, issue, o) for o in options)
            parts.append(words("mandate.link", issue=issue_title(view.agenda, issue), options=labels))
        change = words.change(100 * link.points)
        text = words("mandate.linked", change=change, parts=words("between").join(parts))
        yield link.points, words.sentences(text, link.why.strip())


def walk_away(view: View, words: Words, key: str) -> str:
    """What there is without a statement; `key`: of the sentence that tells its worth. Empty: not told."""
    interests, mandate = view.interests, view.mandate
    if interests is None or interests.walk_away is None or mandate is None:
        return ""
    told, brought = [words(key, points=words.points(interests.walk_away))], 100 * (mandate.walk_away or 0)
    if interests.walk_away != brought:
        told.append(words("mandate.walk-away.was", points=words.points(brought)))
    return words.sentences(*told, mandate.walk_away_text.strip())


def _brought(view: View) -> dict[tuple[IssueId, OptionId], str]:
    lines = view.mandate.red_lines if view.mandate is not None else ()
    return {(line.issue, option): line.why for line in lines for option in line.options}


def _named(view: View, words: Words, key: str, issue: IssueId, option: OptionId) -> str:
    return words(key, issue=issue_title(view.agenda, issue), option=option_label(view.agenda, issue, option))
