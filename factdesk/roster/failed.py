"""The one error of the roster floor."""


class RosterFailed(Exception):
    """A roster could not be read or written; the message is one plain sentence that names the file."""
