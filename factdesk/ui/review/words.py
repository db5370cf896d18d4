"""What the inspector says of a claim, as small pieces of text; rich where a word must stand out, and then escaped."""

from collections.abc import Sequence
from datetime import UTC

from factdesk.checks.finding import Finding, Outcome
from factdesk.draft.draft import Draft
from factdesk.review.review import ReviewedClaim
from factdesk.review.typography import printed
from factdesk.review.verdict import Ruling, Verdict
from factdesk.roster.dates import PartialDate
from factdesk.ui.claims.rows import Row
from factdesk.ui.day import day_words
from factdesk.ui.form import escaped
from factdesk.ui.theme import colours

LINE = 76
"""Characters that the context takes: one line of small type in a pane of usual width."""
LEAST = 14
"""Characters shown at least on either side of a claim."""
OPENING = {
    Outcome.CONTRADICTED: ("Contradicted.", "red"),
    Outcome.ADVICE: ("Look again.", "amber"),
    Outcome.UNRESOLVED: ("Not decided.", "muted"),
    Outcome.SUPPORTED: ("Agrees.", "green"),
}
RULED = {
    Ruling.VERIFIED: "Verified",
    Ruling.WRONG: "Wrong",
    Ruling.UNCONFIRMED: "Cannot be confirmed",
    Ruling.NOT_A_FACT: "Not a fact",
    Ruling.WITHDRAWN: "Withdrawn",
}


def context(row: Row, draft: Draft, speaker: str | None) -> str:
    """The claim's kind and the words around it, the claim itself bold (rich text)."""
    start, end = row.place
    text = draft.text
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    room = LINE - len(row.kind_word) - (end - start)
    early, late = max(LEAST, room * 2 // 5), max(LEAST, room * 3 // 5)
    before, after = text[max(low, start - early) : start], text[end : min(high, end + late)]
    if start - early > low and " " in before:
        before = "…" + before.split(" ", 1)[1]
    if end + late < high and " " in after:
        after = after.rsplit(" ", 1)[0] + "…"
    said = f" · said by {escaped(speaker)}" if speaker else ""
    if start == end:
        return f"{row.kind_word} · on the whole draft"
    return f"{row.kind_word}{said} · in “{escaped(before)}<b>{escaped(text[start:end])}</b>{escaped(after)}”"


def sentence(finding: Finding) -> str:
    """The finding's sentence, opened by its outcome in colour and in a word (rich text)."""
    word, colour = OPENING[finding.outcome]
    return f'<span style="color:{getattr(colours(), colour)}; font-weight:600">{word}</span> {escaped(printed(finding.message))}'


def rests_on(findings: Sequence[Finding]) -> str:
    """The sources of the evidence and up to when they are complete: "Wikidata, complete to July 2022"."""
    reach: dict[str, str] = {}
    for finding in findings:
        for row in finding.evidence:
            if row.source:
                name = _name(row.source)
                reach[name] = max(reach.get(name, ""), row.checked or "")
    worded = [f"{name}, complete to {_day(checked[:7])}" if checked else f"{name}, unconfirmed" for name, checked in reach.items()]
    return " · ".join(worded[:3])


def _name(source: str) -> str:
    """What a source is called: an address by its host, a description by its first words."""
    if "://" in source:
        return source.split("://", 1)[1].split("/", 1)[0].removeprefix("www.")
    return source.split(";", maxsplit=1)[0].split(" (", maxsplit=1)[0].strip()


def _day(iso: str) -> str:
    try:
        return day_words(PartialDate.parse(iso))
    except ValueError:
        return iso


def decided(verdict: Verdict) -> str:
    """One line of the history: what, by whom, when, and what was written with it."""
    at = verdict.at.replace(tzinfo=verdict.at.tzinfo or UTC).astimezone()
    when = f"{at.day} {at:%B %Y, %H:%M}"
    words = " · ".join(filter(None, (f"“{verdict.correction}”" if verdict.correction else "", verdict.note)))
    return f"{RULED[verdict.ruling]} · {verdict.reviewer}, {when}{' · ' + words if words else ''}"


def suggestions(reviewed: ReviewedClaim) -> tuple[str, ...]:
    """Every repair the findings offer, each once, in their order; at most nine, for the nine digits."""
    offered = dict.fromkeys(text for finding in reviewed.findings for text in finding.suggestions)
    return tuple(offered)[:9]
