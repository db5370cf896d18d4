"""The sentences of the checks as people read them: their apostrophes are those of print."""

import re

APOSTROPHE = re.compile(r"(?P<quoted>“[^”]*”)|(?<=[^\W\d_])'(?=[^\W\d_])|(?<=[^\W\d_]s)'(?=\s)")
"""Inside a word or behind a plural; what stands in quotation marks is the draft's own and stays as it is written."""


def printed(message: str) -> str:
    """A check's message with typographic apostrophes."""
    return APOSTROPHE.sub(lambda found: found["quoted"] or "’", message)
