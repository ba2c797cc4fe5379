"""Where the text before the silence procedure crosses a member's red lines: what is left to it, and why."""

from game.engine.actions import JoinWithReservation
from game.engine.redlines import red_lines_crossed
from game.engine.refusal import Refusal, refusal
from game.engine.scenario import Agenda
from game.engine.view import View
from game.i18n import Words
from game.sentences.explain import explain
from game.sentences.names import issue_title, option_label


def may_reserve(view: View) -> bool:
    """Whether there are clauses on which joining with a reservation is allowed."""
    if view.silence is None or view.interests is None:
        return False
    clauses = red_lines_crossed(view) or tuple(view.silence.text)[:1]
    return refusal(view, JoinWithReservation(clauses)) is None


def only_break(view: View) -> str:
    """The key of the sentence that nothing but breaking silence is left; empty where more is."""
    silence = view.silence
    if silence is None or view.interests is None or may_reserve(view):
        return ""
    crossed = red_lines_crossed(view)
    if not crossed:
        return ""
    agreed = all(issue in silence.text for issue in crossed)
    return "silence.only-break.many" if agreed else "silence.only-break"


def crossed_told(refused: Refusal, left: str, agenda: Agenda, words: Words) -> str:
    """Why one may not join. `left`: what `only_break` gives; with it nothing is said of a reservation."""
    if refused.code != "red-line-in-text" or not left:
        return explain(refused, agenda, words)
    issue, option = str(refused.args["issue"]), str(refused.args["option"])
    title, label = issue_title(agenda, issue), option_label(agenda, issue, option)
    return words("silence.crossed", issue=title, option=label)


def barred_told(refused: Refusal, left: str, agenda: Agenda, words: Words) -> str:
    """The same, and that only breaking silence is left where it is."""
    why = crossed_told(refused, left, agenda, words)
    return words.sentences(why, words(left)) if left else why
