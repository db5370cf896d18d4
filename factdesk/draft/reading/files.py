"""Reading a draft from a file, from bytes or from standard input."""

import os
from pathlib import Path, PurePath
from typing import BinaryIO

from factdesk.draft.draft import Draft
from factdesk.draft.failed import ImportFailed
from factdesk.draft.reading.content import is_docx
from factdesk.draft.text import decode, from_text

ENDINGS: tuple[str, ...] = (".txt", ".md", ".docx")
"""The endings that are offered when a file is chosen; what a file is, is told from its content."""
LIMIT = 50 * 1024 * 1024
"""Bytes of the largest draft that is read; a novel is one megabyte."""
MARKDOWN = frozenset({".md", ".markdown", ".mdown"})


def read(path: Path, *, encoding: str | None = None) -> Draft:
    """Read a draft from a file; `encoding` names the encoding of a text file that is not UTF-8.

    Raises UnknownEncoding when it must be named, ImportFailed when the file cannot be read or is no draft.
    """
    return read_bytes(bytes_of(path), str(path), encoding=encoding)


def bytes_of(path: Path) -> bytes:
    """The bytes of a draft's file, no more of them than show that it is over the limit. Raises ImportFailed."""
    name = str(path)
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError:
        raise ImportFailed(f"{name} does not exist; check the name and the folder.") from None
    except IsADirectoryError:
        raise ImportFailed(f"{name} is a folder; name a file in it.") from None
    except PermissionError:
        said = (
            "is a folder; name a file in it"
            if os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where the folder above may not be looked into
            else "may not be read by you; ask its owner or copy it to a folder of yours"
        )
        raise ImportFailed(f"{name} {said}.") from None
    except ValueError:
        raise ImportFailed(f"{name!r} is not a file name; check it.") from None
    except OSError as error:
        raise ImportFailed(f"{name} cannot be read: {error.strerror or error}; try again or copy it to another folder.") from None


def read_stream(stream: BinaryIO, name: str = "-", *, encoding: str | None = None) -> Draft:
    """Read a draft from an open binary file or from standard input ("-"), no further than the limit."""
    return read_bytes(stream.read(LIMIT + 1), name, encoding=encoding)


def read_bytes(data: bytes, name: str, *, encoding: str | None = None) -> Draft:
    """Read a draft from its bytes. `name` is what the draft and every message call it; its ending tells Markdown from plain text."""
    called = "standard input" if name == "-" else name
    if len(data) > LIMIT:
        raise ImportFailed(f"{called} is larger than {LIMIT // 1024**2} MB; cut it into parts or save the text alone as .txt.")
    if not data.strip(b" \t\r\n\0"):
        raise ImportFailed(f"{called} is empty; choose a file with text in it.")
    if is_docx(data, called):
        from factdesk.draft.reading.sandbox import read_docx  # a text file needs no worker

        draft = read_docx(data, name)
    else:
        draft = from_text(decode(data, called, encoding), name, markdown=PurePath(name).suffix.casefold() in MARKDOWN)
    if not any(character.isprintable() and character != " " for character in draft.text):  # white space, or what is not seen at all
        raise ImportFailed(f"{called} has no text in it; choose a file with text.")
    return draft
