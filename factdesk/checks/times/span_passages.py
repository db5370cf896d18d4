"""Lengths whose two ends stand apart from them: terms that run out, years behind bars to this day, seasons."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.moments import Moment, Passages
from factdesk.checks.times.span_lengths import UNITS, figures
from factdesk.checks.times.spans import Edge, edges_of, hold, present
from factdesk.draft.patterns import Pattern

SIGNED, FOR_TERM = Pattern("span_passages", "signed"), Pattern("span_passages", "for_term")
RUNS_OUT, EXTENDED = Pattern("span_passages", "runs_out"), Pattern("span_passages", "extended")
HELD_SO_LONG, HELD_BEHIND = Pattern("span_passages", "held_so_long"), Pattern("span_passages", "held_behind")
WAS_HELD, HELD_BEFORE = Pattern("span_passages", "was_held"), Pattern("span_passages", "held_before")
IN_CHARGE, TOOK_OVER = Pattern("span_passages", "in_charge"), Pattern("span_passages", "took_over")
YEARS_ON, TODAY = Pattern("span_passages", "years_on"), Pattern("span_passages", "today")
IDLE_SO_LONG, IDLE_BEHIND = Pattern("span_passages", "idle_so_long"), Pattern("span_passages", "idle_behind")
IDLE_SINCE, SEASONS, BROKEN = (Pattern("span_passages", name) for name in ("idle_since", "seasons", "broken"))
STOPPAGE, ONE_OF_MANY, WALKED_OUT, WENT_BACK = (
    Pattern("span_passages", name) for name in ("stoppage", "one_of_many", "walked_out", "went_back")
)
ON = 4
"""Sentences behind a strike in which its days are told."""
REACH = 90
BEFORE = 50
REMAND = 1
"""Years that somebody may have been held before the sentence that is told."""


def lengths(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold every such length against its ends."""
    for sentence in sentences:
        if "d" not in sentence.kinds:
            continue
        for figure in sentence.figures:
            if figure.kind != "d" or figure.unit not in UNITS:
                continue
            span = passages.article.sentence_at(figure.start)
            pair = next((pair for read in READERS if (pair := read(passages, span, figure))), None)
            if pair:
                yield from hold(figure, [(Edge(pair[0], "from"), Edge(pair[1], "to"))], ".", alone=False)
            elif figure.unit == "season":
                yield from _seasons(passages, span, figure)


def _term(passages: Passages, span: tuple[int, int], figure: Figure) -> tuple[Moment, Moment] | None:
    """Signed in 1993 for a term of 25 years, it ran out in 2018."""
    text = passages.article.text
    ahead = [one for one in passages.of.get(span, []) if one.end <= figure.start]
    if not ahead or not FOR_TERM.fullmatch(text, ahead[-1].end, figure.start):
        return None
    if not SIGNED.search(text[max(span[0], ahead[-1].start - REACH) : ahead[-1].start]):
        return None
    after = [one for one in passages.of.get(span, []) if one.start > figure.end]
    end = next((one for one in after if RUNS_OUT.search(text[max(figure.end, one.start - REACH) : one.start])), None)
    if end is None or end.relative or EXTENDED.search(text, figure.end, end.start):
        return None
    return ahead[-1], end


def _held(passages: Passages, span: tuple[int, int], figure: Figure) -> tuple[Moment, Moment] | None:
    """He has been behind bars for 14 years. … He was jailed in 2011."""
    text = passages.article.text
    before = text[max(span[0], figure.start - REACH) : figure.start]
    if figure.unit != "year" or not (HELD_SO_LONG.search(before) or HELD_BEHIND.search(before + "¦" + text[figure.end : span[1]])):
        return None
    after = passages.beside(span, 1)
    now = present(passages, figure)
    if after is None or now is None or not WAS_HELD.match(text, *after) or HELD_BEFORE.search(text, span[0], after[1]):
        return None
    held = [edge.moment for edge in edges_of(passages, after) if edge.role == "from" and edge.kind == "held"]
    if len(held) != 1 or 0 < figure.value - (now.first.year - held[0].first.year) <= REMAND:
        return None
    return held[0], now


