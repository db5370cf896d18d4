"""From an article to its claims: a list of detectors of one signature, then order, ids and speakers."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter

from factdesk.claims.claim import Claim, Kind, OrganisationValue, QuantityValue, QuoteValue, SuperlativeValue, TitleValue
from factdesk.claims.dates import dates
from factdesk.claims.names import names, persons_of
from factdesk.claims.numbers import numbers_in
from factdesk.claims.organisations import organisations
from factdesk.claims.passages import Detector, Passage, near_claims
from factdesk.claims.places import places
from factdesk.claims.quantities import quantities
from factdesk.claims.quotes import quotes
from factdesk.claims.speaker_seen import seen_in
from factdesk.claims.superlatives import superlatives
from factdesk.claims.titles import counterparts_of, offices_of, titles
from factdesk.draft.article import Article

__all__ = ["DETECTORS", "FAR", "NEAR", "PRECEDENCE", "Detector", "claims_of"]

NEAR: tuple[Detector, ...] = (dates, quantities, organisations, places, superlatives)
"""Need no more than a paragraph and the one before it: they read passage by passage, and a passage read before is not read again."""
FAR: tuple[Detector, ...] = (titles, names, quotes)
"""Need the whole article and the claims before them: who was introduced anywhere, whose quotation goes on."""
AHEAD: Mapping[Detector, Sequence[Callable[[Passage], object]]] = {
    quantities: (numbers_in,), titles: (offices_of, counterparts_of), names: (persons_of,), quotes: (seen_in,),
}  # fmt: skip
"""What they, or the checks of what they find, ask of each passage by itself."""
DETECTORS: tuple[Detector, ...] = (*NEAR, *FAR)
"""In this order: titles read the dates before them, names and quotations the titles."""

PRECEDENCE = (
    Kind.STATEMENT, Kind.TITLE, Kind.ORGANISATION, Kind.PLACE, Kind.DATE, Kind.QUANTITY, Kind.NAME, Kind.SUPERLATIVE,
)  # fmt: skip
"""Where claims of two kinds overlap, the one named first stays. Quotations are not here: claims stand inside them."""


def claims_of(article: Article, detectors: Iterable[Detector] | None = None) -> tuple[Claim, ...]:
    """All claims of an article in the order of its text, without overlaps, numbered "c1"…, each with the speaker it is put to."""
    wanted = tuple(DETECTORS if detectors is None else detectors)
    ahead = [read for detector, reads in AHEAD.items() if detector in wanted for read in reads]
    found = near_claims(article, tuple(detector for detector in wanted if detector in NEAR), ahead)
    for detector in wanted:
        if detector not in NEAR:
            found.extend(detector(article, tuple(found)))
    ordered = sorted(_without_overlaps(found), key=attrgetter("start", "end", "kind"))
    return tuple(
        Claim(f"c{number}", claim.kind, claim.start, claim.end, claim.text, claim.sentence, claim.value, speaker)
        for number, (claim, speaker) in enumerate(_with_speakers(ordered), 1)
    )


def _without_overlaps(claims: Iterable[Claim]) -> list[Claim]:
    """Of two claims that overlap, the kind of the higher precedence stays; of one kind the longer, then the first."""
    rank = {kind: number for number, kind in enumerate(PRECEDENCE)}
    quotes = [claim for claim in claims if claim.kind is Kind.QUOTE]
    others = [claim for claim in claims if claim.kind is not Kind.QUOTE]
    return _fitted(others, rank) + _fitted(quotes, {Kind.QUOTE: 0})


def _aside(claim: Claim, title: Claim) -> bool:
    """Whether a claim stands in a title's words for itself.

    An age between name and title ("X, 63, the German chancellor"), or a body with its letters ("director of the … Fund (IMF), X").
    """
    value, parts = claim.value, title.value.parts if isinstance(title.value, TitleValue) else None
    if parts is not None and isinstance(value, OrganisationValue):
        return title.start <= claim.start and claim.end <= title.end
    aged = isinstance(value, QuantityValue) and value.dimension == "age"
    return aged and parts is not None and all(not part or claim.end <= part[0] or part[1] <= claim.start
                                              for part in (parts.person, parts.title, parts.jurisdiction, parts.standing))  # fmt: skip


def _weight(claim: Claim, rank: dict[Kind, int]) -> tuple[int, int, int]:
    """The best claim first; "second-largest" goes with "second", which is longer, and so stays."""
    ranked = isinstance(claim.value, SuperlativeValue) and len(re.split("[ -]", claim.value.word)) > 1
    return rank[Kind.QUANTITY if ranked else claim.kind], claim.start - claim.end, claim.start


def _fitted(claims: list[Claim], rank: dict[Kind, int]) -> list[Claim]:
    """Best first, each taken if its place is free; a claim is short, so the taken places are kept as single offsets by run."""
    kept: list[Claim] = []
    for run in _runs(claims):
        if len(run) == 1:
            kept += run
            continue
        taken: list[Claim] = []
        for claim in sorted(run, key=lambda claim: _weight(claim, rank)):
            if all(claim.end <= other.start or claim.start >= other.end or _aside(claim, other) for other in taken):
                taken.append(claim)
        kept += taken
    return kept


def _runs(claims: list[Claim]) -> Iterable[list[Claim]]:
    """Groups of claims that touch one another, so that only those are compared."""
    run: list[Claim] = []
    end = -1
    for claim in sorted(claims, key=attrgetter("start", "end")):
        if claim.start >= end and run:
            yield run
            run = []
        run.append(claim)
        end = max(end, claim.end)
    if run:
        yield run


def _with_speakers(ordered: list[Claim]) -> Iterable[tuple[Claim, str | None]]:
    """Each claim with the speaker of the quotation that it stands inside; both lists go by start, so one pass is enough."""
    quotes = [claim for claim in ordered if claim.kind is Kind.QUOTE]
    current = 0
    for claim in ordered:
        while current < len(quotes) and quotes[current].end <= claim.start:
            current += 1
        quote = quotes[current] if current < len(quotes) else None
        inside = quote is not None and quote is not claim and quote.start <= claim.start and claim.end <= quote.end
        value = quote.value if quote is not None and inside else None
        yield claim, value.speaker if isinstance(value, QuoteValue) else claim.speaker
