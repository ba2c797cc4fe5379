"""My instructions as a person reads them: what everything is worth to me, and what I may not do."""

from collections.abc import Iterator, Sequence

from game.engine.scenario import IssueId
from game.engine.scoring import clause_value, value
from game.engine.state import Interests
from game.engine.view import View
from game.i18n import Words
from game.sentences.capital import answer_told
from game.sentences.mandate import lifted, links, red_lines, walk_away
from game.sentences.names import issue_title
from game.terminal.layout import padded, wrap


def worth_now(view: View, words: Words) -> str:
    """What the text as it stands is worth to me, against going home without one."""
    interests = view.interests
    if interests is None or not interests.weights:
        return words("value.none")
    worth = words.points(value(interests, view.text))
    if interests.walk_away is None:
        return words("value.goals", value=worth)
    return words("value.now", value=worth, walk_away=words.points(interests.walk_away))


def instructions(view: View, words: Words, columns: int) -> str:
    """What my capital wrote to me, and to each of my team."""
    if view.mandate is None or view.seat is None:
        return wrap(words("mandate.none"), columns)
    lines = [wrap(words("mandate.title"), columns), wrap(view.mandate.instructions.strip(), columns, "  ")]
    for person, text in view.team.items():
        name = view.agenda.delegations[view.seat].team[person].name
        lines += ["", wrap(words("mandate.team", name=name, text=text.strip()), columns, "  ")]
    return "\n".join(lines)


def mandate(view: View, words: Words, columns: int) -> str:
    """My instructions, what everything is worth to me, and what I may not do."""
    lines = [instructions(view, words, columns)]
    if view.agenda.note:
        lines += ["", wrap(view.agenda.note, columns, "  ")]
    interests = view.interests
    if interests is None or not interests.weights:
        return "\n".join(lines)
    if without := walk_away(view, words, "mandate.walk-away"):
        lines += ["", wrap(without, columns)]
    lines += ["", wrap(words("mandate.worth"), columns)]
    for number, issue_id in enumerate(view.agenda.issues, start=1):
        if issue_id in interests.weights:
            lines += _worth(view, interests, number, issue_id, words, columns)
    lines += _listed(words("mandate.red-lines"), red_lines(view, words), columns)
    lines += (wrap(line, columns, "  - ") for line in lifted(view, words))
    lines += _listed(words("mandate.links"), [text for _, text in links(view, words)], columns)
    told = [answer_told(word, view.agenda, words) for word in view.capital]
    lines += _listed(words("capital.title"), told, columns)
    return "\n".join([*lines, "", wrap(worth_now(view, words), columns)])


def _worth(
    view: View, interests: Interests, number: int, issue_id: IssueId, words: Words, columns: int
) -> Iterator[str]:
    weight = words.points(100 * interests.weights[issue_id])
    title = words("mandate.issue", issue=issue_title(view.agenda, issue_id), weight=weight)
    yield wrap(title, columns, f"{number:3}. ")
    mine = view.positions.get(view.seat or "", {}).get(issue_id)
    for option in view.agenda.issues[issue_id].options.values():
        worth = words.points(clause_value(interests, issue_id, option.id))
        marks = [words("mandate.red")] if (issue_id, option.id) in interests.red_lines else []
        marks += [words("mandate.mine")] if option.id == mine else []
        brought = view.mandate.values[issue_id][option.id] if view.mandate is not None else None
        if brought is not None and brought != interests.values[issue_id][option.id]:
            was = words.points(interests.weights[issue_id] * brought)
            marks.append(words("mandate.was", points=was))
        label = words("aside", text=option.label, aside=words.listed(marks)) if marks else option.label
        yield wrap(label, columns, f"     {padded(worth, 5)} ")


def _listed(title: str, sentences: Sequence[str], columns: int) -> Iterator[str]:
    if sentences:
        yield ""
        yield wrap(title, columns)
    for sentence in sentences:
        yield wrap(sentence, columns, "  - ")
