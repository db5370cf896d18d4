"""The styles of a Word document: which paragraphs are headings and which are items of a list."""

import re
from dataclasses import dataclass, field

from lxml import etree

from factdesk.draft.reading.runs import attribute, child, local

HEADING = re.compile(r"(?:heading [1-9]|title|subtitle)\b")
LOWEST_LEVEL = 9
"""The outline level that Word gives to body text."""
LONGEST_CHAIN = 20
"""Steps of "based on" that are followed; a style that is based on itself ends here."""


@dataclass(slots=True)
class Styles:
    """Paragraph styles by id. A style's id is translated with Word's language, its name in the file is not."""

    root: etree._Element | None
    _by_id: dict[str, etree._Element] = field(init=False)

    def __post_init__(self) -> None:
        listed = self.root if self.root is not None else ()
        self._by_id = {attribute(style, "styleId") or "": style for style in listed if local(style) == "style"}

    def kind(self, paragraph: etree._Element) -> str:
        """What a paragraph is: "heading", "item" or "body"."""
        properties = child(paragraph, "pPr")
        chain = self._chain(attribute(child(properties, "pStyle"), "val"))
        names = [(attribute(child(style, "name"), "val") or "").casefold() for style in chain]
        own = [each for each in (properties, *(child(style, "pPr") for style in chain)) if each is not None]
        level = next((attribute(child(each, "outlineLvl"), "val") for each in own if child(each, "outlineLvl") is not None), None)
        if any(HEADING.match(name) for name in names) or (level is not None and level.isdigit() and int(level) < LOWEST_LEVEL):
            return "heading"
        number = next((attribute(child(each, "numPr", "numId"), "val") for each in own if child(each, "numPr") is not None), None)
        return "item" if (number or "0") != "0" or any(name.startswith("list ") for name in names[:1]) else "body"

    def _chain(self, style_id: str | None) -> list[etree._Element]:
        """A style and those that it is based on."""
        chain: list[etree._Element] = []
        while style_id in self._by_id and len(chain) < LONGEST_CHAIN:
            chain.append(self._by_id[style_id])
            style_id = attribute(child(chain[-1], "basedOn"), "val")
        return chain
