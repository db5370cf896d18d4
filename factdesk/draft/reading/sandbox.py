"""The parent's side of the worker process: hands over the bytes, waits, and makes a draft of the answer.

A plain subprocess, not multiprocessing: spawning there imports the caller's `__main__` again, which runs a script that has no
guard a second time, and its resource tracker outlives a killed window. `-P` keeps the folder that the user stands in off the
path, so that a file called lxml.py beside a draft is not run. A frozen bundle has no `-m` or `-c`: its start calls
`serve_if_asked()` before anything else, and is itself started with FLAG.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from factdesk.draft.draft import DatelineFrom, Draft, Paragraph, ParagraphKind
from factdesk.draft.failed import ImportFailed
from factdesk.draft.reading.worker import SHEET, main
from factdesk.draft.text import canonical

FLAG = "--factdesk-read-docx"
WALL_SECONDS = 90
"""Seconds before the worker is ended; its own limit counts only the time in which it computes."""
ROOT = Path(__file__).resolve().parents[3]
START = "import sys; sys.path.append(sys.argv[1]); from factdesk.draft.reading.worker import main; main()"
SHEET_SLOW = "takes too long to read; save it as CSV"
SLOW = "takes too long to read; open it in a word processor and save it again, in parts if it is long"


def serve_if_asked(arguments: list[str]) -> bool:
    """Serve as the worker when a frozen bundle was started as one; say whether that was so."""
    if FLAG not in arguments[1:2]:
        return False
    main()
    return True


def read_docx(data: bytes, name: str) -> Draft:
    """Read the bytes of a Word document in a process of its own. Raises ImportFailed."""
    said: dict[str, Any] = json.loads(_ask(data, name, "document", SLOW))
    if "failed" in said:
        raise ImportFailed(f"{name} {said['failed']}.")
    return _draft(said, name)


def read_sheet(data: bytes, name: str) -> Iterator[tuple[int, list[str] | str]]:
    """The rows of an XLSX workbook's first sheet: number, and cells or the reason why the row cannot be read. Raises ImportFailed."""
    said = _ask(data, name, SHEET, SHEET_SLOW)
    last = json.loads(said[said.rfind(b"\n") + 1 :])
    if "failed" in last:
        raise ImportFailed(f"{name} {last['failed']}.")
    at = 0
    while (end := said.find(b"\n", at)) >= 0:
        number, row = json.loads(said[at:end])
        yield number, row
        at = end + 1


def _ask(data: bytes, name: str, what: str, slow: str) -> bytes:
    """The worker's answer."""
    start = [FLAG] if getattr(sys, "frozen", False) else ["-P", "-c", START, str(ROOT)]
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and our own words)
            [sys.executable, *start, what],
            input=data,
            capture_output=True,
            timeout=WALL_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise ImportFailed(f"{name} {slow}.") from None
    except OSError as error:
        raise ImportFailed(
            f"{name} cannot be read, for no process could be started for it ({error.strerror}); try again."
        ) from None
    if done.returncode != 0:
        raise ImportFailed(f"{name} {slow}." if done.returncode < 0 else f"{name} cannot be read; open it and save it again.")
    return done.stdout


def _draft(said: dict[str, Any], name: str) -> Draft:
    """A draft of the worker's answer: a paragraph a line, a break inside a paragraph as a line of it."""
    parts: list[str] = []
    found: list[Paragraph] = []
    at = 0
    for words, kind, origin in said["paragraphs"]:
        text = canonical(words)
        core = text.strip()
        if not core:
            continue
        begin = at + len(text) - len(text.lstrip())
        found.append(Paragraph(begin, begin + len(core), ParagraphKind(kind), origin))
        parts.append(text)
        at += len(text) + 1
    dated = _date(said["dated"])
    return Draft(name, "\n".join(parts), tuple(found), title=said["title"], author=said["author"], dated=dated,
                 dated_from=DatelineFrom.DOCUMENT if dated else None)  # fmt: skip


def _date(words: str | None) -> date | None:
    """The day, unless the calendar has none such."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None
