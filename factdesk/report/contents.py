"""What stands in a report, in the order in which it is read; every format is written from these values."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import PurePath

from factdesk.checks.finding import Finding, Outcome
from factdesk.draft.article import origin_at
from factdesk.report.wording import counted, day, moment
from factdesk.review.review import Review, ReviewedClaim
from factdesk.review.source import Citation, Source
from factdesk.review.state import State
from factdesk.review.typography import printed

OPEN = (State.CONTRADICTED, State.ADVICE, State.UNRESOLVED, State.SUPPORTED, State.UNCHECKED)
"""What nobody has decided, in the order in which it should be: gravest first."""
UNNAMED = {"pasted text": "Pasted text", "-": "Standard input"}
"""What a draft that came from no file is called."""
TELLING = (Outcome.CONTRADICTED, Outcome.ADVICE, Outcome.UNRESOLVED)
"""Outcomes whose sentence says why something needs a look."""


@dataclass(frozen=True, slots=True)
class Item:
    """One claim in the report."""

    reviewed: ReviewedClaim
    place: str
    """Where it stands in the draft's file: "line 12"."""
    before: str
    words: str
    after: str
    """The sentence, cut round the words that the claim is about, in one line."""
    why: tuple[str, ...]
    """The reviewer's note, else what the checks say."""
    signed: str
    """Who decided and when; empty while nobody has."""

    @property
    def state(self) -> State:
        """Where the claim stands."""
        return self.reviewed.state

    @property
    def correction(self) -> str:
        """The words that should stand instead; empty when none are proposed."""
        return self.reviewed.verdict.correction if self.reviewed.verdict else ""

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What the checks would write instead, best first, each once."""
        return tuple(dict.fromkeys(words for finding in self.reviewed.findings for words in finding.suggestions))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sources that the decision rests on."""
        return self.reviewed.citations


@dataclass(frozen=True, slots=True)
class Note:
    """A finding on the draft as a whole."""

    finding: Finding
    words: str
    """The words that it shows, in one line; empty when it shows none."""
    places: tuple[str, ...]

    @property
    def says(self) -> str:
        """Its sentence."""
        return printed(self.finding.message)


@dataclass(frozen=True, slots=True)
class Contents:
    """A report: its head, then its sections. Each claim stands in exactly one of the five lists of items."""

    review: Review
    title: str
    source: str
    dateline: str
    reviewer: str
    made: datetime
    made_words: str
    summary: str
    """The counts in words; they add up."""
    wrong: tuple[Item, ...]
    unconfirmed: tuple[Item, ...]
    verified: tuple[Item, ...]
    not_facts: tuple[Item, ...]
    open: tuple[Item, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Every claim in the order of the text."""
        every = (*self.wrong, *self.unconfirmed, *self.verified, *self.not_facts, *self.open)
        return tuple(sorted(every, key=lambda item: (item.reviewed.claim.start, item.reviewed.claim.end, item.reviewed.key)))


def contents(review: Review, *, reviewer: str, at: datetime) -> Contents:
    """Put the report of a review together; times are shown in the zone of `at` (UTC when it has none)."""
    made = at if at.tzinfo else at.replace(tzinfo=UTC)
    zone = made.tzinfo or UTC
    draft, result = review.result.draft, review.result
    starts = {reviewed.claim.id: reviewed.claim.start for reviewed in review.claims}
    items = [_item(review, reviewed, zone) for reviewed in review.claims]
    return Contents(
        review=review,
        title=draft.title or UNNAMED.get(draft.source) or PurePath(draft.source).name or "Draft",
        source=UNNAMED.get(draft.source, draft.source),
        dateline=f"{day(result.dateline, weekday=True)} ({said_by(result.dateline_from.value)})",
        reviewer=reviewer.strip() or "a reviewer who gave no name",
        made=made,
        made_words=moment(made, zone),
        summary=_summary(review.counts()),
        wrong=_of(items, State.WRONG),
        unconfirmed=_of(items, State.UNCONFIRMED),
        verified=_of(items, State.VERIFIED),
        not_facts=_of(items, State.NOT_A_FACT),
        open=tuple(item for state in OPEN for item in _of(items, state)),
        notes=tuple(_note(review, finding, starts) for finding in result.findings if finding.claim is None),
        sources=review.sources,
    )


def said_by(dateline_from: str) -> str:
    """Who set the dateline, in words."""
    return {"option": "as chosen", "front matter": "from its front matter", "document": "from the document’s properties"}.get(
        dateline_from, "the day of the check"
    )


def _of(items: Iterable[Item], state: State) -> tuple[Item, ...]:
    """The items in one state, in the order of the text."""
    return tuple(item for item in items if item.state is state)


def _item(review: Review, reviewed: ReviewedClaim, zone: tzinfo) -> Item:
    """One claim with its sentence and its reasons."""
    draft, claim, verdict = review.result.draft, reviewed.claim, reviewed.verdict
    start, end = min(claim.sentence[0], claim.start), max(claim.sentence[1], claim.end)
    found = tuple(dict.fromkeys(printed(finding.message) for finding in reviewed.findings if finding.outcome in TELLING))
    return Item(
        reviewed,
        origin_at(draft, claim.start),
        _line(draft.text[start : claim.start]),
        _line(draft.text[claim.start : claim.end]),
        _line(draft.text[claim.end : end]),
        (verdict.note.strip(),) if verdict and verdict.note.strip() else found,
        f"{verdict.reviewer or 'a reviewer who gave no name'}, {moment(verdict.at, zone)}" if verdict else "",
    )


def _note(review: Review, finding: Finding, starts: Mapping[str, int]) -> Note:
    """One finding on the draft with the places that it touches, in the order of the text; `starts` says where claims begin."""
    draft = review.result.draft
    at = sorted([starts[name] for name in finding.claims if name in starts] + ([finding.span[0]] if finding.span else []))
    words = _line(draft.text[slice(*finding.span)]).strip() if finding.span is not None else ""
    return Note(finding, words, tuple(dict.fromkeys(place for start in at if (place := origin_at(draft, start)))))


def _line(text: str) -> str:
    """Words in one line; a space at either end stays, for a sentence is put together of three such pieces."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


def _summary(counts: Counter[State]) -> str:
    """The counts in words: claims = wrong + unconfirmed + verified + not facts + open."""
    total = counts.total()
    if not total:
        return "No checkable facts were found in the draft."
    left = sum(counts[state] for state in OPEN)
    parts = [
        counted(counts[State.WRONG], "is wrong", "are wrong"),
        counted(counts[State.UNCONFIRMED], "could not be confirmed", "could not be confirmed"),
        counted(counts[State.VERIFIED], "was verified", "were verified"),
        counted(counts[State.NOT_A_FACT], "is not a fact", "are not facts"),
        counted(left, "is still open", "are still open"),
    ]
    said = [part for part in parts if part]
    listed = f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]
    against = counts[State.CONTRADICTED]
    more = f" Of those still open, {counted(against, 'is', 'are')} contradicted by what is known." if against else ""
    return f"{counted(total, 'checkable fact was', 'checkable facts were')} found in the draft: {listed}.{more}"
