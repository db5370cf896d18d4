"""A report as Markdown, for a ticket, a wiki or a mail."""

import re
from collections.abc import Iterator, Sequence

from factdesk.report.contents import Contents, Item, Note
from factdesk.report.wording import cited, clean, described, safe_url
from factdesk.review.source import Source
from factdesk.review.state import State

MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
QUIET = {State.SUPPORTED: "Supported by what is known, to be verified", State.UNCHECKED: "Not checked by the program"}


def to_markdown(report: Contents) -> bytes:
    """The report as CommonMark."""
    lines = [
        f"# {safe(report.title)}", "", "Corrections report", "",
        f"- Draft: {safe(report.source)}", f"- Written for: {safe(report.dateline)}",
        f"- Checked by: {safe(report.reviewer)}", f"- Report made: {safe(report.made_words)}", "", f"**{safe(report.summary)}**", "",
    ]  # fmt: skip
    sections = (_wrong(report), _unconfirmed(report.unconfirmed), _verified(report.verified), _open(report), _not_facts(report.not_facts),
                _notes(report.notes), _sources(report.sources))  # fmt: skip
    for section in sections:
        lines += section
    return (clean("\n".join(lines)).rstrip("\n") + "\n").encode("utf-8", "replace")


def safe(text: str) -> str:
    """Words that Markdown shows as they are, in one line."""
    line = MARKS.sub(r"\\\1", " ".join(text.split()))
    return AT_START.sub(
        lambda found: f"{found[1]}\\{found[2]}" if not found[2].isdigit() else found[0].replace(found[2], f"{found[2]}\\", 1), line
    )


def _wrong(report: Contents) -> Iterator[str]:
    yield from ("## What is wrong", "")
    if not report.wrong:
        yield from ("Nothing was found wrong so far." if report.open else "Nothing was found wrong.", "")
    for number, item in enumerate(report.wrong, 1):
        change = f"~~{safe(item.words)}~~ → **{safe(item.correction)}**" if item.correction else safe(item.words)
        yield from (f"### {number}. {change}", "", *_block(item))


def _unconfirmed(items: Sequence[Item]) -> Iterator[str]:
    if items:
        yield from ("## What could not be confirmed", "")
    for number, item in enumerate(items, 1):
        change = f" → **{safe(item.correction)}**" if item.correction else ""
        yield from (f"### {number}. {safe(item.words)}{change}", "", *_block(item))


def _open(report: Contents) -> Iterator[str]:
    if report.open:
        yield from ("## What is still open", "")
    for item in report.open:
        if item.state not in QUIET:
            yield from (f"### {safe(item.words)} ({item.state.value})", "", *_block(item, suggestions=True))
    for state, heading in QUIET.items():
        listed = [item for item in report.open if item.state is state]
        if listed:
            yield from (
                f"### {heading} ({len(listed)})",
                "",
                *(f"- {safe(item.words)} ({safe(item.place)})" for item in listed),
                "",
            )


def _block(item: Item, *, suggestions: bool = False) -> Iterator[str]:
    """The sentence, the reasons, the sources and the signature of one item."""
    yield from (f"> {_marked(item)}", "")
    for reason in item.why:
        yield from (safe(reason), "")
    if suggestions and item.suggestions:
        yield from (f"Suggested: {'; '.join(safe(words) for words in item.suggestions)}", "")
    for citation in item.citations:
        title = citation.source.title or citation.source.url or citation.source.kind.value
        where = f", {safe(cited(citation))}" if cited(citation) else ""
        yield f"- Source **{safe(citation.source.letter)}**: {safe(title)}{where}"
    if item.citations:
        yield ""
    place = safe(item.place[:1].upper() + item.place[1:])
    yield from (f"_{place}{' · ' if place and item.signed else ''}{safe(item.signed)}_", "")


def _marked(item: Item) -> str:
    """The sentence with the words in bold type; spaces stand outside the stars, or Markdown would show them."""
    before, after = safe(item.before + "x")[:-1], safe("x" + item.after)[1:]
    return f"{before}**{safe(item.words)}**{after}"


def _notes(notes: Sequence[Note]) -> Iterator[str]:
    if notes:
        yield from ("## Notes on the draft", "")
        for note in notes:
            suggested = (
                f" Suggested: {'; '.join(safe(words) for words in note.finding.suggestions)}." if note.finding.suggestions else ""
            )
            places = f" ({safe(', '.join(note.places))})" if note.places else ""
            yield f"- {safe(note.says)}{suggested}{places}"
        yield ""


def _verified(items: Sequence[Item]) -> Iterator[str]:
    if items:
        yield from (
            "## What was verified, and by whom",
            "",
            "| Words | Place | Sources | Verified by |",
            "| --- | --- | --- | --- |",
        )
        for item in items:
            letters = ", ".join(dict.fromkeys(citation.source.letter for citation in item.citations)) or "–"
            note = item.reviewed.verdict.note.strip() if item.reviewed.verdict else ""
            words = f"{item.words} ({note})" if note else item.words
            yield f"| {safe(words)} | {safe(item.place)} | {safe(letters)} | {safe(item.signed)} |"
        yield ""


def _not_facts(items: Sequence[Item]) -> Iterator[str]:
    if items:
        yield from ("## What is not a fact", "")
        yield from (f"- {safe(item.words)} ({safe(item.place)}), {safe(item.signed)}" for item in items)
        yield ""


def _sources(sources: Sequence[Source]) -> Iterator[str]:
    if sources:
        yield from ("## Sources", "")
        for source in sources:
            archived = f" Archived: {_link(source.archive_url)}" if source.archive_url else ""
            note = f" {safe(source.note)}" if source.note else ""
            url = f" {_link(source.url)}" if source.url else ""
            yield f"- **{safe(source.letter)}** {safe(source.title or source.kind.value)}. {safe(described(source))}.{url}{archived}{note}"
        yield ""


def _link(url: str) -> str:
    """An address as a link when it may be one."""
    address = safe_url(url)
    return f"<{address}>" if address and not re.search(r"[<>\\]", address) else safe(url)
