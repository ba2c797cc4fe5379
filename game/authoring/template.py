"""`new`: a folder with a small complete scenario, full of remarks, to start one's own from."""

import re
import shutil
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from game.authoring.library import PLAY, SCENARIO
from game.authoring.shape import ID

TEMPLATE = files("game.authoring") / "template"


class NotMade(Exception):
    """No scenario was made; the message says why, for a person."""


def new(name: str, folder: Path, taken: Iterable[str] = ()) -> Path:
    """Makes the scenario `name` in a folder of its own below `folder`, which it returns.

    `taken`: ids that scenarios have already. Raises NotMade; nothing is ever overwritten.
    """
    if not re.fullmatch(ID, name) or len(name) > 60:
        guess = re.sub(r"[^a-z0-9_-]+", "-", name.lower()).strip("-_0123456789")[:60]
        hint = f", for example {guess}" if guess and guess != name else ""
        raise NotMade(f"{name!r} is not an id: use lower-case letters, digits and dashes{hint}")
    if name in taken:
        raise NotMade(f"there is a scenario {name!r} already: choose another id")
    made = folder / name
    if made.exists():
        raise NotMade(f"{made} is there already, and nothing is overwritten: choose another id or folder")
    texts = {file: (TEMPLATE / file).read_text(encoding="utf-8") for file in (SCENARIO, PLAY)}
    own = f"id: {name}".ljust(34)
    texts[SCENARIO] = re.sub(r"(?m)^id: my-scenario *", f"{own} ", texts[SCENARIO], count=1)
    part = folder / f".{name}.part"
    try:
        part.mkdir(parents=True)
        for file, text in texts.items():
            (part / file).write_text(text, encoding="utf-8")
        part.rename(made)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made
