"""Every sum that a draft does with its own figures, done again; `factdesk.checks` tells how a sum is read and where each reader lives."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from factdesk.checks import scores_and_times
from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.lists import counted, families, in_line, ranked, steps, tallies
from factdesk.checks.pieces import Piece
from factdesk.checks.products import averages as product_averages
from factdesk.checks.products import changes as product_changes
from factdesk.checks.products import exchange as product_exchange
from factdesk.checks.products import percentages as product_percentages
from factdesk.checks.products import shares as product_shares
from factdesk.checks.products import sums as product_sums
from factdesk.checks.references import References
from factdesk.checks.scores import records, votes
from factdesk.checks.sums import across as sum_across
from factdesk.checks.sums import changes as sum_changes
from factdesk.checks.sums import differences as sum_differences
from factdesk.checks.sums import divided as sum_divided
from factdesk.checks.sums import gaps as sum_gaps
from factdesk.checks.sums import hundred as sum_hundred
from factdesk.checks.sums import joined as sum_joined
from factdesk.checks.sums import ledger as sum_ledger
from factdesk.checks.sums import parts as sum_parts
from factdesk.checks.sums import shares as sum_shares
from factdesk.checks.sums import totals as sum_totals
from factdesk.checks.sums.other_ways import led_to, on_another_basis
from factdesk.checks.sums.sentences import Sentence, in_place, openings, sentences_in
from factdesk.checks.ties.read import ties
from factdesk.checks.times import years
from factdesk.claims.claim import Claim
from factdesk.claims.passages import once
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern
from factdesk.draft.values import quick

RULES: tuple[Callable[[Sentence], Iterable[Finding]], ...] = (
    sum_parts.sums,
    records.sums,
    votes.sums,
    sum_changes.sums,
    product_changes.sums,
    sum_changes.settled,
    sum_ledger.sums,
    sum_gaps.sums,
    sum_joined.sums,
    product_shares.sums,
    sum_shares.sums,
    sum_hundred.sums,
    years.sums,
    product_averages.sums,
    product_exchange.sums,
    product_percentages.sums,
)
"""Every kind of sum takes a sentence with two figures or more; a new one is a new file and one line here."""

PAIRS: tuple[Callable[[Sentence, Sentence], Iterable[Finding]], ...] = (
    product_sums.across,
    product_averages.across,
    product_changes.across,
    product_shares.across,
)
"""Sums whose figures stand partly in a sentence and partly in the next one of its paragraph."""
ACROSS: tuple[Callable[[Sequence[Sentence]], Iterable[Finding]], ...] = (
    votes.across,
    sum_divided.across,
)
"""Sums of a sentence with the figures of those before it, in any paragraph."""
MOST = 60
"""Figures of a sentence that is read: no prose has as many, and a table's row or a mishap of the file must not take its square in time."""
RECENT = 3
"""Sentences with figures that those before which a sum is told may stand in."""
NO_AMOUNTS = str.maketrans("", "", "dayo")
LISTED, COMES_TO = Pattern("sums", "listed_behind"), Pattern("sums", "comes_to")
FOLLOWS = Pattern("sums", "follows")
"""A sentence that divides what the sentence before it has counted."""


@quick
@dataclass(frozen=True, slots=True)
class Sums:
    """What one sentence of a piece tells."""

    lists: tuple[Finding, ...]
    announces: bool
    """Whether a list may follow, which is looked for in the whole text."""
    reckoned: tuple[Finding, ...]


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Do every sum again that a draft does; a figure that others around it lead to is not wrong."""
    del references
    named = {claim.id: claim for claim in claims}
    for finding in _done_again(article, claims):
        told = named.get(finding.claim or "")
        parts = [named[one] for one in finding.related if one in named]
        if finding.outcome is Outcome.CONTRADICTED and told is not None and on_another_basis(finding, told, article.text, parts):
            continue
        bound = told is not None and _bound(article, told, parts)
        if finding.outcome is not Outcome.CONTRADICTED or told is None or bound or not led_to(finding, told, claims):
            yield finding


def _bound(article: Article, told: Claim, parts: Sequence[Claim]) -> bool:
    """Whether words or a colon tie a total to its list, so that no other sum which gives it makes the list right."""
    behind = [part for part in parts if part.start >= told.end]
    if parts and len(behind) == len(parts):
        return LISTED.fullmatch(article.text[told.end : behind[0].start]) is not None
    return bool(parts) and not behind and COMES_TO.search(article.text, parts[-1].end, told.start) is not None


def _done_again(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Every sum, once for each figure; what a passage explains is not wrong by its sentence alone."""
    near = (*in_line.in_line(article), *tallies.tallies(article, claims), *ranked.ranked(article), *families.families(article))
    read = [*product_exchange.throughout(article, claims), *scores_and_times.read(article, claims), *near]
    explained = {finding.claim for finding in read if finding.outcome is Outcome.SUPPORTED} - {None}
    judged: set[str | None] = set()
    faulty: set[str] = set()
    for finding in _by_sentence(article, claims):
        if finding.outcome is not Outcome.CONTRADICTED or finding.claim not in explained:
            yield _noted(finding, judged, faulty)
    for finding in read:
        if finding.claim is None or finding.claim not in judged:
            yield _noted(finding, judged, faulty)
    yield from (
        finding for finding in ties(article, claims) if finding.claim not in {None, *judged} and faulty.isdisjoint(_of(finding))
    )


