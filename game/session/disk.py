"""What systems do differently with files: one writer a file, bytes on the disk itself, whole files."""

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    # Windows keeps everybody from reading a locked byte too, so it is one that no record ever has.
    _FAR = 2**31 - 2

    def lock(descriptor: int) -> None:
        """Held until the file is closed, or the process ends. Raises BlockingIOError if another has it."""
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(*error.args) from None

else:
    import fcntl

    def lock(descriptor: int) -> None:
        """Held until the file is closed, or the process ends. Raises BlockingIOError if another has it."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def sync(descriptor: int) -> None:
    """Returns when the file is on disk. Raises OSError."""
    if sys.platform == "darwin":
        # Here fsync leaves the bytes in the drive's own memory. Not every file system knows better.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def replace(file: Path, data: bytes) -> None:
    """Puts a file in the place of what is there, whole or not at all. Raises OSError."""
    part = staged(file, data)
    try:
        os.replace(part, file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def staged(file: Path, data: bytes) -> Path:
    """Beside the file, on disk, what is to take its place, under a name that nothing had. Raises OSError, and
    then there is nothing."""
    part = file.with_name(f".{secrets.token_hex(8)}.part")
    with part.open("xb") as writing:
        try:
            writing.write(data)
            writing.flush()
            sync(writing.fileno())
        except BaseException:
            writing.close()  # Windows deletes no open file
            part.unlink(missing_ok=True)
            raise
    return part


def sync_folder(folder: Path) -> None:
    """Puts the names in a folder on disk, where the system has a way to."""
    if os.name != "posix":
        return
    with suppress(OSError):  # not every file system can, and the file itself is safe
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
