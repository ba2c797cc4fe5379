"""What keeps a scenario from being played: each mistake with its place, its line and what would be right."""

from game.ui.app import App
from game.ui.house import Listed, Mistake
from game.ui.kit.boxes import Column, Panel
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue, dialogue


class Mistakes(Dialogue):
    """For an author who has the file open beside the game: mend, and look again."""

    help_topic = "start"

    def __init__(self, scenario: Listed) -> None:
        self._scenario = scenario
        self._looking = False

    def build(self, app: App) -> Node:
        words, scenario = app.words, self._scenario
        folder = Label(words("ui.home.where", folder=str(scenario.folder)), "small-quiet")
        again = Button(
            words("ui.mistakes.again"),
            lambda: self._look_again(app),
            "mistakes:again",
            shortcut="Enter",
            cap="⏎",
            kind="primary",
            icon="refresh-cw",
        )
        return dialogue(
            app,
            words("ui.mistakes.title", name=scenario.id),
            [folder, *(_mistake(app, mistake) for mistake in scenario.mistakes)],
            [self.cancel(app, "ui.close"), again],
            caps=words.count("ui.mistakes.caps", len(scenario.mistakes)),
            width=760,
            key="mistakes",
        )

    def tick(self, app: App, now: float) -> bool:
        """Once all has been read again: home where it is mended, else what is wrong now."""
        if not self._looking or not app.house.ready():
            return False
        self._looking = False
        folder = self._scenario.folder
        found = next((each for each in app.house.scenarios() if each.folder == folder), None)
        if found is None or not found.mistakes:
            _home(app)
            return True
        self._scenario = found
        app.toast(app.words("ui.mistakes.still", name=found.id))
        return True

    def _look_again(self, app: App) -> None:
        app.house.look_again()
        self._looking = True


def _home(app: App) -> None:
    from game.ui.screens.home import Home  # which opens this

    app.replace(Home())


def _mistake(app: App, mistake: Mistake) -> Node:
    lines: list[Node] = [Label(where(app, mistake), "small-quiet"), Label(mistake.what, "strong")]
    if mistake.text:
        text = Label(mistake.text, "small", most_lines=2)
        lines.append(Panel(text, fill="sunken", pad=5, across=9, radius=6))
    lines += [Label(hint, "small-quiet") for hint in mistake.hints]
    return Panel(Column(lines, gap=5), fill="raised", pad=11, across=14)


def where(app: App, mistake: Mistake) -> str:
    """The file and, where it is on one, the line."""
    if not mistake.line:
        return mistake.file
    return app.words("ui.mistakes.line", file=mistake.file, line=mistake.line)
