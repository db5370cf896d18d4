"""The roster as a whole: the starter roster, the roster to check with, files in and out."""

import hashlib
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factdesk import store
from factdesk.assets import asset
from factdesk.desk.changes import Changes
from factdesk.desk.merging import Answers, Merged, Question, merged
from factdesk.roster.doubtful import Doubtful
from factdesk.settings import database_url

if TYPE_CHECKING:
    from sqlmodel import Session

    from factdesk.desk.desk import Desk
    from factdesk.roster.official import Official
    from factdesk.roster.roster import Roster
    from factdesk.roster.table import Import, Refused

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
    same: int = 0
    """People who were on the roster just so."""
    unit: str = "line"
    """What the numbers of refused rows count."""
    questions: tuple[Question, ...] = ()
    """People of whom nobody said whether they are those of the same name."""
    left_out: "tuple[Official, ...]" = ()
    """People who were not taken."""

    def complaints(self, path: Path) -> Iterator[str]:
        """A line for each refused row and for each person in doubt."""
        yield from (f"{path}, {self.unit} {refused.line}: {refused.reason}" for refused in self.refused)
        for one in self.questions:
            others = ", ".join(f"{other.name} ({other.key})" for other in one.alike[:3])
            yield f"{path}: {one.new.name} may be one who is on the roster: {others}; say which in the window, or --doubtful."

    def summary(self, path: Path) -> str:
        """What was done, in one line."""
        said = (f"{path}: {self.terms} terms of {self.officials} officials taken in ({self.added} new, {self.changed} changed, {self.same} the "
                f"same), {len(self.refused)} rows refused")  # fmt: skip
        return f"{said}, {len(self.left_out)} officials left out." if self.left_out else f"{said}."


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do, and what it must ask first."""

    read: "Import"
    merged: Merged


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote."""

    officials: int
    limits: str
    """A sentence on what its format cannot hold."""


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


def preview(session: "Session", *, path: Path, progress: Progress | None = None) -> Preview:
    """What importing a file would do; nothing is changed. RosterFailed names the file and says why it cannot be read."""
    from factdesk.roster.resting import resting

    tell = progress or _silent
    with resting():
        found = _read(path, tell)
        return Preview(found, _merged(session, found, {}, Doubtful.NEW, tell))


def import_file(
    session: "Session", *, path: Path, reviewer: str, at: datetime, progress: Progress | None = None, found: "Import | None" = None,
    answers: Answers | None = None, doubtful: Doubtful = Doubtful.NEW,
) -> Taken:  # fmt: skip
    """Take the people of a file in, all of them or, when this raises, none; RosterFailed names the file and says why.

    `found` is what a preview read of it; `answers` say who the people in doubt are, `doubtful` what becomes of the others.
    """
    from factdesk.roster.resting import resting

    tell = progress or _silent
    with resting():
        found = found or _read(path, tell)
        result = _merged(session, found, answers or {}, doubtful, tell)
        if result.pairs:
            store.bulk.store(session, result.pairs, reviewer=reviewer, at=at, progress=tell)
    added = sum(before is None for before, _ in result.pairs)
    changes = Changes(officials=frozenset(after.key for _, after in result.pairs), roster=bool(result.pairs))
    terms = sum(len(official.terms) for official in found.officials)
    return Taken(changes, found.refused, len(found.officials), terms, added, len(result.pairs) - added, result.same, found.unit,
                 result.questions, result.left_out)  # fmt: skip


def _read(path: Path, tell: Progress) -> "Import":
    from factdesk.roster.formats import read
    from factdesk.roster.opening import content, unpack

    tell(0, 0, "Reading the file")
    return read(unpack(content(path), str(path)), str(path), tell)


def _merged(session: "Session", found: "Import", answers: Answers, doubtful: Doubtful, tell: Progress) -> Merged:
    tell(0, 0, "Finding who is on the roster already")
    existing = store.bulk.alike(session, found.officials)
    return merged(existing, found.officials, keys=store.bulk.keys(session), answers=answers, doubtful=doubtful, tell=tell)


def export_file(session: "Session", *, path: Path, format: str | None = None) -> Written:  # noqa: A002 (the word of the command line)
    """Write the whole roster to a file, whole or not at all."""
    from factdesk.report.write import keep_apart, save
    from factdesk.roster.formats import format_for

    form = format_for(path, format)
    keep_apart(path, [str(session.info["place"])])
    people = store.bulk.every(session)
    save(form.write(people), path)
    return Written(len(people), form.limits)


def _settled(session: "Session") -> bool:
    """Whether the roster was ever filled."""
    return store.officials.state(session).revision > 0


def _silent(_done: int, _total: int, _what: str) -> None:
    """Tell nobody."""
