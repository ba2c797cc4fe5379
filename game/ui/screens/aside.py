"""What a delegation with its instructions on paper has to be told alone, in sentences."""

from game.engine.scenario import Seat
from game.sentences.capital import answer_told
from game.ui.app import App
from game.ui.desk import Desk


def told_alone(app: App, desk: Desk, seat: Seat) -> tuple[str, ...]:
    """The news and the answers of its capital that have reached this delegation and nobody else."""
    found = desk.game.aside(seat, app.words.language)
    news = [app.words("titled", title=item.title, text=item.text) for item in found.news.values()]
    return (*news, *(answer_told(word, desk.agenda, app.words) for word in found.capital))