def _in_charge(passages: Passages, span: tuple[int, int], figure: Figure) -> tuple[Moment, Moment] | None:
    """She has run the bakery for 24 years. She took it over in 2000."""
    text, after = passages.article.text, passages.beside(span, 1)
    now = present(passages, figure)
    if (
        after is None
        or now is None
        or figure.unit != "year"
        or not IN_CHARGE.search(text[max(span[0], figure.start - REACH) : figure.start])
    ):
        return None
    here = passages.of.get(after, [])
    taken = len(here) == 1 and TOOK_OVER.fullmatch(text, after[0], here[0].start)
    return (here[0], now) if taken and not HELD_BEFORE.search(text, span[0], after[1]) else None


def _years_on(passages: Passages, span: tuple[int, int], figure: Figure) -> tuple[Moment, Moment] | None:
    """Ten years on from the flood of 2015, the street has a bakery again."""
    text, here = passages.article.text, passages.of.get(span, [])
    behind = [one for one in here if one.start > figure.end]
    now = present(passages, figure)
    if not behind or now is None or text[span[0] : figure.start].strip('“" ') or len([one for one in here if not one.relative]) > 1:
        return None
    told = YEARS_ON.fullmatch(text, figure.end, behind[0].start) and TODAY.match(text, behind[0].end)
    return (behind[0], now) if told and UNITS[figure.unit or "year"] >= 1 else None


def _idle(passages: Passages, span: tuple[int, int], figure: Figure) -> tuple[Moment, Moment] | None:
    """It will sail again on Friday after five months out of service. It has been laid up since September."""
    text = passages.article.text
    if not (IDLE_SO_LONG.search(text[span[0] : figure.start]) and IDLE_BEHIND.match(text, figure.end)):
        return None
    here = [one for one in passages.of.get(span, []) if one.first == one.last and not one.edge]
    after = passages.beside(span, 1)
    end = here[-1] if len(here) == 1 else present(passages, figure)
    if after is None or end is None or len(here) > 1:
        return None
    since = [
        one
        for one in passages.of.get(after, [])
        if IDLE_SINCE.search(text[max(after[0], one.start - BEFORE) : one.end]) and one.edge != "to"
    ]
    return (since[0], end) if len(since) == 1 and since[0].first < end.first else None


def _stoppage(passages: Passages, span: tuple[int, int], figure: Figure) -> tuple[Moment, Moment] | None:
    """A 19-day strike. … They walked out on 3 March … and the pickets went home on 29 March."""
    text = passages.article.text
    if not STOPPAGE.match(text, figure.digits[1]) or ONE_OF_MANY.search(text, *span):
        return None
    told = [other for step in range(ON + 1) if (other := passages.away(span, step))]
    days = [one for other in told for one in passages.of.get(other, []) if one.first == one.last and not one.relative]
    lows = [
        max(passages.article.sentence_at(one.start)[0], before)
        for one, before in zip(days, [0, *(d.end for d in days)], strict=False)
    ]
    begun, ended = (
        [one for one, low in zip(days, lows, strict=True) if said.search(text, max(low, one.start - REACH), one.start)]
        for said in (WALKED_OUT, WENT_BACK)
    )
    alone = len(begun) == len(ended) == 1 and not ONE_OF_MANY.search(text, span[0], ended[0].end)
    return (begun[0], ended[0]) if alone and begun[0].first < ended[0].first else None


def _seasons(passages: Passages, span: tuple[int, int], figure: Figure) -> Iterator[Finding]:
    """Ten seasons, from 2014-15 to 2023-24."""
    text = passages.article.text
    found = SEASONS.match(text, figure.end)
    if found is None or inexact(figure) or BROKEN.search(text, *span):
        return
    first, last = (int(found[name]) for name in ("first", "last"))
    real = last - first + 1
    ends = figures(figure, *passages.of.get(span, [])[-1:])
    told = f"{found['first_season']} to {found['last_season']} is {real} seasons with the first and the last"
    if real == figure.value:
        yield right(figure, f"{told}.", *ends)
    elif real > 1:
        yield wrong(figure, f"{told}, not {figure.value:g}.", *ends)


READERS = (_term, _held, _in_charge, _years_on, _idle, _stoppage)
