"""Opening rosters: files, with the finished index kept in a cache folder, or a database by its URL."""

import gzip
import io
import json
import lzma
import os
import zlib
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final

import platformdirs

from factdesk.assets import asset
from factdesk.roster import kept
from factdesk.roster.building import built_of, folding
from factdesk.roster.failed import RosterFailed
from factdesk.roster.formats import read_rows
from factdesk.roster.merge import people
from factdesk.roster.resting import resting
from factdesk.roster.roster import Roster
from factdesk.roster.row_blocks import Taken
from factdesk.roster.table import Refused

DEFAULT: Final = "the user's cache folder"
LARGEST: Final = 1 << 30
"""Bytes that a roster file may have, unpacked."""
_NOTED = 4 * 1024 * 1024
"""From this size on a file is not read again to see that it is the one whose index is kept."""
_NAMED = 1000
"""So many rows that were left out are kept with their reasons."""
_MAPPED = 16 * 1024 * 1024
"""An index of more bytes is mapped: it is opened for one question on the command line."""


def open_roster(path_or_url: str | Path, *, cache: str | Path | None = DEFAULT) -> Roster:
    """Open a roster file, or a database by its URL; RosterFailed says in one sentence what is wrong with it.

    The finished roster is kept in `cache` (None keeps nothing), keyed by the file's content; what is missing, foreign, stale or cut
    there is made again.
    """
    words = str(path_or_url)
    return _from_url(words, cache) if "://" in words else open_rosters([path_or_url], cache=cache)


def open_rosters(paths: Iterable[str | Path], *, cache: str | Path | None = DEFAULT) -> Roster:
    """Open several roster files as one: rows of one person in different files become one person."""
    files = [Path(path) for path in paths]
    folder = Path(platformdirs.user_cache_dir("factdesk"), "rosters") if cache == DEFAULT else cache and Path(cache)
    if not folder:
        return Roster(_built([(str(path), content(path)) for path in files], ""))
    key = _key(_digest(path, folder) for path in files)
    path = folder / f"{key}.roster"
    roster = _kept(path, key, lambda: _made(files, path, key))
    return _made(files, path, key) if roster is None else roster


def _made(files: Sequence[Path], path: Path, key: str) -> Roster:
    """The roster of these files, made anew and kept in the cache."""
    data = _built([(str(file), content(file)) for file in files], key)
    kept.write(path, data)
    return Roster(data)


def starter() -> Path:
    """The file of the officials that come with the program."""
    return asset("roster", "officials.csv.xz")


def refused(roster: Roster) -> tuple[Refused, ...]:
    """The rows that were left out when the roster was read from files."""
    return tuple(Refused(line, reason) for line, reason in roster.about.get("refused", ()))


def unpack(data: bytes, name: str) -> bytes:
    """The content of a roster file that may be packed with gzip or xz; RosterFailed when it is damaged or too large."""
    whole = True
    try:
        if data[:6] == b"\xfd7zXZ\x00":
            reader = lzma.LZMADecompressor()
            data = reader.decompress(data, LARGEST + 1)
            whole = reader.eof or len(data) > LARGEST
        elif data[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
                data = file.read(LARGEST + 1)
    except (lzma.LZMAError, EOFError, OSError, zlib.error):
        whole = False
    if not whole:
        raise RosterFailed(f"{name} is damaged: it cannot be unpacked.")
    if len(data) > LARGEST:
        raise RosterFailed(f"{name} is too large for a roster: it has more than {LARGEST >> 20} MB.")
    return data


def _from_url(url: str, cache: str | Path | None) -> Roster:
    from importlib.metadata import entry_points

    scheme = url.partition(":")[0].partition("+")[0].lower()
    for entry in entry_points(group="factdesk.roster", name=scheme):
        roster: Roster = entry.load()(url, cache=cache)
        return roster
    # The address itself may hold a password, which no message repeats.
    raise RosterFailed(f"No database of the kind {scheme!r} can be opened; name a file, or a database as sqlite:///PATH.")


def content(path: Path) -> bytes:
    """The bytes of a roster file, still packed; RosterFailed, naming it, when it cannot be read, is too large or is no file at all."""
    try:
        if path.is_block_device() or path.is_char_device():  # never ends, or waits for somebody to type
            raise RosterFailed(f"{path} is no file but a device; name a roster file.")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise RosterFailed(f"{path} cannot be read: {why}. See that it is there and that you may read it.") from None
    if len(data) > LARGEST:
        raise RosterFailed(f"{path} is too large for a roster: it has more than {LARGEST >> 20} MB.")
    return data


def _built(files: Iterable[tuple[str, bytes]], key: str) -> bytes:
    """The bytes of a roster of these files."""
    with resting():
        refused: list[tuple[int, str]] = []
        # Nobody holds the rows, or the people, longer than it takes to pass them on.
        return built_of(people(_rows(files, refused)), {"key": key, "refused": refused})


def _rows(files: Iterable[tuple[str, bytes]], refused: list[tuple[int, str]]) -> Taken:
    """The rows of all files; the first of those left out are noted."""
    taken = Taken()
    for name, data in files:
        rows, left = read_rows(unpack(data, name), name)
        refused += [(one.line, one.reason) for one in left[: _NAMED - len(refused)]]
        taken.add(rows)
    return taken


def _key(digests: Iterable[bytes]) -> str:
    """Of the files' content, and of what folds names and offices."""
    return blake2b(b"".join([folding().encode(), *digests]), digest_size=16).hexdigest()


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _digest(path: Path, folder: Path) -> bytes:
    """The digest of a file's content; of a large one it is read from a note in the cache while the file has not been touched since.

    A file whose place, size and times (that of the last change of any kind among them, which nobody can set) are the same is the same.
    """
    try:
        now = path.stat()
    except (OSError, ValueError):
        return _sum(content(path))
    if now.st_size < _NOTED:
        return _sum(content(path))
    touched = [now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns]
    note = folder / f"{_sum(os.fsencode(path.absolute())).hex()}.seen"
    try:
        seen = json.loads(note.read_text(encoding="ascii"))
        if seen["touched"] == touched:
            return bytes.fromhex(seen["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    found = _sum(content(path))
    kept.write(note, json.dumps({"touched": touched, "digest": found.hex()}).encode())
    return found


def _kept(path: Path, key: str, again: Callable[[], Roster]) -> Roster | None:
    """The roster of a cache file, None when it is missing or not that of the key."""
    roster = kept.read(path, again, whole=_MAPPED)
    return roster if roster is not None and roster.about.get("key") == key else None
