"""A finished game's record, written in one go."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from game.session.disk import replace
from game.session.record import Header, entry_line, header_line
from game.session.table import Entry


def write_whole(path: Path, header: Header, entries: Iterable[Entry]) -> None:
    """Writes a record whole or not at all. Raises FileExistsError rather than overwrite, or OSError."""
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    line, check = header_line(header)
    lines = [line]
    for entry in entries:
        line, check = entry_line(entry, check)
        lines.append(line)
    replace(path, b"".join(lines))
