"""Opening a roster from a file or, through whoever stands registered for it, from a database."""

from importlib.metadata import entry_points
from pathlib import Path
from typing import Final

from factdesk.roster.failed import RosterFailed
from factdesk.roster.from_csv import read_csv
from factdesk.roster.roster import Roster

DEFAULT: Final = "the user's cache folder"


def open_roster(path_or_url: str | Path, *, cache: str | Path | None = DEFAULT) -> Roster:
    """Open a roster file, or a database by its URL. RosterFailed says in one sentence what is wrong with it."""
    words = str(path_or_url)
    if "://" in words:
        scheme = words.partition(":")[0].partition("+")[0]
        for entry in entry_points(group="factdesk.roster", name=scheme):
            opened: Roster = entry.load()(words)
            return opened
        raise RosterFailed(f"{words} cannot be opened: no database of the kind {scheme} is known.")
    path = Path(path_or_url)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RosterFailed(f"{path} cannot be read: {error.strerror or error}.") from None
    return Roster.from_officials(read_csv(data, str(path)).officials)
