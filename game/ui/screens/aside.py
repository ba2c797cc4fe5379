"""What a delegation with its instructions on paper has to be told alone, in sentences."""

from game.engine.scenario import Seat
from game.sentences.capital import answer_told
from game.sentences.explain import explain
from game.ui.app import App
from game.ui.desk import Desk


def told_alone(app: App, desk: Desk, seat: Seat) -> tuple[str, ...]:
    """Why its last act was not allowed; the news and the answers of its capital that only it has."""
    found = desk.game.aside(seat, app.words.language)
    news = [app.words("titled", title=item.title, text=item.text) for item in found.news.values()]
    why = [explain(found.refused, desk.agenda, app.words)] if found.refused is not None else []
    return (*why, *news, *(answer_told(word, desk.agenda, app.words) for word in found.capital))
