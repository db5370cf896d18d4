"""The roster as a whole: the starter roster, the roster to check with, files in and out."""

import hashlib
import lzma
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factdesk import store
from factdesk.assets import asset
from factdesk.desk.changes import Changes
from factdesk.roster.failed import RosterFailed
from factdesk.settings import database_url

if TYPE_CHECKING:
    from sqlmodel import Session

    from factdesk.desk.desk import Desk
    from factdesk.roster.from_csv import Refused
    from factdesk.roster.roster import Roster

Progress = Callable[[int, int, str], None]
"""Called with how much is done, of how much, and what is being done; what it raises cancels, and nothing is changed."""
STARTER = ("roster", "officials.csv.xz")


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did."""

    changes: Changes
    refused: "tuple[Refused, ...]"
    """Rows that were left out, with line and reason."""
    officials: int
    """People in the rows that were taken."""
    terms: int
    """Rows that were taken."""
    added: int
    """People who were not on the roster before."""
    changed: int
    """People of whom the roster now says more or other things."""


def open_roster(url: str | None = None, *, progress: Progress | None = None) -> "Roster":
    """The roster of a database (None: the one in use), for checking without a desk.

    When it is kept ready this takes milliseconds and loads no database library; else the database is made, filled and read.
    """
    place = database_url(url)
    ready = store.rosters.ready(place)
    if ready is not None:
        return ready
    from factdesk.desk.desk import Desk
    from factdesk.desk.officials import roster

    desk = Desk.open(place, progress=progress)
    try:
        return desk.ask(roster)
    finally:
        desk.close()


def load_starter(desk: "Desk", *, path: Path | None = None, progress: Progress | None = None) -> None:
    """Fill a database that never had a roster with the starter roster, in one transaction."""
    if desk.ask(_settled):
        return
    try:
        packed = (path or asset(*STARTER)).read_bytes()
    except FileNotFoundError:  # a source tree in which it was not built yet
        return
    tell = progress or _silent
    tell(0, 1, "Reading the starter roster")
    from factdesk.roster.from_csv import read_csv

    people = read_csv(lzma.decompress(packed), "the starter roster").officials
    mark = hashlib.sha256(packed).hexdigest()

    def fill(session: "Session") -> Changes:
        if _settled(session):  # another window was faster
            return Changes()
        store.bulk.load(session, people, mark, tell)
        return Changes(roster=True)

    desk.do(fill)


def import_file(session: "Session", *, path: Path, reviewer: str, at: datetime, progress: Progress | None = None) -> Taken:
    """Take the people of a file in, all of them or, when this raises, none; RosterFailed names the file and says why."""
    from factdesk.desk.merging import merged
    from factdesk.roster.from_csv import read_csv
    from factdesk.roster.opening import content

    tell = progress or _silent
    _known_format(path, None)
    tell(0, 1, "Reading the file")
    data = content(path)
    found = read_csv(data, str(path))
    tell(0, 1, "Finding who is on the roster already")
    pairs = merged(store.bulk.every(session), found.officials)
    if pairs:
        store.bulk.store(session, pairs, reviewer=reviewer, at=at, progress=tell)
    added = sum(before is None for before, _ in pairs)
    changes = Changes(officials=frozenset(after.key for _, after in pairs), roster=bool(pairs))
    terms = sum(len(official.terms) for official in found.officials)
    return Taken(changes, found.refused, len(found.officials), terms, added, len(pairs) - added)


def export_file(session: "Session", *, path: Path, format: str | None = None) -> int:  # noqa: A002 (the word of the command line)
    """Write the whole roster to a file, whole or not at all; gives how many people it holds."""
    from factdesk.report.write import keep_apart, save
    from factdesk.roster.to_csv import write_csv

    _known_format(path, format)
    keep_apart(path, [str(session.info["place"])])
    people = store.bulk.every(session)
    save(write_csv(people), path)
    return len(people)


def _known_format(path: Path, said: str | None) -> None:
    if (said or path.suffix.removeprefix(".")).casefold() != "csv":
        raise RosterFailed(f"{path} is in no roster format that this version knows. Use a CSV file, with a name that ends in .csv.")


def _settled(session: "Session") -> bool:
    """Whether the roster was ever filled."""
    return store.officials.state(session).revision > 0


def _silent(_done: int, _total: int, _what: str) -> None:
    """Tell nobody."""
