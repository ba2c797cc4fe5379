"""A finished game's record, written in one go."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from game.session.record import Header, entry_line, header_line
from game.session.table import Entry


def write_whole(path: Path, header: Header, entries: Iterable[Entry]) -> None:
    """Writes a record whole or not at all. Raises FileExistsError rather than overwrite, or OSError."""
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            line, check = header_line(header)
            file.write(line)
            for entry in entries:
                line, check = entry_line(entry, check)
                file.write(line)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
