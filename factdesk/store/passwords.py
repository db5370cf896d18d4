"""Passwords of servers: kept in memory until the program ends and, where the user wants it, in the system's keyring. Never in a file.

libpq looks into PGPASSWORD and ~/.pgpass by itself before anybody is asked.
"""

from factdesk.store.place import Server

SERVICE = "FactDesk"

_said: dict[str, str] = {}
"""By address, what was typed or given in this run: a database is opened more than once, by a person who is asked once."""


def hold(server: Server) -> None:
    """Remember the password of a server that let us in, until the program ends."""
    if server.password:
        _said[server.url] = server.password


def known(server: Server) -> Server:
    """The server with the password it was given before in this run, if any."""
    return server if server.password else server.with_password(_said.get(server.url, ""))


def kept(server: Server) -> str:
    """What the system's keyring has for a server; blank when there is no keyring, or nothing in it."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(SERVICE, server.url) or ""
    except (KeyringError, RuntimeError, OSError):
        return ""


def keep(server: Server) -> bool:
    """Put the password of a server into the system's keyring; whether there is one that took it."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return False
    try:
        keyring.set_password(SERVICE, server.url, server.password)
    except (KeyringError, RuntimeError, OSError):
        return False
    return True


def has_keyring() -> bool:
    """Whether this system has a keyring to keep a password in."""
    try:
        import keyring
        from keyring.backends import fail, null
    except ImportError:
        return False
    try:
        return not isinstance(keyring.get_keyring(), (fail.Keyring, null.Keyring))
    except (RuntimeError, OSError):
        return False
