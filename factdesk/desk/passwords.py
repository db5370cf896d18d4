"""Passwords of shared databases, for the window to ask for; where they are kept is the store's business."""

from factdesk import store
from factdesk.store.place import Server, place_of


def keep(url: str, password: str) -> bool:
    """Put the password of a database into the system's keyring; whether there is one that took it."""
    place = place_of(url)
    return isinstance(place, Server) and store.passwords.keep(place.with_password(password))


def has_keyring() -> bool:
    """Whether this system has a keyring to keep a password in; may take a tenth of a second."""
    return store.passwords.has_keyring()


def shared(url: str) -> bool:
    """Whether an address names a database on a server."""
    return "://" in url and not url.lower().startswith("sqlite:")
