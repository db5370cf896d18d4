"""Sums of money changed at a rate that the draft itself gives: "C$90m, which at C$1.50 to the pound comes to £60m"."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from factdesk.checks.finding import Finding
from factdesk.checks.pieces import Piece, pieces_of
from factdesk.checks.products.roles import after, before
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import half, inexact, right, wrong
from factdesk.checks.sums.sentences import Sentence, in_place, sentences, sentences_in
from factdesk.checks.written import plain
from factdesk.claims.claim import Claim, QuantityValue
from factdesk.claims.passages import once
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

PER = Pattern("product_exchange", "per")
OF = Pattern("product_exchange", "of")
PER_ONE = Pattern("product_exchange", "per_one")
ONE = Pattern("product_exchange", "one")
GIVEN = Pattern("product_exchange", "given")
"""A sentence without it gives no rate."""
BRACKET = Pattern("product_exchange", "bracket")
SAME = Pattern("product_exchange", "same")
APART = Pattern("product_exchange", "apart")
APPOSED, MORE = Pattern("product_exchange", "apposed"), Pattern("product_exchange", "more")
"""Behind a sum that is a difference and no sum of its own."""
THEN = Pattern("product_exchange", "then")
NAMED = Pattern("product_exchange", "named")
"""A currency that a sentence begins to tell the rate of."""
LOOSE = 0.02
PLAINLY = 0.04
"""The share by which a changed sum must be off to be called wrong: banks take their part, and rates move in a day."""
ABOUT = 0.08
SHARPLY, SHARP = 0.1, 20
"""The share by which a rough sum may be off that is told with two figures or more, and its least value in units of its last place."""
ROUGHLY = 0.2
"""The same where one of the sums is told as rough."""
MOST_ROUNDED = 0.1
"""The share of a sum that its rounding may take: "2 million" beside "$1.6 million"."""
FAR, LINKED_FAR = 20, 2000
"""Times that two sums may be apart to be one; more where the words say that they are."""
TURNED = 0.02
"""The share by which a sum that was multiplied instead of divided may be off."""
LEAST = 3
REACH = 260
"""Letters between two sums of which the second is the first at a rate that is told between them."""
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
    if passage.kinds.count("m") < LEAST or len({figure.unit for figure in passage.figures if figure.kind == "m"}) < 2:  # noqa: PLR2004
        return
    rates = list(_rates(passage, {figure.unit for figure in passage.figures if figure.kind == "m"}))
    if len(rates) != 1:
        return
    (rate,) = rates
    if _others(passage, rate):
        return
    amounts = [at for at, figure in enumerate(passage.figures) if figure.kind == "m" and at not in rate.places]
    here = [at for at in amounts if passage.figures[at].unit == rate.rate.unit]
    there = [at for at in amounts if passage.figures[at].unit == rate.of]
    if len(here) == len(there) == 1 and _linked(passage, here[0], there[0], min(rate.places)):
        yield from _judge(passage.figures[here[0]], passage.figures[there[0]], rate, linked=True)


def throughout(article: Article, claims: Sequence[Claim]) -> Iterable[Finding]:
    """Hold sums that are one, in brackets or by a word or two, against the one rate that the draft gives for their currencies."""
    values = (claim.value for claim in claims)
    currencies = {value.unit for value in values if isinstance(value, QuantityValue) and value.dimension == "money"}
    if len(currencies) < len(("one", "other")):
        return
    placed = [(at, number) for at in pieces_of(article, claims) for number in once(at.piece, telling)]
    if not placed:
        return
    found = sentences(article, claims, "mn")
    units = {figure.unit for sentence in found for figure in sentence.figures if figure.kind == "m"}
    told_in = [in_place(sentences_in(at.piece)[number], article, at) for at, number in placed]
    given = [(sentence, rate) for sentence in told_in for rate in _rates(sentence, units)]
    if any(_others(sentence, rate) for sentence, rate in given):
        return
    rates = [rate for _, rate in given]
    if not rates:
        return
    of_rates = {sentence.figures[at].start for sentence, rate in given for at in rate.places}
    told = [
        (sentence, at, figure)
        for sentence in found
        for at, figure in enumerate(sentence.figures)
        if figure.kind == "m" and figure.start not in of_rates
    ]
    for (before_it, first, one), (sentence, second, two) in pairwise(told):
        fitting = [rate for rate in rates if _of_two(rate, one, two) or _of_two(rate, two, one)]
        if len({rate.rate.value for rate in fitting}) != 1 or two.start - one.end > REACH:
            continue
        here, there = (one, two) if _of_two(fitting[0], one, two) else (two, one)
        bracket = before_it is sentence and second == first + 1 and BRACKET.fullmatch(after(sentence, first))
        if bracket:
            if not THEN.search(after(sentence, second)[:NEAR]) and not THEN.search(before(sentence, first)[-LINK:]):
                yield from _judge(here, there, fitting[0])
        elif _told_as_one(article, (one, two), fitting[0], turned=_turned(here, there, fitting[0])):
            yield from _judge(here, there, fitting[0])


def telling(piece: Piece) -> tuple[int, ...]:
    """Which sentences of a piece may give a rate: hardly any, and the pattern is slow."""
    return tuple(number for number, sentence in enumerate(sentences_in(piece)) if _gives(sentence))


def _gives(sentence: Sentence) -> bool:
    text = sentence.article.text
    if {"m", "n"}.isdisjoint(sentence.kinds):
        return False
    named = not sentence.said.isdisjoint(word_set("product_exchange", "names")) or any(
        text.find(sign, sentence.start, sentence.end) >= 0 for sign in word_set("product_exchange", "given_signs")
    )
    return named and GIVEN.search(text, sentence.start, sentence.end) is not None


def _told_as_one(article: Article, sums_of: tuple[Figure, Figure], rate: Exchange, *, turned: bool) -> bool:
    """Whether two sums are told as one, with their rate between or beside them."""
    one, two = sums_of
    middle = article.text[one.end : two.start].lower()
    if APART.search(middle) or THEN.search(article.text[max(0, one.start - LINK) : two.end + NEAR].lower()):
        return False
    if MORE.match(article.text, two.end):
        return False
    between = one.end <= rate.rate.start < two.start
    near = len(middle) <= LINK and one.start - REACH < rate.rate.start < two.end + REACH
    return turned or ((between or near) and SAME.search(middle) is not None)


def _turned(here: Figure, there: Figure, rate: Exchange) -> bool:
    """Whether a sum was multiplied where it must be divided, or the other way about."""
    plainly = not 1 - ABOUT < rate.rate.value**2 < 1 + ABOUT
    return plainly and abs(there.value / rate.rate.value - here.value) <= TURNED * here.value


def _of_two(rate: Exchange, here: Figure, there: Figure) -> bool:
    """Whether a rate is that of two sums; "crowns" by themselves are those of the rate that the draft gives."""
    return there.unit == rate.of and here.unit != rate.of and _same_unit(here.unit or "", rate.rate.unit or "")


def _same_unit(unit: str, code: str) -> bool:
    return unit == code or (code in words("product_exchange")["codes"].get(unit, ()))


def _rates(passage: Sentence, units: Container[str | None]) -> Iterator[Exchange]:
    """The rates that a passage gives between currencies of some sums."""
    for at, figure in enumerate(passage.figures):
        if figure.kind == "n" and not figure.bound:
            yield from _bare(passage, at)
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
            yield Exchange(_whole(figure), codes[0], frozenset((at,)))


def _whole(figure: Figure) -> Figure:
    """A rate that is told in cents, in its currency: 86 pence to the euro."""
    unit = words("product_exchange")["cents"].get((figure.unit or "").lower())
    many = figure.value / 100
    return replace(figure, value=many, written=f"{many:.2f}", unit=unit) if unit else figure


def _others(passage: Sentence, rate: Exchange) -> bool:
    """Whether a passage gives more than one rate of a day: "bought $1.03 on Monday and $1.09 on Wednesday"."""
    like = (one for one in passage.figures if one.unit == rate.rate.unit and one is not rate.rate and one.start != rate.rate.start)
    return any(rate.rate.value / 2 <= one.value <= rate.rate.value * 2 for one in like)


def _bare(passage: Sentence, at: int) -> Iterator[Exchange]:
    """A rate whose currency is named before it, or that is told in cents: "the rouble fell to 92 to the dollar"."""
    figure, behind = passage.figures[at], PER.match(after(passage, at))
    named = NAMED.search(before(passage, at))
    known = words("product_exchange")["codes"]
    of = known[behind["unit"]][0] if behind else known[named["unit"]][0] if named else None
    unit, coins = (figure.unit or "").lower(), words("product_exchange")["cents"]
    if of is None or (unit and unit not in coins):
        return
    cents = coins.get(unit)
    if cents and cents != of:
        yield Exchange(
            replace(figure, value=figure.value / 100, written=f"{figure.value / 100:.2f}", unit=cents), of, frozenset((at,))
        )
    elif not cents and behind and named and known[named["unit"]][0] != of:
        yield Exchange(replace(figure, unit=known[named["unit"]][0]), of, frozenset((at,)))


def _linked(passage: Sentence, here: int, there: int, rate: int) -> bool:
    """Whether one of two sums is told as the other."""
    first, last = sorted((here, there))
    middle = passage.lower[passage.places[first] + 1 : passage.places[last]]
    set_off = APPOSED.fullmatch(middle) is not None and (passage.figures[last].approximate or rate == last + 1)
    if len(middle) > LINK or not (set_off or SAME.search(middle)) or MORE.match(passage.masked, passage.places[last] + 1):
        return False
    return not APART.search(middle) and not THEN.search(
        passage.lower[max(0, passage.places[first] - LINK) : passage.places[last] + LINK]
    )


def _judge(here: Figure, there: Figure, rate: Exchange, *, linked: bool = False) -> Iterable[Finding]:
    """Change one sum at a rate; a rough one in brackets is judged too, where it is off by more than anybody rounds."""
    real = here.value / rate.rate.value
    last = here if here.start > there.start else there
    shown = f"{plain(here.value)} ÷ {plain(rate.rate.value)} = {plain(round(real, 2))}"
    if last is here:
        shown = f"{plain(there.value)} × {plain(rate.rate.value)} = {plain(round(there.value * rate.rate.value, 2))}"
    sums_of = [replace(figure, approximate=False) for figure in (here, there)]
    spread = min(half(sums_of[1]), MOST_ROUNDED * there.value) + min(half(sums_of[0]) / rate.rate.value, MOST_ROUNDED * real)
    spread += half(rate.rate) / rate.rate.value * real
    parts = [figure for figure in (here, there, rate.rate) if figure is not last]
    if abs(real - there.value) <= spread + (ABOUT if there.approximate else LOOSE) * real:
        yield right(last, f"{shown}.", *parts)
        return
    loose = inexact(here, there, rate.rate)
    near = max(real, there.value) <= (LINKED_FAR if linked else FAR) * min(real, there.value)
    room = spread + (ROUGHLY if loose else PLAINLY) * max(
        real, there.value
    )  # said with two figures, a rough sum is nearer than that
    room = min(room, spread + SHARPLY * real) if last.value >= SHARP * last.step and not rate.rate.bound else room
    if near and not rate.rate.approximate and abs(real - there.value) > room:
        value = there.value * rate.rate.value if last is here else real
        yield wrong(last, f"{shown}, not {plain(last.value)}.", *parts, value=round(value, 2))
