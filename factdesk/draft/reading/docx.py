"""A Word document as plain values: its paragraphs, title, author and day. Runs in the worker process."""

import re
from typing import Any

from lxml import etree

from factdesk.draft.reading.package import DAMAGED, Package, Refused
from factdesk.draft.reading.runs import attribute, local
from factdesk.draft.reading.styles import Styles
from factdesk.draft.reading.walk import Piece, Place, Walk

DAY = re.compile(r"(\d{4})-\d{2}-\d{2}")
FIRST_YEAR = 1990
"""No Word document is older; clocks that were never set say 1601, 1900, 1970 or 1980."""
TEMPLATE_STAMP = "2013-12-23T23:15:00Z"
"""The stamp in python-docx's own template: every document made with it carries it, and it says nothing."""
TEMPLATE_AUTHOR = "python-docx"
PROPERTIES = {"title": "title", "creator": "author"}


def parse(data: bytes) -> dict[str, Any]:
    """Read a package into {"paragraphs": [[words, kind, origin]…], "title", "author", "dated"}. Raises Refused."""
    package = Package(data)
    main = package.related("", "officeDocument") or "word/document.xml"
    root = package.part(main)
    body = next((each for each in root if local(each) == "body"), None) if root is not None else None
    if body is None:
        raise Refused(DAMAGED)
    walk = Walk(Styles(_related(package, main, "styles")))
    pieces = list(walk.blocks(body))
    pieces += _notes(package, main, walk)
    return {"paragraphs": [[piece.words, piece.kind, piece.origin] for piece in pieces], **_core(package)}


def _related(package: Package, main: str, kind: str) -> etree._Element | None:
    """The root of a part that the main part relates to."""
    name = package.related(main, kind)
    return package.part(name) if name else None


def _notes(package: Package, main: str, walk: Walk) -> list[Piece]:
    """Footnotes, then endnotes, each in the order of their references."""
    pieces: list[Piece] = []
    for kind in ("footnote", "endnote"):
        root = _related(package, main, f"{kind}s")
        by_id = {attribute(note, "id"): note for note in root if local(note) == kind} if root is not None else {}
        referred = dict.fromkeys(number for met, number in walk.reader.notes if met == kind)
        for count, number in enumerate(referred, 1):
            if number in by_id:
                pieces += walk.blocks(by_id[number], Place(f"{kind} {count}", "footnote"))
    return pieces


def _core(package: Package) -> dict[str, str | None]:
    """Title, author and day of the core properties. The day is that of the last change, for it is the draft as it now stands."""
    said: dict[str, str | None] = {"title": None, "author": None, "dated": None}
    name = package.related("", "core-properties")
    root = package.part(name) if name else None
    stamps: dict[str, str] = {}
    for each in root if root is not None else ():
        words = " ".join((each.text or "").split())
        if local(each) in PROPERTIES:
            said[PROPERTIES[local(each)]] = words if words and words != TEMPLATE_AUTHOR else None
        else:
            stamps[local(each)] = words
    said["dated"] = _day(stamps.get("modified", "")) or _day(stamps.get("created", ""))
    return said


def _day(stamp: str) -> str | None:
    """The day of a time stamp as it is written; None when it cannot be the day of a draft."""
    found = DAY.match(stamp)
    return found[0] if found and int(found[1]) >= FIRST_YEAR and stamp != TEMPLATE_STAMP else None
