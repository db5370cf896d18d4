"""The ZIP package of a Word document, sized before it is read and read part by part."""

import io
import posixpath
import zipfile
import zlib

from lxml import etree

MOST_ENTRIES = 10_000
LARGEST_TOTAL = 512 * 1024**2
"""Bytes of all parts unpacked. An absolute size, not a ratio: a long text packs well and is no attack."""
LARGEST_PART = 128 * 1024**2
"""Bytes of one XML part unpacked."""
DOCTYPES = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))
DAMAGED = "is damaged; open it in a word processor and save it again"
TOO_LARGE = "unpacks to far more than a document holds; open it in a word processor and save it again without pictures"
DOCTYPE = "holds a document type definition, which no word processor writes and an attacker may; open it in a word processor and save it again"


class Refused(Exception):
    """The package is not read; the message goes on after the file's name."""


class Package:
    """The parts of a package by name. Nothing is ever unpacked to disk, so the names of parts cannot lead anywhere."""

    def __init__(self, data: bytes) -> None:
        """Open and size the package. Raises Refused."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError) as error:
            raise Refused(DAMAGED) from error
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
            raise Refused(TOO_LARGE)
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise Refused("is protected with a password; take the password off and save it again")
        self._names = {entry.filename.lstrip("/").casefold(): entry for entry in entries}
        self._refuse_doctypes()

    def part(self, name: str) -> etree._Element | None:
        """The root element of an XML part; None when there is no such part. Raises Refused when it cannot be read."""
        entry = self._names.get(name.lstrip("/").casefold())
        if entry is None:
            return None
        # A parser is made for each part: entities stay closed, the network stays out, lxml's own limits on depth and size hold.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self._bytes(entry), parser)
        except etree.XMLSyntaxError as error:
            raise Refused(DAMAGED) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Refused(DOCTYPE)
        return root

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part that `part` ("" for the package) relates to as `kind`, the last word of the relation's type."""
        folder, file = posixpath.split(part)
        relations = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").rpartition("/")[2] == kind and relation.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        return None

    def _refuse_doctypes(self) -> None:
        """Refuse a package any part of which declares a document type, whether or not that part is read."""
        for name, entry in self._names.items():
            if name.endswith((".xml", ".rels")):
                data = self._bytes(entry)
                if any(mark in data for mark in DOCTYPES):
                    raise Refused(DOCTYPE)

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        """The unpacked bytes of a part; a part whose declared size lies ends as damaged."""
        if entry.file_size > LARGEST_PART:
            raise Refused(TOO_LARGE)
        try:
            with self._zip.open(entry) as part:
                data = part.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
            raise Refused(DAMAGED) from error
        if len(data) > LARGEST_PART:
            raise Refused(TOO_LARGE)
        return data
