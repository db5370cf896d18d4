"""Results on standard output and messages on standard error, whatever these are tied to, and words that no terminal obeys."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from factdesk.report.failed import ReportFailed

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069]")
"""Controls: of a terminal (ECMA-48), and of the direction of writing, which would show words in another order than they stand."""


def visible(words: str) -> str:
    """Words with every control character shown by its number, so that a draft or a file's name cannot command the terminal."""
    return UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", words)


def line(words: str) -> str:
    """Words as one visible line."""
    return visible(" ".join(words.split()))


def occupy() -> None:
    """Tie standard streams that were closed to nothing: the next file that is opened would get their number, and what they say."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (a stream for the whole run)


def say(message: str) -> None:
    """One line on standard error; where that cannot be written nobody is there to be told."""
    try:
        sys.stderr.write(line(message) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        _let_go(2)


def put(data: str | bytes) -> None:
    """A result on standard output, in UTF-8; half a character, as in a file's name that is none, becomes an escape that JSON understands.

    ReportFailed when it cannot be written; BrokenPipeError when the reader went away.
    """
    if sys.stdout is None:
        raise ReportFailed("Standard output is closed; leave it open or name a file with --output.")
    try:
        sys.stdout.buffer.write(data.encode(errors="backslashreplace") if isinstance(data, str) else data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence()
        raise
    except OSError as error:
        silence()
        raise ReportFailed(
            f"Standard output cannot be written: {error.strerror or error}; free some space or name a file with --output."
        ) from error


def silence() -> None:
    """Let go of standard output: what is left in its buffer would fail once more, and be told, when the program ends."""
    _let_go(1)


Step = Callable[[int, int, str], None]
"""What everything slow calls: how much is done, of how much, and what is being done."""


@contextmanager
def bar(what: str, *, quiet: bool) -> Iterator[Step]:
    """A progress bar on standard error when that is a terminal and nobody asked for quiet."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total, _what: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=None)
        yield lambda done, total, doing: shown.update(task, completed=done, total=total, description=doing or what)


def shows_colours() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def _let_go(number: int) -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, number)
    os.close(nothing)
