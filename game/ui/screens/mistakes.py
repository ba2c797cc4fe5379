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

    def build(self, app: App) -> Node:
        words, scenario = app.words, self._scenario
        folder = Label(words("ui.home.where", folder=str(scenario.folder)), "small-quiet")
        again = Button(
            words("ui.mistakes.again"),
            lambda: _look_again(app),
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


def _look_again(app: App) -> None:
    from game.ui.screens.home import Home  # which opens this

    app.house.look_again()
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
