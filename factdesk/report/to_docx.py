"""A report as a Word document with real styles, so that a desk can restyle it and jump about in it."""

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

from factdesk.report.contents import Contents, Item, Note
from factdesk.report.docx_parts import add_link, add_page_number, prepare, repacked, set_rules, set_widths
from factdesk.report.wording import cited, clean, described, safe_url
from factdesk.review.source import Source
from factdesk.review.state import State

QUIET = {State.SUPPORTED: "Supported by what is known, to be verified", State.UNCHECKED: "Not checked by the program"}


def to_docx(report: Contents) -> bytes:
    """The report as the bytes of a .docx file; the same report gives the same bytes."""
    document = docx.Document()
    prepare(document, title=f"{clean(report.title)} – corrections report", author=clean(report.reviewer), made=report.made)
    _head(document, report)
    _wrong(document, report)
    if report.unconfirmed:
        document.add_heading("What could not be confirmed", 1)
        for number, item in enumerate(report.unconfirmed, 1):
            _block(document, item, f"{number}. ")
    _verified(document, report.verified)
    _open(document, report.open)
    if report.not_facts:
        document.add_heading("What is not a fact", 1)
        for item in report.not_facts:
            _compact(document, item)
    _notes(document, report.notes)
    _sources(document, report.sources)
    add_page_number(document.sections[0].footer.paragraphs[0], clean(report.title))
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue(), report.made)


def _head(document: Document, report: Contents) -> None:
    """Title, the four lines of who and when, and the counts."""
    document.add_paragraph(clean(report.title), style="Title")
    document.add_paragraph("Corrections report", style="Subtitle")
    table = document.add_table(rows=0, cols=2)
    for label, words in (
        ("Draft", report.source),
        ("Written for", report.dateline),
        ("Checked by", report.reviewer),
        ("Report made", report.made_words),
    ):
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label, style="Soft")
        cells[1].paragraphs[0].add_run(clean(words))
    set_widths(table, (30, 144))
    document.add_paragraph(report.summary, style="Summary")


def _wrong(document: Document, report: Contents) -> None:
    """What is wrong: one block an item, or a line that says that there is none."""
    document.add_heading("What is wrong", 1)
    if not report.wrong:
        document.add_paragraph("Nothing was found wrong so far." if report.open else "Nothing was found wrong.")
    for number, item in enumerate(report.wrong, 1):
        _block(document, item, f"{number}. ", struck=True)


def _open(document: Document, items: Sequence[Item]) -> None:
    """What is still open: blocks for what needs a look, lists for the rest."""
    if items:
        document.add_heading("What is still open", 1)
    for item in items:
        if item.state not in QUIET:
            _block(document, item, "", state=True)
    for state, heading in QUIET.items():
        listed = [item for item in items if item.state is state]
        if listed:
            document.add_heading(f"{heading} ({len(listed)})", 2)
        for item in listed:
            _compact(document, item)


def _block(document: Document, item: Item, number: str, *, struck: bool = False, state: bool = False) -> None:
    """One item: heading with its correction, sentence, reasons, sources, signature; it stays on one page."""
    heading = document.add_heading(number, 2)
    heading.add_run(clean(item.words), style="Struck" if struck and item.correction else None)
    if item.correction:
        heading.add_run(" → ")
        heading.add_run(clean(item.correction), style="Correction")
    if state:
        heading.add_run(f"  {item.state.value}", style="Soft")
    lines = [document.add_paragraph(style="Quote")]
    _sentence(lines[0], item)
    lines += [document.add_paragraph(clean(reason)) for reason in item.why]
    if not item.reviewed.verdict and item.suggestions:
        lines.append(document.add_paragraph("Suggested: "))
        for count, words in enumerate(item.suggestions):
            lines[-1].add_run("; " if count else "")
            lines[-1].add_run(clean(words), style="Correction")
    for citation in item.citations:
        source = citation.source
        lines.append(document.add_paragraph("Source ", style="Signed"))
        lines[-1].add_run(clean(source.letter)).bold = True
        where = f", {cited(citation)}" if cited(citation) else ""
        lines[-1].add_run(clean(f": {source.title or source.url or source.kind.value}{where}"))
    for line in lines:
        line.paragraph_format.keep_with_next = True
    place = item.place[:1].upper() + item.place[1:]
    document.add_paragraph(clean(" · ".join(part for part in (place, item.signed) if part)), style="Signed")


def _sentence(paragraph: Paragraph, item: Item) -> None:
    """The sentence with the words of the claim marked."""
    paragraph.add_run(clean(item.before))
    paragraph.add_run(clean(item.words), style="Claim")
    paragraph.add_run(clean(item.after))


def _compact(document: Document, item: Item) -> None:
    """One item in one line."""
    line = document.add_paragraph(clean(item.words), style="List Bullet")
    note = f": {item.reviewed.verdict.note}" if item.reviewed.verdict and item.reviewed.verdict.note else ""
    line.add_run(clean("  " + " · ".join(part for part in (item.place, item.signed) if part) + note), style="Soft")


def _notes(document: Document, notes: Sequence[Note]) -> None:
    """What the checks say of the draft as a whole."""
    if notes:
        document.add_heading("Notes on the draft", 1)
    for note in notes:
        line = document.add_paragraph(clean(note.says), style="List Bullet")
        if note.finding.suggestions:
            line.add_run(clean(f" Suggested: {'; '.join(note.finding.suggestions)}."))
        if note.places:
            line.add_run(f"  {clean(', '.join(note.places))}", style="Soft")


def _verified(document: Document, items: Sequence[Item]) -> None:
    """A table of what was verified."""
    if not items:
        return
    document.add_heading("What was verified, and by whom", 1)
    table = document.add_table(rows=1, cols=4)
    for cell, label in zip(table.rows[0].cells, ("Words", "Place", "Sources", "Verified by"), strict=True):
        cell.paragraphs[0].add_run(label).bold = True
    for item in items:
        letters = ", ".join(dict.fromkeys(citation.source.letter for citation in item.citations)) or "–"
        cells = table.add_row().cells
        for cell, words in zip(cells, (item.words, item.place, letters, item.signed), strict=True):
            cell.paragraphs[0].add_run(clean(words))
        if item.reviewed.verdict and item.reviewed.verdict.note:
            cells[0].add_paragraph().add_run(clean(item.reviewed.verdict.note), style="Soft")
    set_widths(table, (74, 25, 20, 55), header=True)
    set_rules(table)


def _sources(document: Document, sources: Sequence[Source]) -> None:
    """The sources by letter, with their addresses as links where they may be."""
    if not sources:
        return
    document.add_heading("Sources", 1)
    for source in sources:
        line = document.add_paragraph(style="Source")
        line.add_run(clean(f"{source.letter}\t")).bold = True
        line.add_run(clean(source.title or source.url or source.kind.value)).bold = True
        line.add_run(clean(f". {described(source)}."))
        for label, url in (("", source.url), ("Archived: ", source.archive_url)):
            if url:
                line.add_run("\n" + label)
                add_link(line, clean(url), safe_url(url))
        if source.note:
            line.add_run(clean(f"\n{source.note}"))
