"""One writer a file: an advisory lock that the system lets go when the process ends."""

import sys

if sys.platform == "win32":
    import msvcrt

    def lock(descriptor: int) -> None:
        """Raises BlockingIOError when another process holds the file."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(*error.args) from None

else:
    import fcntl

    def lock(descriptor: int) -> None:
        """Raises BlockingIOError when another process holds the file."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
