"""Where the database is: a file by its path or sqlite:/// URL, or a database on a PostgreSQL server."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from factdesk.store.failed import StoreFailed

MARKED = "Write @, / and : in a name or password of the address as %40, %2F and %3A, or leave the password out: it is asked for."


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


@dataclass(frozen=True, slots=True)
class Server:
    """One database on a PostgreSQL server. The password is in no text of it: neither url nor str nor repr."""

    url: str
    """As libpq reads it, less the password."""
    password: str = field(default="", repr=False, compare=False)

    @property
    def host(self) -> str:
        """The server's name, "this computer" when the address names none."""
        parts = urlsplit(self.url)
        said = parts.netloc.rpartition("@")[2] or dict(parse_qsl(parts.query)).get("host", "")
        return "this computer" if not said or unquote(said).startswith("/") else unquote(said)

    @property
    def database(self) -> str:
        """The database's name; libpq takes the user's for a blank one."""
        parts = urlsplit(self.url)
        return unquote(parts.path.removeprefix("/")) or dict(parse_qsl(parts.query)).get("dbname", "") or self.user

    @property
    def user(self) -> str:
        """The name that the server is told; blank is the login's."""
        parts = urlsplit(self.url)
        said = unquote(parts.netloc.rpartition("@")[0]) if "@" in parts.netloc else ""
        return said or dict(parse_qsl(parts.query)).get("user", "")

    def with_password(self, password: str) -> "Server":
        """The same database, opened with this password."""
        return replace(self, password=password)

    def __str__(self) -> str:
        """As a sentence names it."""
        return f"{self.database or 'the database'} on {self.host}"


Where = Place | Server


def place_of(url: str) -> Where:
    """The place that a path or a URL names; StoreFailed for one that cannot be opened. A password is never repeated."""
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
    if scheme in {"postgresql", "postgres", "postgresql+psycopg"}:
        return _server(rest)
    raise StoreFailed(
        f"“{scheme}” is no kind of database that FactDesk knows; use a path, sqlite:///PATH or postgresql://HOST/NAME."
    )


def _server(rest: str) -> Server:
    """The server of an address, its password taken out of the user's part or of the query."""
    try:
        parts = urlsplit(f"postgresql://{rest}")
    except ValueError:
        raise StoreFailed("The address of the database cannot be read; write it as postgresql://USER@HOST/NAME.") from None
    who, at, where = parts.netloc.rpartition("@")
    user, _, password = who.partition(":")
    if "@" in user or "@" in parts.path or parts.fragment:
        raise StoreFailed(f"The address of the database cannot be read. {MARKED}")
    query = parse_qsl(parts.query, keep_blank_values=True)
    password = unquote(password) or next((said for key, said in query if key == "password"), "")
    options = urlencode([(key, said) for key, said in query if key != "password"])
    netloc = f"{user}{at if user else ''}{where}"
    return Server(f"postgresql://{netloc}{parts.path}{f'?{options}' if options else ''}", password)


def _absolute(path: str) -> Path:
    if not path.strip():
        raise StoreFailed("The name of the database is blank; write a path, or leave the option out to use your own database.")
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError as error:
        raise StoreFailed(f"The database {path} cannot be found: there is no such user; write its whole path.") from error
