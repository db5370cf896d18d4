"""The words of one paragraph of a Word document, as they stand with every tracked change accepted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

LEFT_OUT = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "rt", "sdtPr", "sdtEndPr", "annotationRef",
                      "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "fldData", "Fallback"})  # fmt: skip
"""Elements that add nothing to the text: deletions, instructions, properties, reference marks, the second copy of a drawing."""
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
OFF = frozenset({"0", "false", "off"})
XML_SPACE = str.maketrans("\t\r\n", "   ")
HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,4}\Z")
LONGEST_NUMBER = 6
SYMBOL_FONTS = range(0xF000, 0xF100)
"""Code points of symbol fonts (Wingdings): what they show cannot be told."""


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, so that strict and transitional documents read alike."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def number(element: etree._Element | None, default: int) -> int:
    """The w:val of an element as a whole number; the default when it is missing or none."""
    words = attribute(element, "val") or ""
    return int(words) if words.isdecimal() and len(words) < LONGEST_NUMBER else default


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element at the end of a path of children; None when it is not there."""
    for name in names:
        element = next((each for each in element if local(each) == name), None) if element is not None else None
    return element


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not off."""
    return element is not None and (attribute(element, "val") or "true") not in OFF


@dataclass(slots=True)
class Reader:
    """Reads paragraphs one after the other: fields may run over several, notes are met in the order of their references."""

    notes: list[tuple[str, str]] = field(default_factory=list)
    """("footnote" or "endnote", id) as met."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes anchored in the paragraphs read since somebody took them."""
    _fields: list[bool] = field(default_factory=list)
    """For each field that is open, whether its result has begun."""

    def words(self, paragraph: etree._Element) -> str:
        """The text of a w:p."""
        return "".join(self._inside(paragraph))

    def _inside(self, element: etree._Element) -> Iterator[str]:
        """The text of an element's children."""
        for each in element:
            name = local(each)
            if name == "r":
                yield from self._run(each)
            elif name == "sdt":
                if not is_on(child(each, "sdtPr", "showingPlcHdr")):
                    yield from self._inside(each)
            elif name == "t" and self._shown():  # m:t stands under m:r like w:t under w:r
                yield self._text(each)
            elif name not in LEFT_OUT and name != "p":
                yield from self._inside(each)

    def _run(self, run: etree._Element) -> Iterator[str]:
        """The text of a run; hidden text is no part of what is printed."""
        if is_on(child(run, "rPr", "vanish")):
            return
        own_mark = any(is_on_attribute(each, "customMarkFollows") for each in run)
        for each in run:
            name = local(each)
            if name == "fldChar":
                self._field(attribute(each, "fldCharType"))
            elif not self._shown() or name in LEFT_OUT:
                continue
            elif name in {"footnoteReference", "endnoteReference"}:
                self.notes.append((name.removesuffix("Reference"), attribute(each, "id") or ""))
            elif name in {"AlternateContent", "drawing", "pict", "object"}:
                self.boxes.extend(_boxes(each))
            elif not own_mark:
                yield from self._characters(each, name)

    def _characters(self, element: etree._Element, name: str) -> Iterator[str]:
        """What one child of a run adds."""
        if name == "t":
            yield self._text(element)
        elif name in CHARACTERS:
            yield CHARACTERS[name]
        elif name == "sym":
            yield _symbol(attribute(element, "char") or "")
        elif name == "ruby":
            base = child(element, "rubyBase")
            yield from self._inside(base) if base is not None else ()

    def _text(self, element: etree._Element) -> str:
        """The characters of a w:t; a line end in the XML is a space."""
        return (element.text or "").translate(XML_SPACE)

    def _field(self, kind: str | None) -> None:
        """Follow a field: its instruction is out, its result is in."""
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _shown(self) -> bool:
        """Whether the words at this place are no field's instruction."""
        return all(self._fields)


def _symbol(code: str) -> str:
    """The character of a w:sym, U+FFFD when it cannot be told."""
    shown = int(code, 16) if HEXADECIMAL.match(code) else 0xFFFD
    return "\ufffd" if shown in SYMBOL_FONTS else chr(shown)


def is_on_attribute(element: etree._Element, name: str) -> bool:
    """Whether an attribute is there and not off."""
    return (attribute(element, name) or "false") not in OFF


def _boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The text boxes of a drawing, outermost only; of two copies the newer one."""
    for each in drawing:
        name = local(each)
        if name == "txbxContent":
            yield each
        elif name != "Fallback":
            yield from _boxes(each)
