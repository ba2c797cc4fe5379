"""What a delegation with its instructions on paper has to be told alone, in sentences."""

from game.engine.scenario import Seat
from game.sentences.capital import answer_told
from game.sentences.silence import barred_told
from game.ui.app import App
from game.ui.desk import Desk


def told_alone(app: App, desk: Desk, seat: Seat) -> tuple[str, ...]:
    """Why its last act was not allowed; the news and the answers of its capital that only it has."""
    words, found = app.words, desk.game.aside(seat, app.words.language)
    news = [words("titled", title=item.title, text=item.text) for item in found.news.values()]
    refused = found.refused
    why = [barred_told(refused, found.left, desk.agenda, words)] if refused is not None else []
    return (*why, *news, *(answer_told(word, desk.agenda, words) for word in found.capital))
