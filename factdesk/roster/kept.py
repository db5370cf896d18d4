"""Ready rosters in files: written in one step, read as a whole or mapped, and left when somebody touches the file meanwhile."""

import mmap
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from factdesk.roster.roster import Roster

WHOLE = 48 * 1024 * 1024
"""Bytes up to which a file is read as a whole: whoever cuts it later cannot harm the program. Larger ones are mapped."""


class Watch:
    """Says whether an open file is still as it was."""

    __slots__ = ("_file", "_was")

    def __init__(self, file: int) -> None:
        self._file = os.dup(file)
        self._was = self._now()

    def __call__(self) -> bool:
        """Whether it is."""
        return self._now() == self._was

    def __del__(self) -> None:
        os.close(self._file)

    def _now(self) -> tuple[int, int]:
        now = os.fstat(self._file)
        return now.st_size, now.st_mtime_ns


def read(path: Path, again: Callable[[], Roster], *, whole: int = WHOLE) -> Roster | None:
    """The roster of a file, None when it is missing, cut or foreign.

    One of more than `whole` bytes is mapped; when somebody cuts or overwrites the file while it is in use, the roster is got `again`.
    """
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size <= whole:
                return Roster(file.read())
            watch = Watch(file.fileno())
            return Roster(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), watch, again)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(path: Path, data: bytes) -> bool:
    """Put a file in its place in one step and say whether it stands there; a cache that cannot be written is no error."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return True
    return False
