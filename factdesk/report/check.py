"""The result of `factdesk check` as a person reads it in a terminal, as a line a draft, and as a page."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from factdesk.assets import asset
from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.result import Result
from factdesk.claims.claim import Claim
from factdesk.draft.article import origin_at
from factdesk.report.terminal import visible
from factdesk.review.typography import printed

SIGNS = {Outcome.CONTRADICTED: "!", Outcome.ADVICE: "~", Outcome.UNRESOLVED: "?", Outcome.SUPPORTED: "≈", None: "·"}
COLOURS = {Outcome.CONTRADICTED: "31", Outcome.ADVICE: "33", Outcome.UNRESOLVED: "36"}
LONGEST = 76
"""Characters of a claim that are shown in one line."""


def printer(format_: str, *, colour: bool) -> Callable[[Result], str]:
    """What makes one result into words; a page is made of all of them at the end."""
    if format_ == "text":
        return partial(to_text, colour=colour)
    return {"json": to_json, "jsonl": to_line}.get(format_, lambda _result: "")


def to_json(result: Result) -> str:
    """One JSON object, to be read by people too."""
    return json.dumps(result.to_dict(), ensure_ascii=False, indent=1) + "\n"


def to_line(result: Result) -> str:
    """One JSON object on one line."""
    return json.dumps(result.to_dict(), ensure_ascii=False) + "\n"


def unread_line(source: str, reason: str) -> str:
    """The line of a draft that could not be read."""
    return json.dumps({"draft": {"source": source}, "error": reason}, ensure_ascii=False) + "\n"


def in_words(result: Result) -> str:
    """The counts as one phrase; what is nought is left out, and the parts add up to the facts."""
    counts = result.counts()
    parts = [
        f"{counts[name]} {name}" for name in ("contradicted", "advice", "unresolved", "supported", "unchecked") if counts[name]
    ]
    facts = "1 fact" if counts["claims"] == 1 else f"{counts['claims']} facts"
    return facts + (": " + ", ".join(parts) if parts else "")


@dataclass(frozen=True, slots=True)
class Note:
    """One finding with the words it is about and their place."""

    finding: Finding
    words: str
    place: str
    start: int

    @property
    def says(self) -> str:
        """Its sentence."""
        return printed(self.finding.message)


def notes(result: Result) -> Iterator[Note]:
    """Every finding that asks for a look, in the order of the text."""
    claims = {claim.id: claim for claim in result.claims}
    found = []
    for finding in result.findings:
        if finding.outcome is Outcome.SUPPORTED:
            continue
        claim = claims.get(finding.claim or next(iter(finding.claims), ""))
        start, end = finding.span or ((claim.start, claim.end) if claim else (0, 0))
        words = claim.text if claim and finding.claim else result.draft.text[start:end]
        found.append(Note(finding, " ".join(words.split()), origin_at(result.draft, start), start))
    yield from sorted(found, key=lambda note: note.start)


def to_text(result: Result, *, colour: bool = False) -> str:
    """The findings in plain lines, with terminal colours when asked; control characters of the draft are shown, not sent."""

    def paint(words: str, code: str) -> str:
        return f"\033[{code}m{visible(words)}\033[0m" if colour and code else visible(words)

    draft = result.draft
    head = f"{draft.title or draft.source} · written for {day(result)}"
    lines = [paint(head, "1"), in_words(result), ""]
    for note in notes(result):
        words = note.words if len(note.words) <= LONGEST else note.words[: LONGEST - 1] + "…"
        sign = SIGNS[note.finding.outcome]
        lines.append(
            f"{paint(sign, COLOURS.get(note.finding.outcome, ''))} {paint(words or note.finding.check, '1')}  ({visible(note.place)})"
        )
        lines.append(visible(f"  {note.says}"))
        lines += [visible(f"  → {suggestion}") for suggestion in note.finding.suggestions]
        lines.append("")
    return "\n".join(lines) + ("\n" if lines[-1] else "")


def day(result: Result) -> str:
    """The dateline in words and who said so."""
    dateline = result.dateline
    return f"{dateline:%A} {dateline.day} {dateline:%B %Y} ({result.dateline_from.value})"


def page(results: Sequence[Result]) -> str:
    """One HTML page of all results, with each text and its marks; it loads nothing from anywhere."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(asset("report", "check.html.j2").read_text(encoding="utf-8"))
    shown = [
        {"result": one, "counts": in_words(one), "day": day(one), "notes": list(notes(one)), "pieces": list(pieces(one))}
        for one in results
    ]
    return template.render(shown=shown, signs={outcome.value: sign for outcome, sign in SIGNS.items() if outcome})


def pieces(result: Result) -> Iterator[tuple[str, str]]:
    """The text cut where claims begin and end: (words, outcome); of claims inside each other the inner one gives its outcome."""
    text, at = result.draft.text, 0
    open_: list[Claim] = []
    for claim in (*result.claims, None):
        start = claim.start if claim else len(text)
        while open_ and at < start:
            open_ = [outer for outer in open_ if outer.end > at]
            end = min([start, *(outer.end for outer in open_)])
            if at < end:
                yield text[at:end], mark(result, open_)
            at = end
        if at < start:
            yield text[at:start], ""
            at = start
        if claim:
            open_.append(claim)


def mark(result: Result, open_: Sequence[Claim]) -> str:
    """The outcome to paint where these claims are open, the innermost last; empty where none is."""
    if not open_:
        return ""
    outcome = result.outcome_of(open_[-1].id)
    return outcome.value if outcome else "unchecked"
