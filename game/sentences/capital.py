"""What a capital has answered, in a sentence."""

from game.engine.scenario import Agenda
from game.engine.view import CapitalWord
from game.i18n import Words
from game.sentences.names import issue_title, option_label


def answer_told(word: CapitalWord, agenda: Agenda, words: Words) -> str:
    issue = word.given.issue
    kind = word.given.answer if word.given.asked else "unasked"
    parts = [words(f"capital.{kind}", round=word.given.round, issue=issue_title(agenda, issue))]
    for option, points in word.points.items():
        label = option_label(agenda, issue, option)
        parts.append(words("capital.points", option=label, change=f"{points:+d}"))
    parts += [words("capital.allow", option=option_label(agenda, issue, option)) for option in word.allow]
    if word.walk_away:
        parts.append(words("capital.walk-away", change=f"{word.walk_away:+d}"))
    return words.sentences(*parts, word.why.strip())
