"""Very many strings in one piece of bytes, a line each: soon made, soon parted, and small."""

from collections.abc import Sequence

OWN_BREAK = b"\xff"
"""What stands for a line break of a string's own: a byte that UTF-8 does not have."""
GLUE = "^"
"""Parts cells that stay together; rare, and printable, so that a text of cells can be looked through for what is not."""
_LOT = 1 << 16
"""So many strings are encoded in one go."""


def lines_of(texts: Sequence[str]) -> bytes:
    """Strings in UTF-8, a line each; their own line breaks stand as a byte that UTF-8 does not have."""
    return b"".join([_lines(texts[start : start + _LOT]) for start in range(0, len(texts), _LOT)])


def _lines(texts: Sequence[str]) -> bytes:
    lines = "\n".join(texts).encode("utf-8", "surrogatepass") + b"\n"
    if lines.count(b"\n") == len(texts):
        return lines
    return b"".join([text.encode("utf-8", "surrogatepass").replace(b"\n", OWN_BREAK) + b"\n" for text in texts])


def text_of(lines: bytes) -> str:
    """Lines of `lines_of`, without the last line break, in one text; with spaces for the line breaks of their own."""
    return lines.replace(OWN_BREAK, b" ").decode("utf-8", "surrogatepass")


def texts_of(lines: bytes) -> list[str]:
    """The strings of `lines_of`."""
    if OWN_BREAK not in lines:
        return text_of(lines).split("\n")[:-1]
    return [line.replace(OWN_BREAK, b"\n").decode("utf-8", "surrogatepass") for line in lines.split(b"\n")[:-1]]
