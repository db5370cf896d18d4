"""The paragraphs of a Word document in reading order, each with its kind and its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from factdesk.draft.reading.package import Refused
from factdesk.draft.reading.runs import Reader, attribute, child, is_on, local, number
from factdesk.draft.reading.styles import Styles

CONTAINERS = frozenset({"sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice", "AlternateContent"})
FOREIGN = "holds a part in another format that only Word can unfold; open it in Word and save it again"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph as it was found."""

    words: str
    kind: str
    origin: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the walk is: in the body, or in a cell, a note or a text box."""

    words: str = ""
    kind: str = ""


BODY = Place()


@dataclass(slots=True)
class Walk:
    """One walk over a document; it counts what it meets."""

    styles: Styles
    reader: Reader = field(default_factory=Reader)
    paragraphs: int = 0
    tables: int = 0
    boxes: int = 0
    carried: str = ""
    """The words of a paragraph whose end mark was deleted: they belong to the next one."""

    def blocks(self, parent: etree._Element, place: Place = BODY, tables: str = "table") -> Iterator[Piece]:
        """The paragraphs under an element that holds blocks."""
        nested = 0
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, place)
            elif name == "tbl":
                nested += 1
                count = nested if place.words else self._next_table()
                yield from self._table(element, f"{tables} {count}", place)
            elif name == "sdt":
                content = child(element, "sdtContent")
                if content is not None and not is_on(child(element, "sdtPr", "showingPlcHdr")):
                    yield from self.blocks(content, place, tables)
            elif name == "altChunk":
                raise Refused(FOREIGN)
            elif name in CONTAINERS:
                yield from self.blocks(element, place, tables)
        if self.carried.strip():  # no paragraph follows here that it could join
            self.paragraphs += not place.words
            yield Piece(self.carried, place.kind or "body", place.words or f"paragraph {self.paragraphs}")
        self.carried = ""

    def _next_table(self) -> int:
        """The number of a table in the body."""
        self.tables += 1
        return self.tables

    def _paragraph(self, element: etree._Element, place: Place) -> Iterator[Piece]:
        """A paragraph, then the text boxes that are anchored in it."""
        words = self.carried + self.reader.words(element)
        self.carried = ""
        boxes, self.reader.boxes = self.reader.boxes, []
        if child(element, "pPr", "rPr", "del") is not None and not boxes:
            self.carried = words
            return
        if words.strip():
            if not place.words:
                self.paragraphs += 1
            yield Piece(words, place.kind or self.styles.kind(element), place.words or f"paragraph {self.paragraphs}")
        for box in boxes:
            self.boxes += 1
            yield from self.blocks(box, Place(f"text box {self.boxes}", "body"))

    def _table(self, table: etree._Element, called: str, place: Place) -> Iterator[Piece]:
        """The cells of a table, row by row; a merged cell once."""
        before = f"{place.words}, " if place.words else ""
        for line, row in enumerate(_children(table, "tr"), 1):
            if child(row, "trPr", "del") is not None:
                continue
            column = 1 + number(child(row, "trPr", "gridBefore"), 0)
            for cell in _children(row, "tc"):
                merged = child(cell, "tcPr", "vMerge")
                goes_on = merged is not None and (attribute(merged, "val") or "continue") == "continue"
                if not goes_on and child(cell, "tcPr", "cellDel") is None:
                    yield from self.blocks(cell, Place(f"{before}{called}, row {line}, column {column}", "cell"), "inner table")
                column += number(child(cell, "tcPr", "gridSpan"), 1)


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those inside content controls."""
    for each in parent:
        if local(each) == name:
            yield each
        elif local(each) in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _children(each, name)
