"""Margins of a contest by time, length or weight, against all pairs of the marks that a passage tells: "… in 9.87 seconds, 0.08 clear"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.numbers.mentions import based
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.moments import Passages
from factdesk.checks.times.time_span import number_of
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

COLON, PARTS = Pattern("races", "colon"), Pattern("races", "parts")
BARE, BARE_BEFORE = Pattern("races", "bare"), Pattern("races", "bare_before")
BEHIND, BEFORE = Pattern("races", "behind"), Pattern("races", "before")
OWN_MARK = Pattern("races", "own_mark")
CONTEST, REFERENT, TOLD_MARK = (
    Pattern("races", "contest"),
    Pattern("races", "referent"),
    Pattern("races", "told_mark"),
)
RIVAL, NAMED = Pattern("races", "rival"), Pattern("races", "named")
SECONDS = 86400
"""Times of races are reckoned in seconds; the floor below gives days."""
NEAR = 40
ALIKE = 2.0
"""Times by which the marks of one contest may differ."""
FEW = 8
DUST = 1e-6
WINDOW = 3
"""Sentences with figures in which the marks of one contest are told."""
BEFORE_THEM, AHEAD = 12, 1500
"""Sentences with figures, and letters, before a margin in which the mark may stand that one was behind."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A time, length or weight in seconds, metres or grams, with the place of its last digit."""

    start: int
    end: int
    text: str
    value: float
    step: float
    dimension: str
    figure: Figure | None = None