def _noted(finding: Finding, judged: set[str | None], faulty: set[str]) -> Finding:
    """A finding whose claim is judged by it; of one that is wrong, every claim."""
    judged.add(finding.claim)
    if finding.outcome is Outcome.CONTRADICTED:
        faulty |= _of(finding)
    return finding


def _of(finding: Finding) -> set[str]:
    return {number for number in (finding.claim, *finding.related) if number}


def _by_sentence(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """The sums of single sentences, and of a sentence with those before it."""
    for placed, opening in openings(article, claims, RECENT):
        told = sentences_in(placed.piece)
        for number, sums in enumerate(once(placed.piece, sums_in)):
            yield from map(placed.finding, sums.lists)
            if sums.announces:
                announcing = in_place(told[number], article, placed)
                yield from counted.bullets(article, announcing)
                yield from steps.sums(article, announcing)
            yield from _recent(opening[number]) if number < RECENT else map(placed.finding, sums.reckoned)


def sums_in(piece: Piece) -> tuple[Sums, ...]:
    """What every sentence of a piece tells; the sums of its first ones are left to the whole text."""
    told = sentences_in(piece)
    return tuple(
        Sums(
            tuple(counted.sums(sentence)) if "n" in sentence.kinds else (),
            "n" in sentence.kinds and any(counted.announces(figure, anything=True) for figure in sentence.figures),
            tuple(_recent(told[number - RECENT : number + 1])) if number >= RECENT else (),
        )
        for number, sentence in enumerate(told)
    )


def _recent(told: Sequence[Sentence]) -> Iterable[Finding]:
    """The sums of the last sentence, by itself and with those before it."""
    before = told[-2] if len(told) > 1 else None
    if len(told[-1].figures) <= MOST and (before is None or len(before.figures) <= MOST):
        yield from _once(_reckoned(told[-1].article, told, before))


def _reckoned(article: Article, told: Sequence[Sentence], before: Sentence | None) -> Iterator[Finding]:
    """The sums of a sentence, with those that it does with the figures of the sentences before it."""
    sentence = told[-1]
    following = before if before and _next(article, before, sentence) else None
    if following and _together(following, sentence) and FOLLOWS.search(article.text[sentence.start : sentence.end]):
        yield from sum_parts.sums(Sentence(article, following.start, sentence.end, following.figures + sentence.figures))
    if following and len(sentence.figures) > sum_ledger.TWO and len(following.kinds.translate(NO_AMOUNTS)) == 1:
        yield from sum_ledger.sums(Sentence(article, following.start, sentence.end, following.figures + sentence.figures))
    if following:
        yield from sum_across.sums(following, sentence)
    for rule in RULES if len(sentence.figures) > 1 else ():
        yield from rule(sentence)
    yield from product_sums.sums(sentence)
    if before and article.text[before.end : sentence.start].isspace():
        for pair in PAIRS:
            yield from pair(before, sentence)
    yield from sum_differences.sums(sentence, before)
    yield from sum_totals.sums(sentence, before)
    for across in ACROSS:
        yield from across(told)


def _together(one: Sentence, two: Sentence) -> bool:
    """Whether a sentence may divide the only figure of the one before it."""
    return len([figure for figure in one.figures if figure.kind in "nml"]) == 1 and len(two.figures) > 1


def _next(article: Article, one: Sentence, two: Sentence) -> bool:
    """Whether a sentence follows another in one paragraph."""
    between = article.text[one.end : two.start]
    return between.isspace() and "\n" not in between


def _once(findings: Iterable[Finding]) -> Iterable[Finding]:
    """One word on each figure, and each sum once: the first kind that fits it."""
    told: set[str | tuple[int, int] | None] = set()
    for finding in findings:
        key = finding.claim or finding.span
        if key not in told and finding.message not in told:
            told |= {key, finding.message}
            yield finding
