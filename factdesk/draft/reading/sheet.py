"""The first sheet of an XLSX workbook as rows of text cells, read as a stream: a date as ISO 8601 at the precision that its format shows.

Written for hostile files: every part is sized while it is unpacked, document types are refused, entities stay closed, and what comes out is
bounded as well, for one shared string may stand in a million cells.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import IO

from lxml import etree

from factdesk.draft.reading.package import DOCTYPES, MOST_ENTRIES, Refused

LARGEST = 768 * 1024**2
"""Bytes of all parts unpacked."""
MOST_TEXT = 256 * 1024**2
"""Characters of all cells together."""
LONGEST = 32_767
"""Characters that a cell of a spreadsheet program can have."""
WIDEST = 16_384
DAMAGED = "is damaged; open it in a spreadsheet program and save it again"
TOO_LARGE = "unpacks to far more than a roster holds; save it as CSV"
DOCTYPE = "holds a document type definition, which no spreadsheet program writes and an attacker may; save it again"
LOCKED = "is protected with a password; take the password off and save it again"
NO_BOOK = "is no XLSX workbook; open it in a spreadsheet program and save it as .xlsx or as CSV"
_AT = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""Parts of a number format that show no part of the value."""
_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
"""Built-in number formats that show a day (ECMA-376, part 1, 18.8.30; 27 to 36 and 50 to 58 are East Asian)."""
_MONTHS = {17}
_SPLIT_LEAP = 61
"""Serials from here on count the 29 February 1900 that never was."""

Line = tuple[int, list[str] | str]
"""A row's number with its cells, or with the reason why it cannot be read."""


class _Stream:
    """A part while it is unpacked: counted, and searched for document types."""

    def __init__(self, file: IO[bytes], left: list[int]) -> None:
        self._file, self._left, self._tail = file, left, b""

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(min(size, 1 << 16) if size > 0 else 1 << 16)
        self._left[0] -= len(data)
        if self._left[0] < 0:
            raise Refused(TOO_LARGE)
        window = self._tail + data
        if any(mark in window for mark in DOCTYPES):
            raise Refused(DOCTYPE)
        self._tail = window[-20:]
        return data


def rows(data: bytes) -> Iterator[Line]:
    """The rows of the first sheet that holds anything; its first row says how wide the table is. Raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield from _Book(packed).rows()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, KeyError,
            etree.XMLSyntaxError) as error:  # fmt: skip
        raise Refused(DAMAGED) from error


class _Book:
    """A workbook's parts."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        entries = packed.infolist()
        if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST:
            raise Refused(TOO_LARGE)
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise Refused(LOCKED)
        self._packed = packed
        self._names = {entry.filename.lstrip("/").casefold(): entry for entry in entries}
        self._left = [LARGEST]
        found = self._related("", "officeDocument")
        self._main = next(iter(found.values()), "")
        if not self._main or self._names.get(self._main) is None:
            raise Refused(NO_BOOK)
        self._sheets: list[str] = []
        self._from_1904 = False

    def rows(self) -> Iterator[Line]:
        """The rows of the first sheet that holds anything."""
        sheets = self._related(self._main, "worksheet")
        listed: list[tuple[bool, str]] = []
        for one in self._elements(self._main, "{*}sheet", "{*}workbookPr"):
            if etree.QName(one).localname == "workbookPr":
                self._from_1904 = one.get("date1904") in {"1", "true"}
            else:
                number = next((str(said) for name, said in one.items() if str(name).endswith("}id")), "")
                listed.append((one.get("state", "visible") != "visible", sheets.get(number, "")))
        others = self._related(self._main, "sharedStrings"), self._related(self._main, "styles")
        strings, styles = (next(iter(found.values()), "") for found in others)
        reader = _Cells(self._strings(strings), self._styles(styles), from_1904=self._from_1904)
        for _, sheet in sorted(listed, key=lambda one: one[0]):
            empty = True
            for line in reader.lines(self._elements(sheet, "{*}row")):
                empty = False
                yield line
            if not empty:
                return

    def _elements(self, part: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of these names, each let go of when the next is asked for."""
        entry = self._names.get(part)
        if entry is None:
            return
        with self._packed.open(entry) as file:
            stream = _Stream(file, self._left)
            for _, one in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True, load_dtd=False,
                                          huge_tree=False, remove_comments=True, remove_pis=True):  # fmt: skip
                yield one
                one.clear()
                while (before := one.getprevious()) is not None and (parent := before.getparent()) is not None:
                    parent.remove(before)

    def _related(self, part: str, kind: str) -> dict[str, str]:
        """The parts that a part ("" for the package) relates to as `kind`, by the relation's id."""
        folder, file = posixpath.split(part)
        found: dict[str, str] = {}
        for one in self._elements(posixpath.join(folder, "_rels", f"{file}.rels"), "{*}Relationship"):
            if one.get("Type", "").rpartition("/")[2] == kind and one.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
                found[one.get("Id", "")] = path.lstrip("/").casefold()
        return found

    def _strings(self, part: str) -> list[str]:
        return [_text(one) for one in self._elements(part, "{*}si")]

    def _styles(self, part: str) -> list[str]:
        """For each style of a cell what its number format shows of a date: "", "Y", "YM" or "YMD"."""
        own: dict[str, str] = {}
        styles: list[str] = []
        for one in self._elements(part, "{*}numFmt", "{*}cellXfs"):
            if etree.QName(one).localname == "numFmt":
                own[one.get("numFmtId", "")] = shown(one.get("formatCode", ""))
            else:
                styles = [own.get(number) or _built_in(number) for number in (style.get("numFmtId", "") for style in one)]
        return styles


def shown(code: str) -> str:
    """What a number format shows of a date."""
    plain = _UNSHOWN.sub("", code.partition(";")[0]).casefold()
    if "y" not in plain:
        return "YMD" if "d" in plain and "m" in plain else ""
    if "d" in plain:
        return "YMD"
    return "YM" if "m" in plain else "Y"


def _built_in(number: str) -> str:
    code = int(number) if number.isdecimal() else 0
    return "YM" if code in _MONTHS else "YMD" if code in _DATES else ""


def _text(one: etree._Element) -> str:
    """The words of a string, its runs joined, without the reading aids of East Asian scripts."""
    words = "".join(part.text or "" for part in one.iterfind(".//{*}t") if etree.QName(part.getparent()).localname != "rPh")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words) if "_x" in words else words