def margins(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold every margin against the differences of the marks around it."""
    text = passages.article.text
    for at, sentence in enumerate(sentences):
        if not tells_margin(text, sentence):
            continue
        said = [mark for mark in _marks(text, sentence) if _is_margin(text, sentence, mark)]
        window = [one for one in sentences[max(0, at - WINDOW + 1) : at + 1] if sentence.start - one.start < FEW * 100]
        marks = [mark for one in window for mark in _marks(text, one)]
        for margin in said:
            for finding in _judge(text, sentence, margin, [mark for mark in marks if mark not in said]):
                earlier = sentences[max(0, at - BEFORE_THEM) : at + 1] if finding.outcome is Outcome.CONTRADICTED else ()
                first = [mark for one in earlier for mark in _marks(text, one)]
                if not earlier or not _behind_an_earlier(
                    margin, [*first, *_clocked(text, max(0, sentence.start - AHEAD), sentence.start)]
                ):
                    yield finding


def tells_margin(text: str, sentence: Sentence) -> bool:
    """Whether a sentence may tell the margin of a contest."""
    timed = "d" in sentence.kinds or "l" in sentence.kinds
    if not timed:  # the pattern of parts is slow, and few sentences have any of their words
        told = sentence.spoken
        parts = any(map(told.__contains__, words("races")["part_of"]))
        timed = parts and PARTS.search(text, sentence.start, sentence.end) is not None
    return timed and CONTEST.search(text[max(0, sentence.start - NEAR) : sentence.end].lower()) is not None


def _marks(text: str, sentence: Sentence) -> list[Mark]:
    """The times, lengths and weights of a sentence, in its order; bare decimals are of the unit of one that has it."""
    found = [_mark(figure) for figure in sentence.figures if figure.kind in "dl" and not figure.bound and not figure.approximate]
    found += _clocked(text, sentence.start, sentence.end)
    for match in PARTS.finditer(text, sentence.start, sentence.end):
        many = number_of(match["many"])
        step = words("races")["part_of"][match["part"].lower()]
        if many:
            found.append(Mark(match.start(), match.end(), match.group(), many * step, step, "duration"))
    taken = [(mark.start, mark.end) for mark in found]
    fine = next((mark for mark in found if mark.step < 1 and mark.figure and "." in mark.text), None)
    if fine is not None and fine.figure is not None:
        unit = fine.value / fine.figure.value
        for match in BARE.finditer(text, sentence.start, sentence.end):
            led = BARE_BEFORE.search(text, max(0, match.start() - NEAR), match.start())
            if led and not any(start < match.end() and match.start() < end for start, end in taken):
                step = unit * 10.0 ** -len(match.group().partition(".")[2])
                found.append(Mark(match.start(), match.end(), match.group(), float(match.group()) * unit, step, fine.dimension))
    return sorted(found, key=lambda mark: mark.start)


def _clocked(text: str, start: int, end: int) -> Iterator[Mark]:
    """The times with colons between two places: 2:24:51, 58:03.4."""
    for match in COLON.finditer(text, start, end):
        value = int(match["h"] or 0) * 3600 + int(match["m"]) * 60 + float(match["s"])
        step = 10.0 ** -len(match["s"].partition(".")[2])
        yield Mark(match.start(), match.end(), match.group(), value, step, "duration")


def _mark(figure: Figure) -> Mark:
    value, dimension = based(figure)
    unit = value / figure.value if figure.value else 1.0
    scale = SECONDS if dimension == "duration" else 1.0
    text = figure.told
    decimals = figure.written.partition(".")[2]
    step = 10.0 ** -len([sign for sign in decimals if sign.isdecimal()]) if decimals else 1.0
    return Mark(figure.start, figure.end, text, value * scale, step * unit * scale, dimension, figure)


def _is_margin(text: str, sentence: Sentence, mark: Mark) -> bool:
    """Whether a length of time or space is told as that by which one is before another."""
    return (
        BEHIND.match(text, mark.end) is not None
        or BEFORE.search(text, max(sentence.start, mark.start - NEAR), mark.start) is not None
    )


def _judge(text: str, sentence: Sentence, margin: Mark, marks: Sequence[Mark]) -> Iterator[Finding]:
    alike = [
        mark
        for mark in marks
        if mark.dimension == margin.dimension and mark.value > margin.value and mark.step <= max(margin.step, mark.value / 20)
    ]
    here = [mark for mark in alike if mark.start >= sentence.start]
    if not here or not 2 <= len(alike) <= FEW:  # noqa: PLR2004
        return
    own = max((mark for mark in here if mark.end <= margin.start), key=lambda mark: mark.end, default=here[0])
    alike = [mark for mark in alike if own.value / ALIKE <= mark.value <= own.value * ALIKE]
    if _of_a_third(text, margin, [mark for mark in alike if mark is not own]):
        return
    pairs = [(one, two) for one, two in combinations(alike, 2) if one.value != two.value]
    if not pairs:
        return
    room = max(margin.step, *(mark.step for mark in alike))
    room = room / 2 + DUST if margin.step > min(mark.step for mark in alike) else room + DUST if margin.step < 1 else DUST
    fitting = next((pair for pair in pairs if abs(abs(pair[0].value - pair[1].value) - margin.value) <= room), None)
    holder = margin.figure or Figure(margin.start, margin.end, (margin.start, margin.end), margin.text, margin.value, "d")
    if fitting:
        yield right(holder, _told(fitting[1], fitting[0], margin), *_figures(fitting))
        return
    behind = REFERENT.search(text, margin.end, min(sentence.end, margin.end + NEAR))
    unknown = (behind or OWN_MARK.search(text, sentence.start, margin.start)) and not any(
        TOLD_MARK.search(text, max(sentence.start, mark.start - NEAR), mark.start) for mark in here
    )
    if unknown or REFERENT.search(text, max(sentence.start, margin.start - NEAR // 2), margin.start):
        return
    nearest = min(pairs, key=lambda pair: abs(abs(pair[0].value - pair[1].value) - margin.value))
    yield wrong(holder, f"{_told(nearest[1], nearest[0], margin)[:-1]}, not {margin.text}.", *_figures(nearest))


def _of_a_third(text: str, margin: Mark, others: Sequence[Mark]) -> bool:
    """Whether a margin is over somebody by name, and the other marks are of people named behind that: "38 seconds ahead of Bekele, with Kiprop third in …"."""
    rival = RIVAL.match(text, margin.end)
    return rival is not None and all(mark.start > rival.end() and NAMED.search(text, rival.end(), mark.start) for mark in others)


def _behind_an_earlier(margin: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a margin is that between marks of which one stands further before: the winner's time, in the first paragraph."""
    alike = [mark.value for mark in marks if mark.dimension == margin.dimension and mark.value > margin.value]
    return any(abs(abs(one - two) - margin.value) <= DUST for one, two in combinations(alike, 2))


def _told(one: Mark, two: Mark, margin: Mark) -> str:
    unit = margin.value / margin.figure.value if margin.figure and margin.figure.value else 1.0
    gap = plain(round(abs(one.value - two.value) / unit, 3))
    name = (margin.figure.unit or "second") if margin.figure else "second"
    return f"between {one.text} and {two.text} lie {gap} {name}{'s' if margin.dimension == 'duration' else ''}."


def _figures(marks: Sequence[Mark]) -> tuple[Figure, ...]:
    return tuple(mark.figure for mark in marks if mark.figure)
