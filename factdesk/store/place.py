"""Where the database is: a path, a sqlite:/// URL, later a server."""

from dataclasses import dataclass
from pathlib import Path

from factdesk.store.failed import StoreFailed


@dataclass(frozen=True, slots=True)
class Place:
    """One database file."""

    path: Path
    """Absolute."""

    @property
    def url(self) -> str:
        """As SQLAlchemy and `open_roster` write it."""
        return f"sqlite:///{self.path}"

    def __str__(self) -> str:
        """As a sentence names it."""
        return str(self.path)


def place_of(url: str) -> Place:
    """The place that a path or a URL names; StoreFailed for one that this version cannot open. A password is never repeated."""
    scheme, colons, rest = url.partition("://")
    scheme = scheme.lower()
    if url == ":memory:":
        raise StoreFailed(f"“{url}” names no file, and what you decide would be gone with it; write a path.")
    if not colons or not scheme.replace("+", "").isalnum():
        return Place(_absolute(url))
    if scheme == "sqlite":
        if not rest.startswith("/") or len(rest) == 1 or rest == "/:memory:":
            raise StoreFailed(f"“{url}” names no file; write sqlite:///folder/factdesk.sqlite3, or simply the path.")
        return Place(_absolute(rest[1:]))
    if scheme.startswith("postgres"):
        raise StoreFailed("A database on PostgreSQL needs the extra `shared`, which this version does not have yet; use a file.")
    raise StoreFailed(f"“{scheme}” is no kind of database that FactDesk knows; use a path or sqlite:///PATH.")


def _absolute(path: str) -> Path:
    if not path.strip():
        raise StoreFailed("The name of the database is blank; write a path, or leave the option out to use your own database.")
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError as error:
        raise StoreFailed(f"The database {path} cannot be found: there is no such user; write its whole path.") from error
