"""The help: every command by group, with examples from the game at hand."""

from collections.abc import Iterator

from game.engine.scenario import Role
from game.engine.view import View
from game.i18n import Words
from game.terminal.examples import examples
from game.terminal.grammar import GROUPS, command_names, read_command
from game.terminal.layout import wrap

_MEMBERS_ONLY = frozenset(
    ("accept", "decline", "counter", "move", "reopen", "ask", "value", "adopt", "join", "reserve", "break")
) | {"settle", "coach"}


def help_text(view: View, topic: str, words: Words, columns: int) -> str:
    """All commands that this seat can use, or one. Raises Unread for a topic that is no command."""
    if topic:
        command, _ = read_command(topic, words)
        return wrap(_entry(view, command, words), columns)
    lines = [wrap(words("help.intro", **examples(view)), columns)]
    for group, commands in GROUPS.items():
        lines += ["", wrap(words(f"help.group.{group}"), columns)]
        usable = [c for c in commands if _usable(view, c)]
        lines += [wrap(_entry(view, command, words), columns, "  ", "      ") for command in usable]
    return "\n".join(lines)


def _usable(view: View, command: str) -> bool:
    if command == "text":
        return view.is_chair
    return view.role is Role.MEMBER or command not in _MEMBERS_ONLY


def _entry(view: View, command: str, words: Words) -> str:
    return words(
        "menu.entry",
        command=" / ".join(_names(command, words)),
        what=words(f"help.{command}", **examples(view)),
    )


def _names(command: str, words: Words) -> Iterator[str]:
    """The first name in the person's language, and English where that is another."""
    names = command_names(command, words)
    yield names[0]
    if command != names[0]:
        yield command
