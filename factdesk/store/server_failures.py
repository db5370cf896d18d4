"""Errors of a server in plain words. Known by SQLSTATE where there is one; an attempt to connect gives only the server's own words."""

import re
from typing import Any

from factdesk.store.failed import PasswordWanted, StoreFailed
from factdesk.store.place import Server

AWAY = "{0} does not answer. See that the network and the server are there and that the address is right, then try again."
SILENT = "{0} has fallen silent, and FactDesk no longer waits for it. See whether your last change was kept, then go on."
LOST = "The connection to {0} was lost. See whether your last change was kept, then go on: FactDesk connects again by itself."
BUSY = "{0} is being written by somebody else for longer than usual. Wait a moment and try again; nothing of yours is lost."
SLOW = "{0} took too long and was stopped; nothing was changed. Try again when the server has less to do."
FULL = "{0} could not be written: the server's disk is full. Tell who keeps the server; what was saved before is safe."
CROWDED = "{0} lets no more people in just now: its connections are used up. Try again later, or tell who keeps the server."
READ_ONLY = "{0} cannot be changed: it is read-only for you. Ask who keeps the server for the right to write."
RIGHTS = "{0} does not give you the right to do this. Ask who keeps the server for it (CREATE and USAGE on its schema, all on its tables)."
NO_DATABASE = "There is no database {0}. Check its name, or let who keeps the server make it (CREATE DATABASE)."
NO_USER = "{0} knows no user “{1}”. Check the user's name in the address, or ask who keeps the server."
NO_ENTRY = "{0} does not let this user in from here (pg_hba.conf). Ask who keeps the server to let you in."
NO_HOST = "{0}: there is no computer of this name in the network. Check the address."
HALF = "A text holds half a character or a NUL, which {0} cannot keep. Remove the broken character and try again."
OTHER = "{0} could not be used ({1}). Try again; if it stays, tell who keeps the server."

STATES = {
    "53100": FULL,
    "53300": CROWDED,
    "55P03": BUSY,
    "40P01": BUSY,
    "57014": SLOW,
    "57P01": LOST,
    "57P02": LOST,
    "57P03": AWAY,
    "25006": READ_ONLY,
    "42501": RIGHTS,
    "22P05": HALF,
    "22021": HALF,
    "3D000": NO_DATABASE,
}
"""postgresql.org/docs/current/errcodes-appendix.html"""

WORDS = (
    ("fallen silent", SILENT),
    (r"database .* does not exist", NO_DATABASE),
    (r"role .* does not exist", NO_USER),
    ("no pg_hba.conf entry|authentication failed", NO_ENTRY),
    ("too many (clients|connections)|remaining connection slots", CROWDED),
    ("permission denied for database", RIGHTS),
    ("Name or service not known|name resolution|nodename nor servname|could not translate host name|getaddrinfo", NO_HOST),
    ("timeout expired|Connection refused|No such file|No route|unreachable|timed out|starting up|shutting down", AWAY),
    (
        "connection is lost|connection is closed|server closed the connection|terminating connection|consuming input failed|EOF",
        LOST,
    ),
)
"""What servers and libpq say in English; in another language the words themselves are shown."""


def sentence(error: BaseException, server: Server) -> str:
    """One sentence for an error of a server; a password is in none of them."""
    cause = getattr(error, "orig", None) or error
    said = str(cause)
    found = STATES.get(getattr(cause, "sqlstate", None) or "")
    if found is None and (isinstance(cause, UnicodeEncodeError) or "NUL (0x00)" in said):
        found = HALF
    if found is None:
        found = next((words for pattern, words in WORDS if re.search(pattern, said, re.IGNORECASE)), OTHER)
    return found.format(server, server.user or "your login" if found is NO_USER else _first_line(cause, server))


def refusal(server: Server, *, wrong: bool) -> StoreFailed:
    """The sentence for a password that is missing or wrong."""
    who = f" for {server.user}" if server.user else ""
    if wrong:
        said = f"{server} did not accept the password{who}. Check the name and the password, and try again."
    else:
        said = f"{server} asks for a password{who}. Open it in the window, or put it into ~/.pgpass or PGPASSWORD."
    return PasswordWanted(said, server.url, wrong=wrong)


def _first_line(cause: Any, server: Server) -> str:
    lines = [line.strip() for line in str(cause).splitlines() if line.strip()]
    said = lines[0] if lines else type(cause).__name__
    return said.replace(server.password, "…") if server.password else said
