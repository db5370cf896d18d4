"""What python-docx has no word for: our styles, links, page numbers, widths, and a package that comes out the same twice."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

INK, SOFT, RED, GREEN, LINK, RULE = "1F2328", "5D646C", "A01B14", "135C28", "0B57D0", "C9C6BF"
SERIF, SANS = "Georgia", "Calibri"
FIRST_ZIP_YEAR = 1980
PARAGRAPHS = (
    # style, face, points, bold, colour, points before, points after
    ("Normal", SANS, 10.5, False, INK, 0, 4),
    ("Title", SERIF, 20, True, INK, 0, 2),
    ("Subtitle", SANS, 10.5, True, RED, 0, 8),
    ("Heading 1", SANS, 14, True, INK, 18, 6),
    ("Heading 2", SERIF, 11.5, True, INK, 12, 3),
    ("Quote", SERIF, 10.5, False, INK, 0, 4),
    ("List Bullet", SANS, 10.5, False, INK, 0, 2),
    ("Summary", SANS, 11.5, True, INK, 10, 6),
    ("Signed", SANS, 9, False, SOFT, 0, 3),
    ("Source", SANS, 10, False, INK, 0, 6),
)
KEPT = frozenset({"Default Paragraph Font", "Normal Table", "No List", "Footer", *(name for name, *_ in PARAGRAPHS)})
CHARACTERS = (("Claim", INK), ("Struck", RED), ("Correction", GREEN), ("Soft", SOFT), ("Hyperlink", LINK))


def prepare(document: Document, *, title: str, author: str, made: datetime) -> None:
    """Set the page, the styles and the properties of a new document."""
    _prune(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(20)
    for name, face, points, bold, colour, before, after in PARAGRAPHS:
        _paragraph_style(document, name, face, points, bold=bold, colour=colour, space=(before, after))
    for name, colour in CHARACTERS:
        _character_style(document, name, colour)
    said = document.core_properties
    said.title, said.author, said.last_modified_by, said.subject = title[:255], author[:255], author[:255], "Corrections report"
    said.created = said.modified = made.astimezone(UTC).replace(tzinfo=None)  # the library writes it as UTC
    said.comments, said.keywords, said.language, said.revision = "", "", "en-GB", 1


def _prune(document: Document) -> None:
    """Take the template's hundred unused styles out: they fill Word's gallery, and each name costs a look through all of them."""
    every = {style.style_id: style.element for style in document.styles}
    kept = {style.style_id for style in document.styles if style.name in KEPT}
    reached: set[str] = set()
    while kept - reached:
        reached |= kept
        for name in tuple(kept):
            for relation in ("w:basedOn", "w:link", "w:next"):
                kept |= {str(each.get(qn("w:val"))) for each in every[name].findall(qn(relation))} & every.keys()
    for name in every.keys() - kept:
        every[name].getparent().remove(every[name])


def _paragraph_style(
    document: Document, name: str, face: str, points: float, *, bold: bool, colour: str, space: tuple[int, int]
) -> None:
    """Give a paragraph style our looks; one that the template does not have is added."""
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    if name in {"Summary", "Signed", "Source"}:
        style.base_style = styles["Normal"]
    font = style.font
    font.name, font.size, font.bold, font.italic = face, Pt(points), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    faces = style.element.rPr.rFonts
    for slot in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{slot}"), None)  # a theme's face would win over ours
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(space[0]), Pt(space[1]), 1.12
    layout.keep_with_next = name.startswith("Heading") or name == "Quote"
    if name == "Title":
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    if name == "Quote":
        layout.left_indent = Mm(6)
    if name == "Source":
        layout.left_indent, layout.first_line_indent = Mm(8), Mm(-8)


def _character_style(document: Document, name: str, colour: str) -> None:
    """Add a character style."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(style, CharacterStyle)
    style.font.color.rgb = RGBColor.from_string(colour)
    match name:
        case "Claim":
            style.font.bold = style.font.underline = True
        case "Struck":
            style.font.strike, style.font.bold = True, False
        case "Correction":
            style.font.bold = True
        case "Soft":
            style.font.size, style.font.bold, style.font.name = Pt(9), False, SANS
        case "Hyperlink":
            style.font.underline = True


def set_widths(table: Table, millimetres: Sequence[int], *, header: bool = False) -> None:
    """Fix the widths of a table's columns; `header` repeats its first row on each page."""
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=True):
            cell.width = Mm(width)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 (python-docx has no other way in)
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
    if header:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def set_rules(table: Table) -> None:
    """Draw a thin rule under each row, and nothing else."""
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        rule = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            rule.set(qn(f"w:{key}"), value)
        borders.append(rule)
    properties = table._tbl.tblPr  # noqa: SLF001
    after = next((each for each in properties if each.tag in {qn("w:tblLayout"), qn("w:tblCellMar"), qn("w:tblLook")}), None)
    if after is None:
        properties.append(borders)
    else:
        after.addprevious(borders)  # Word takes a table's properties in one order only


def add_link(paragraph: Paragraph, words: str, address: str | None) -> None:
    """Add words that lead to an address; plain words when there is none."""
    run = paragraph.add_run(words)
    if address is None:
        return
    run.style = "Hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)  # noqa: SLF001
    link.append(run._r)  # noqa: SLF001


def add_page_number(paragraph: Paragraph, title: str) -> None:
    """Write the footer: the title and the number of the page."""
    paragraph.style = "Signed"
    paragraph.add_run(f"{title} · page ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = paragraph.add_run("1")
    number._r.addprevious(field)  # noqa: SLF001
    field.append(number._r)  # noqa: SLF001


def repacked(data: bytes, made: datetime) -> bytes:
    """The same package with the report's own time on every part, in place of the clock's."""
    stamp = (max(made.year, FIRST_ZIP_YEAR), made.month, made.day, made.hour, made.minute, made.second)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, stamp)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            part.create_system = 0
            new.writestr(part, old.read(name))
    return out.getvalue()