class _Cells:
    """Reads the rows of a sheet."""

    def __init__(self, strings: list[str], styles: list[str], *, from_1904: bool) -> None:
        self._strings, self._styles, self._from_1904 = strings, styles, from_1904
        self._out = 0

    def lines(self, found: Iterator[etree._Element]) -> Iterator[Line]:
        """The rows that hold anything."""
        width, number = 0, 0
        for row in found:
            said = row.get("r", "")
            number = int(said) if said.isdecimal() else number + 1
            cells, problem = self._row(row, width or WIDEST)
            if not any(cells) and not problem:
                continue
            if not width:
                width = len(cells)
            self._out += sum(map(len, cells))
            if self._out > MOST_TEXT:
                raise Refused(TOO_LARGE)
            yield number, problem or cells

    def _row(self, row: etree._Element, width: int) -> tuple[list[str], str]:
        cells: list[str] = []
        problem = ""
        column = -1
        for cell in row:
            at = cell.get("r", "")
            found = _AT.fullmatch(at)
            column = _column(found[1]) if found else column + 1
            try:
                words = _short_enough(self._value(cell))
            except ValueError as reason:
                problem = problem or f"its cell {at} {reason}"
                continue
            if words and column >= width:
                problem = problem or (
                    f"its cell {at} stands outside the table" if column < WIDEST else "it has more cells than a sheet can have"
                )
            elif words:
                cells += [""] * (column - len(cells))
                cells[column:] = [words]
        return cells, problem

    def _value(self, cell: etree._Element) -> str:
        """What a cell shows; ValueError goes on after the cell's name."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        value = cell.find("{*}v")
        words = (value.text or "") if value is not None else ""
        if not words:
            if cell.find("{*}f") is not None:
                raise ValueError("is a formula without its result; open the file in a spreadsheet program and save it again")
            return ""
        if kind == "s":
            at = int(words) if words.isdecimal() else len(self._strings)
            if at >= len(self._strings):
                raise ValueError("names a text that the file does not hold")
            return self._strings[at]
        if kind == "e":
            raise ValueError(f"holds the error {words[:20]}")
        if kind == "b":
            return "yes" if words in {"1", "true"} else "no"
        if kind == "d":
            return words[:10]
        return words if kind == "str" else self._number(words, cell.get("s", "0"))

    def _number(self, words: str, style: str) -> str:
        try:
            number = float(words)
        except ValueError:
            return words
        at = int(style) if style.isdecimal() else 0
        shows = self._styles[at] if at < len(self._styles) else ""
        day = self._day(number) if shows else None
        if day is None:
            return str(int(number)) if number.is_integer() and abs(number) < 1e15 else words  # noqa: PLR2004
        return day.isoformat()[: {"Y": 4, "YM": 7}.get(shows, 10)]

    def _day(self, serial: float) -> date | None:
        """The day of a serial number."""
        first = date(1904, 1, 1) if self._from_1904 else date(1899, 12, 30 if serial >= _SPLIT_LEAP else 31)
        try:
            return first + timedelta(days=int(serial)) if serial >= 0 else None
        except (OverflowError, ValueError):
            return None


def _short_enough(words: str) -> str:
    if len(words) > LONGEST:
        raise ValueError(f"is longer than {LONGEST:,} characters")
    return words


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
