"""The roster of a database, ready to be searched: kept in the user's cache folder until the roster changes.

With a kept one neither SQLModel nor SQLAlchemy is loaded: `factdesk check` begins in half the time. After an edit the kept one is caught
up (see `lineage`), so that the edit is found at once; `rebuilding` makes it anew behind.
"""

import hashlib
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factdesk import __version__
from factdesk.roster import kept
from factdesk.roster.building import folding
from factdesk.roster.roster import Roster
from factdesk.store.failed import StoreFailed
from factdesk.store.failures import in_plain_words
from factdesk.store.file import VERSION, connect, version_of
from factdesk.store.network import refuse_network
from factdesk.store.place import Place, Server, Where, place_of

if TYPE_CHECKING:
    from sqlmodel import Session

DEFAULT: Final = "the user's cache folder"
LARGE: Final = 50_000
"""Officials from which a roster is made in a child process where that can be done: making it holds up every thread beside it."""


class Unready(Exception):
    """The ready roster is not there yet, and making it is for a child process."""


def open_url(url: str, *, cache: str | Path | None = DEFAULT, whole: bool = False) -> Roster:
    """The roster of a database that exists, read-only; StoreFailed says what is wrong with it.

    `cache` is a folder for the ready roster; None keeps none. `whole`: an earlier one is not caught up, but made anew.
    """
    roster = ready(url, cache=cache)
    if roster is not None:
        return roster
    place = place_of(url)
    if isinstance(place, Place) and not place.path.exists():
        raise StoreFailed(f"There is no database {place}. Check its name, or start FactDesk once to make it.")
    from factdesk.store.database import open_database

    database = open_database(url)
    try:
        with database.reading() as session:
            return of_session(session, cache=cache, whole=whole)
    finally:
        database.close()


def ready(url: str, *, cache: str | Path | None = DEFAULT) -> Roster | None:
    """The kept roster if it is the database's roster of now, else None."""
    place = place_of(url)
    if cache is None:
        return None
    with in_plain_words(place, OSError):
        token = _token_on_server(place) if isinstance(place, Server) else _token(place)
    return _read(_kept_as(place, token, cache), token) if token else None


def _token(place: Place) -> str | None:
    """What names the roster of now; None when there is none, or no database of this version."""
    refuse_network(place)
    if not place.path.exists() or version_of(place) < VERSION:
        return None
    with closing(connect(place)) as connection:
        row = connection.execute("SELECT token FROM roster_state").fetchone()
    return row and str(row[0])


def _token_on_server(place: Server) -> str | None:
    from factdesk.store import server

    with server.asking(place) as connection:
        if server.version_of(connection, place) < VERSION:
            return None
        row = connection.execute("SELECT token FROM roster_state").fetchone()
    return row and str(row[0])


def of_session(
    session: "Session", *, cache: str | Path | None = DEFAULT, place: Where | None = None, whole: bool = False
) -> Roster:
    """The roster as a session sees it: the kept one, an earlier one caught up, else built and kept.

    `whole`: it is built and kept even where an earlier one could be caught up; `place` is whose roster it is, if not the session's own.
    A cache that cannot be written is no failure. Unready where the session asks for a large one not to be made here.
    """
    from factdesk.store import lineage
    from factdesk.store.officials import size, state

    token, words = state(session).token, _short(_words())
    if not token or cache is None:
        return lineage.read(session, words)
    path = _kept_as(place or session.info["place"], token, cache)
    roster = _read(path, token)
    if roster is None and not whole:
        earlier = (_opened(old) for old in path.parent.glob(f"{path.name.partition('-')[0]}-*.roster"))
        roster = next((one for old in earlier if old and (one := lineage.caught_up(session, old, words))), None)
    if roster is None and session.info.get("elsewhere") and size(session) >= LARGE:
        raise Unready
    if roster is None:
        roster = lineage.read(session, words)
        _keep(path, roster.to_bytes())
    return roster


def _read(path: Path, token: str) -> Roster | None:
    """The kept roster of a token; a missing, cut or foreign one counts as none."""
    roster = _opened(path)
    if roster is None:
        return None
    noted = roster.about.get("state")
    return roster if isinstance(noted, dict) and (noted.get("token"), noted.get("words")) == (token, _short(_words())) else None


def _opened(path: Path) -> Roster | None:
    """A kept roster, whosever it is."""
    return kept.read(path, lambda: _lost(path))


def _lost(path: Path) -> Roster:
    raise StoreFailed(f"Somebody changed {path} while it was in use; do it once more, and the roster is read from the database.")


def _kept_as(place: Where, token: str, cache: str | Path) -> Path:
    """The file of a roster: named by the database, the roster's token, and what folds names and offices."""
    return (
        _folder(cache) / f"{_short(place.url if isinstance(place, Server) else str(place))}-{_short(f'{token} {_words()}')}.roster"
    )


def _folder(cache: str | Path) -> Path:
    if cache != DEFAULT:
        return Path(cache)
    import platformdirs

    return platformdirs.user_cache_path("factdesk", appauthor=False) / "rosters"


def _words() -> str:
    """What normal forms of offices and names depend on besides the roster: the program, and the word lists that fold them."""
    return f"{__version__} {folding()}"


def _short(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _keep(path: Path, data: bytes) -> None:
    """Write in one step, and let the older ones of the same database go; where the disk is full, they are better than none."""
    if not kept.write(path, data):
        return
    for old in path.parent.glob(f"{path.name.partition('-')[0]}-*.roster"):
        if old != path:
            with suppress(OSError):  # still mapped by another window
                old.unlink()
