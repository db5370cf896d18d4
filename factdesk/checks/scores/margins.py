"""Scores and what lies between them: "78-64, a 14-point win", "won by 46 runs: 287 and 241"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.moments import Passages
from factdesk.checks.times.time_span import number_of
from factdesk.draft.patterns import Pattern, word_set

SCORE, MARGIN, TABLE = Pattern("scores", "score"), Pattern("scores", "margin"), Pattern("scores", "table")
PARTLY_BEFORE, PARTLY_BEHIND = Pattern("scores", "partly_before"), Pattern("scores", "partly_behind")
CRICKET, INNINGS, LEAD = Pattern("scores", "cricket"), Pattern("scores", "innings"), Pattern("scores", "lead")
CHASE, IN_REPLY, INTERIM = (Pattern("scores", name) for name in ("chase", "in_reply", "interim"))
ON_THE_WAY, AT_A_STAGE = Pattern("scores", "on_the_way"), Pattern("scores", "at_a_stage")
SERIES = Pattern("scores", "series")
GAELIC_BESIDE = Pattern("score_tallies", "gaelic")
NEAR = 45
LEAST_TOTAL = 30
"""Runs below which a figure is rather a batter's score than an innings."""
WICKETS = 10
PAIR, FOUR = 2, 4
FAR = 400


def scores(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold margins and leads against the scores beside them."""
    text = passages.article.text
    for sentence in sentences:
        if "n" not in sentence.kinds:
            continue
        span = passages.article.sentence_at(sentence.start)
        if not sentence.said.isdisjoint(word_set("scores", "lead_words")) and LEAD.search(text, *span):
            yield from _runs(passages, sentence, span)
        if sentence.paired and SCORE.search(text, *span):
            yield from _points(text, sentence, span)


def _points(text: str, sentence: Sentence, span: tuple[int, int]) -> Iterator[Finding]:
    """A margin in points or goals, against the only score of the sentence that is that of a whole match."""
    margin = margin_of(text, span)
    final = list(final_scores(text, span)) if margin else []
    if margin is None or len(final) != 1:
        return
    said, place = margin
    high, low = sorted((int(final[0]["a"]), int(final[0]["b"])), reverse=True)
    holder, other = figure_at((sentence,), place, str(said)), figure_at((sentence,), final[0].start(), final[0].group())
    yield from _verdict(holder, said, {high - low}, f"{high} − {low} = {high - low}", other)


def margin_of(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """The margin of a whole match that a sentence tells, and its place."""
    found = MARGIN.search(text, *span) if MARGIN.is_in(text, *span) else None
    if found is None or TABLE.search(text, *span) or SERIES.search(text, *span) or AT_A_STAGE.match(text, found.end()):
        return None
    if ON_THE_WAY.search(text[max(span[0], found.start() - NEAR) : found.start()]):
        return None
    name = "many" if found["many"] else "many_b"
    return _number(found[name]), found.start(name)


def final_scores(text: str, span: tuple[int, int]) -> Iterator[re.Match[str]]:
    """The scores between two places that are those of whole matches."""
    return (match for match in SCORE.finditer(text, *span) if _final(text, span, match))


def _final(text: str, span: tuple[int, int], score: re.Match[str]) -> bool:
    before = text[max(span[0], score.start() - NEAR) : score.start()]
    wickets, runs = sorted((int(score["a"]), int(score["b"])))
    if wickets <= WICKETS and runs >= LEAST_TOTAL and CRICKET.search(text, *span):
        return False  # 8-268 from their 50 overs
    if GAELIC_BESIDE.search(text, max(span[0], score.start() - len("10-10 to ")), score.end() + len(" to 10-10")):
        return False  # goals and points, which are not held against one another
    return PARTLY_BEFORE.search(before) is None and PARTLY_BEHIND.match(text, score.end()) is None


def _runs(passages: Passages, sentence: Sentence, span: tuple[int, int]) -> Iterator[Finding]:
    """A lead or a margin in runs, against the innings that the paragraph tells."""
    text = passages.article.text
    paragraph = passages.article.paragraph_at(span[0])
    around = max(0, paragraph.start - FAR), min(len(text), paragraph.end + FAR)
    if CRICKET.search(text, *around) is None:
        return
    said = LEAD.search(text, *span)
    totals = _innings(text, paragraph.start, min(paragraph.end, span[1] + FAR))
    if len(totals) < PAIR:  # the other innings stands in the paragraph before or behind
        totals = _innings(text, *around)
        totals = totals if len(totals) == PAIR else {}
    if said is None or not PAIR <= len(totals) <= FOUR:
        return
    told = next(name for name in ("many", "many_b", "many_c") if said[name])
    many = _number(said[told])
    if many in totals:
        return
    gaps = {abs(one - two) for one, two in combinations(totals, PAIR)}
    if len(totals) == FOUR:
        gaps |= {abs(2 * (one + two) - sum(totals)) for one, two in combinations(totals, PAIR)}
    if len(totals) > PAIR and many not in gaps:
        return
    high, low = max(totals), min(totals)
    place = said.start(told)
    shown = next(
        (f"{max(pair)} − {min(pair)} = {many}" for pair in combinations(totals, PAIR) if abs(pair[0] - pair[1]) == many), ""
    )
    holder, other = figure_at((sentence,), place, str(many)), figure_at((sentence,), totals[low].start("total"), str(low))
    yield from _verdict(holder, many, gaps, shown or f"{high} − {low} = {high - low}", other)


def _innings(text: str, start: int, end: int) -> dict[int, re.Match[str]]:
    """The runs of every innings between two places."""
    totals: dict[int, re.Match[str]] = {}
    for match in INNINGS.finditer(text, start, end):
        before = text[max(start, match.start() - NEAR) : match.start()]
        chased = CHASE.search(before) is not None
        value = int(match["total"]) - (chased and match["out"] is None)
        if INTERIM.search(before):
            continue
        if value >= LEAST_TOTAL and (chased or match["out"] is not None or IN_REPLY.search(before)):
            totals.setdefault(value, match)
    return totals


def _verdict(holder: Figure, said: int, real: set[int], shown: str, other: Figure) -> Iterator[Finding]:
    yield right(holder, f"{shown}.", other) if said in real else wrong(holder, f"{shown}, not {said}.", other)


def figure_at(sentences: Iterable[Sentence], place: int, text: str) -> Figure:
    """The figure that stands at a place; a bare one if the sentences have none there."""
    known = (figure for one in sentences for figure in one.figures if figure.start <= place < figure.end)
    return next(known, Figure(place, place + len(text), (place, place + len(text)), text, 0.0, "n"))


def _number(word: str) -> int:
    number = number_of(word)
    assert number is not None
    return number
