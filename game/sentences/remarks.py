"""What was said with an act: words of one's own as they are, a set remark as a sentence."""

from itertools import combinations

from game.engine.speech import Words as Speech
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, option_label


def said(view: View, speech: Speech, words: Words) -> str:
    """The speech in the reader's language; of a remark's sentences the one that names most of its clauses."""
    if isinstance(speech, str):
        return speech
    titles = {issue: _titled(view, issue, words) for issue in (*speech.hard, *speech.easy)}
    named = {
        "asks": [_asked(view, issue, option, words) for issue, option in dict.fromkeys(speech.asks)],
        "hard": [titles[issue] for issue in dict.fromkeys(speech.hard)],
        "easy": [titles[issue] for issue in dict.fromkeys(speech.easy)],
    }
    parts = {part: words.listed(clauses) for part, clauses in named.items() if clauses}
    keys = (
        ".".join(("remark", speech.code, *chosen))
        for most in range(len(parts), -1, -1)
        for chosen in combinations(parts, most)
    )
    return words(next(key for key in keys if words.has(key)), **parts)


def _titled(view: View, issue: str, words: Words) -> str:
    return words("remark.clause", issue=issue_title(view.agenda, issue))


def _asked(view: View, issue: str, option: str, words: Words) -> str:
    title, label = issue_title(view.agenda, issue), option_label(view.agenda, issue, option)
    return words("remark.wording", issue=title, option=label)
