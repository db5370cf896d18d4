"""Sums of money changed at a rate that the draft itself gives: "C$90m, which at C$1.50 to the pound comes to £60m"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import after, before
from factdesk.checks.sums.reckoning import half, right, wrong
from factdesk.checks.sums.sentences import Figure, Sentence, sentences
from factdesk.checks.written import plain
from factdesk.claims.claim import Claim
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

PER = Pattern("product_exchange", "per")
OF = Pattern("product_exchange", "of")
PER_ONE = Pattern("product_exchange", "per_one")
ONE = Pattern("product_exchange", "one")
GIVEN = Pattern("product_exchange", "given")
"""A draft without it gives no rate."""
BRACKET = Pattern("product_exchange", "bracket")
SAME = Pattern("product_exchange", "same")
APART = Pattern("product_exchange", "apart")
THEN = Pattern("product_exchange", "then")
LOOSE = 0.02
PLAINLY = 0.04
"""The share by which a changed sum must be off to be called wrong: banks take their part, and rates move in a day."""
ABOUT = 0.08
ROUGHLY = 0.2
"""The same where one of the sums is told as rough."""
FAR = 20
LEAST = 3
LINK, NEAR = 90, 20
"""Letters between two sums that are one, and behind a sum in brackets that is told for another day."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one unit of a currency costs in another."""

    rate: Figure
    of: str
    places: frozenset[int]
    """Where the figures of the rate stand, which are no sums."""


def sums(passage: Sentence) -> Iterable[Finding]:
    """Change the only sum of one currency at the only rate of a sentence."""
    yield from _solve(passage, 0)


def across(one: Sentence, two: Sentence) -> Iterable[Finding]:
    """The same where the rate is told in the sentence before or after."""
    yield from _solve(Sentence(one.article, one.start, two.end, one.figures + two.figures), len(one.figures))


def throughout(article: Article, claims: Sequence[Claim]) -> Iterable[Finding]:
    """Hold every sum in brackets against the one rate that the draft gives for its currencies: "1.2 billion rupees ($14.4 million)"."""
    found = sentences(article, claims, "m") if GIVEN.search(article.text) else []
    rates = [rate for sentence in found if "m" in sentence.kinds for rate in _rates(sentence)]
    for sentence in found if rates else ():
        for at in range(len(sentence.figures) - 1):
            one, two = sentence.figures[at : at + 2]
            if one.kind != "m" or two.kind != "m" or not BRACKET.fullmatch(after(sentence, at)):
                continue
            if THEN.search(after(sentence, at + 1)[:NEAR]) or THEN.search(before(sentence, at)[-LINK:]):
                continue
            fitting = [rate for rate in rates if _of_two(rate, one, two) or _of_two(rate, two, one)]
            if len(fitting) == 1 and fitting[0].rate not in (one, two):
                here, there = (one, two) if _of_two(fitting[0], one, two) else (two, one)
                yield from _judge(here, there, fitting[0], roughly=True)


def _of_two(rate: Exchange, here: Figure, there: Figure) -> bool:
    """Whether a rate is that of two sums; "crowns" by themselves are those of the rate that the draft gives."""
    return there.unit == rate.of and here.unit != rate.of and _same_unit(here.unit or "", rate.rate.unit or "")


def _same_unit(unit: str, code: str) -> bool:
    return unit == code or (code in words("product_exchange")["codes"].get(unit, ()))


def _solve(passage: Sentence, edge: int) -> Iterable[Finding]:
    if passage.kinds.count("m") < LEAST or len({figure.unit for figure in passage.figures if figure.kind == "m"}) < 2:  # noqa: PLR2004
        return
    rates = list(_rates(passage))
    if len(rates) != 1:
        return
    (rate,) = rates
    amounts = [at for at, figure in enumerate(passage.figures) if figure.kind == "m" and at not in rate.places]
    here = [at for at in amounts if passage.figures[at].unit == rate.rate.unit]
    there = [at for at in amounts if passage.figures[at].unit == rate.of]
    if edge and not min((*rate.places, *amounts)) < edge <= max((*rate.places, *amounts)):
        return
    if len(here) == len(there) == 1 and _linked(passage, here[0], there[0]):
        yield from _judge(passage.figures[here[0]], passage.figures[there[0]], rate)


def _rates(passage: Sentence) -> Iterator[Exchange]:
    units = {figure.unit for figure in passage.figures if figure.kind == "m"}
    for at, figure in enumerate(passage.figures):
        if figure.kind != "m" or figure.bound:
            continue
        last = passage.figures[at - 1] if at else None
        if (
            last is not None
            and last.kind == "m"
            and last.value == 1
            and last.unit != figure.unit
            and ONE.match(after(passage, at - 1))
        ):
            yield Exchange(figure, last.unit or "", frozenset((at - 1, at)))
            continue
        follows = passage.figures[at + 1] if at + 1 < len(passage.figures) else None
        if follows is not None and follows.kind == "m" and follows.value == 1 and PER_ONE.fullmatch(after(passage, at)):
            yield Exchange(figure, follows.unit or "", frozenset((at, at + 1)))
            continue
        found = PER.match(after(passage, at)) or OF.search(before(passage, at))
        codes = [code for code in words("product_exchange")["codes"][found["unit"]] if code in units] if found else []
        codes = [code for code in codes if code != figure.unit]
        if len(codes) == 1:
            yield Exchange(figure, codes[0], frozenset((at,)))


def _linked(passage: Sentence, here: int, there: int) -> bool:
    """Whether one of two sums is told as the other."""
    first, last = sorted((here, there))
    middle = passage.lower[passage.places[first] + 1 : passage.places[last]]
    if len(middle) > LINK or not SAME.search(middle):
        return False
    return not APART.search(middle) and not THEN.search(
        passage.lower[max(0, passage.places[first] - LINK) : passage.places[last] + LINK]
    )


def _judge(here: Figure, there: Figure, rate: Exchange, *, roughly: bool = False) -> Iterable[Finding]:
    """Change one sum at a rate; a rough one in brackets is judged too, where it is off by more than anybody rounds."""
    real = here.value / rate.rate.value
    last = here if here.start > there.start else there
    shown = f"{plain(here.value)} ÷ {plain(rate.rate.value)} = {plain(round(real, 2))}"
    if last is here:
        shown = f"{plain(there.value)} × {plain(rate.rate.value)} = {plain(round(there.value * rate.rate.value, 2))}"
    sums_of = [replace(figure, approximate=False) if roughly else figure for figure in (here, there)]
    spread = half(sums_of[1]) + half(sums_of[0]) / rate.rate.value + half(rate.rate) / rate.rate.value * real
    parts = [figure for figure in (here, there, rate.rate) if figure is not last]
    if abs(real - there.value) <= spread + (ABOUT if there.approximate else LOOSE) * real:
        yield right(last, f"{shown}.", *parts)
        return
    loose = any(figure.approximate or figure.bound for figure in (here, there, rate.rate))
    near = max(real, there.value) <= FAR * min(real, there.value)
    room = spread + (ROUGHLY if loose else PLAINLY) * max(real, there.value)
    if near and (roughly or not loose) and not rate.rate.approximate and abs(real - there.value) > room:
        value = there.value * rate.rate.value if last is here else real
        yield wrong(last, f"{shown}, not {plain(last.value)}.", *parts, value=round(value, 2))
