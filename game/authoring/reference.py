"""The parts of docs/scenario-format.md that are made from the code: every key, every check.

`python -m game.authoring.reference docs/scenario-format.md` writes them anew.
"""

import sys
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any

from game.authoring import checks, library, overlay, play, shape, source, upgrade
from game.authoring.checks.check import Check
from game.authoring.problems import Severity

SHAPES: tuple[tuple[str, Any], ...] = (
    ("The scenario", shape.Scenario),
    ("`source`", shape.Source),
    ("`procedure`", shape.Procedure),
    ("An issue", shape.Issue),
    ("An option", shape.Option),
    ("A delegation", shape.Delegation),
    ("`mandate`", shape.Mandate),
    ("`walk_away`", shape.WalkAway),
    ("A red line", shape.RedLine),
    ("A link", shape.Link),
    ("An answer of the capital", shape.Capital),
    ("A condition (`if`)", shape.Condition),
    ("A person of the `team`", shape.Person),
    ("`minister`", shape.Minister),
    ("A paragraph of the statement", shape.Paragraph),
    ("A line of the annex", shape.Measure),
    ("An event", shape.Event),
    ("`debrief`", shape.Debrief),
)
WARNINGS = frozenset({"byte-order-mark", "id-is-not-its-folder", "stray-file"})


def keys() -> Iterator[str]:
    """A table of keys for every part of a scenario."""
    for title, cls in SHAPES:
        yield f"### {title}"
        yield ""
        yield "| key | what it is | |"
        yield "|---|---|---|"
        for f in fields(cls):
            yield f"| `{f.name.removesuffix('_')}` | {f.metadata['about']} | {_limits(f)} |"
        yield ""


def _limits(f: "Field[Any]") -> str:
    about, said = f.metadata, []
    if f.default is MISSING and f.default_factory is MISSING:
        said.append("needed")
    elif isinstance(f.default, str | int) and f.default not in ("", False):
        said.append(f"default `{f.default}`")
    if about.get("low") is not None and about.get("high") is not None:
        said.append(f"{about['low']} to {about['high']}")
    elif about.get("low") is not None:
        said.append(f"at least {about['low']}")
    if "most" in about:
        said.append(f"{about['most']} characters")
    return ", ".join(said)


def entries() -> Iterator[str]:
    """An entry for every problem the program can find."""
    yield "### The file"
    yield ""
    for codes in (source.CODES, upgrade.CODES, library.CODES):
        for code, about in codes.items():
            yield f"- **{code}**{' (warning)' if code in WARNINGS else ''}: {about}"
    groups: tuple[tuple[str, tuple[Check[Any], ...]], ...] = (
        ("Structure", checks.STRUCTURE),
        ("Words and numbers", checks.WORDS),
        ("The bargaining", checks.BARGAINING),
        ("Translations", overlay.CHECKS),
        ("Cases", play.CHECKS),
    )
    for title, group in groups:
        yield ""
        yield f"### {title}"
        yield ""
        for check in group:
            mark = " (warning)" if check.severity is Severity.WARNING else ""
            yield f"- **{check.code}**{mark}: {' '.join(check.about.split())}"
    yield ""


def renewed(document: str) -> str:
    """The document with its marked parts written anew."""
    for name, lines in (("keys", keys()), ("checks", entries())):
        begin, end = f"<!-- {name}: made by game/authoring/reference.py -->", f"<!-- end of {name} -->"
        before, _, rest = document.partition(begin)
        _, _, after = rest.partition(end)
        document = before + "\n".join([begin, "", *lines, end]) + after
    return document


def main(path: Path) -> None:
    path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
