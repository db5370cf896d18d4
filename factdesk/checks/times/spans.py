"""Spans of years by their roles: when it began, when it ended and how long it is said to have lasted, wherever in a passage each is told.

"The mine, which opened in 1912, gave work to thousands and closed in 1984 after 80 years": a beginning, an end, and a length of the whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.moments import Moment, Passages, years_between
from factdesk.checks.times.span_lengths import UNITS, exact, exact_enough, figures, fits, spoken, told
from factdesk.draft.patterns import Pattern, word_set

BEGUN, ENDED, MADE_IN, ALTOGETHER = (Pattern("spans", name) for name in ("begun", "ended", "made_in", "altogether"))
EDGE_FROM, EDGE_TO = Pattern("spans", "edge_from"), Pattern("spans", "edge_to")
WHOLE, APPOSED = Pattern("spans", "whole"), Pattern("spans", "apposed")
LONG, SERVICE = Pattern("spans", "long"), Pattern("spans", "service")
NOT_BEHIND, NOT_BEFORE = Pattern("spans", "not_behind"), Pattern("spans", "not_before")
GENERIC, NOW, PAST = Pattern("spans", "generic"), Pattern("spans", "now"), Pattern("spans", "past")
OTHERS, PASSIVE = Pattern("spans", "others"), Pattern("spans", "passive")
PERSON, THING = Pattern("spans", "person"), Pattern("spans", "thing_again")
INSIDE = Pattern("spans", "inside")
LATER, UNTIL, LASTING = Pattern("spans", "later"), Pattern("spans", "until"), Pattern("spans", "lasting")
JOINED, JOINED_AS = Pattern("spans", "joined"), Pattern("spans", "joined_as")
BORN, LIVED = Pattern("spans", "born"), Pattern("spans", "lived")
TRADING = Pattern("spans", "trading")
LED, SINCE, IT_IS = Pattern("spans", "led"), Pattern("spans", "since"), Pattern("spans", "it_is")
APART, ADJOINED, CLAUSE = Pattern("spans", "apart"), Pattern("spans", "adjoined"), Pattern("spans", "clause")
AGAIN, LEAVING, STEPS_DOWN, RECORD = (Pattern("spans", name) for name in ("again", "leaving", "steps_down", "record"))
OWNED, ENDED_BY = Pattern("spans", "owned"), Pattern("spans", "ended_by")
DAYS_BEHIND, DAYS_BEFORE = Pattern("spans", "days_behind"), Pattern("spans", "days_before")
PART, FROM, IN_ALL = Pattern("spans", "part"), Pattern("spans", "days_from"), Pattern("spans", "in_all")
KINDS = ("office", "place", "thing", "bond", "held")
COMPLEMENTS = {kind: Pattern("spans", f"of_{kind}") for kind in KINDS}
REACH = 90
"""Characters before a date in which the verb stands that says what happened then."""
BEFORE = 40
FAR = 5
"""Times by which a length and a stretch differ that are certainly not of one thing."""
FAR_BACK = 3
"""Sentences back to which a reign that is called somebody's looks for its dates."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A moment as a beginning or an end, and the kind of its verb."""

    moment: Moment
    role: str
    kind: str = ""
    """office, place, thing, bond, or nothing for "since" and "from"."""
    passive: bool = False
    """Whether the verb says what was done to the thing."""


def spans(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold every length against the beginning and the end that its passage tells."""
    for sentence in sentences:
        if "d" not in sentence.kinds:
            continue
        for figure in sentence.figures:
            if figure.kind == "d" and figure.unit in UNITS and figure.value >= (2 if UNITS[figure.unit] <= 1 else 1):
                days = _beside_its_days(passages, passages.article.sentence_at(figure.start), figure)
                ahead = [one for one in sentence.figures if one.kind == "d" and one.end <= figure.start]
                yield from hold(figure, [days], ".", alone=False) if days else _judge(passages, figure, ahead)


def _judge(passages: Passages, figure: Figure, ahead: Sequence[Figure]) -> Iterator[Finding]:
    text, span = passages.article.text, passages.article.sentence_at(figure.start)
    before, behind = text[max(span[0], figure.start - BEFORE) : figure.start], text[figure.end : min(span[1], figure.end + BEFORE)]
    if NOT_BEFORE.search(before) or OTHERS.search(text, *span) or (ALTOGETHER.match(behind) and len(_ranges(passages, span)) > 1):
        return
    if SINCE.match(behind):
        yield from hold(figure, _since(passages, span, figure, before), ".")
        return
    between = _between(passages, span, figure, before, behind)
    if between:
        yield from hold(figure, between, ".", alone=False)
    edges = edges_of(passages, span)
    since = None if between else _since_then(passages, span, edges, figure)
    if since is None and (between or NOT_BEHIND.match(behind)):
        return
    apposed = since or _apposed(text, edges, figure)
    if apposed:
        yield from hold(figure, [apposed], behind)
        return
    long = SERVICE.match(behind) or (text[figure.start : figure.end].endswith("-year") and LONG.match(behind))
    if not (WHOLE.search(before) or long):
        return
    last = max((edge.moment.end for edge in edges if edge.role != "from" and edge.moment.end <= figure.start), default=figure.start)
    if JOINED.search(text, last, figure.start) or AGAIN.search(text, last, figure.start):
        return
    pairs = [
        (start, end)
        for start, end in _pairs(passages, span, figure, edges, lasting=bool(long))
        if not any(one.unit in UNITS and fits(one, start.moment, end.moment) for one in ahead)  # whose length is told already
        and not ended_then(text, span, figure, start.moment, end.moment)
    ]
    if MADE_IN.match(behind):
        pairs = [pair for pair in pairs if pair[1].moment.claim is not figure.claim]  # took 17 years to dig and was opened in 2016
    here = passages.of.get(span, [])  # came in 1947, was given her chair in 1964 and left in 1984, after 20 years
    explained = any(fits(figure, one, end.moment) for one in here for _, end in pairs if one.first < end.moment.first)
    left = text[max(span[0], figure.start - REACH) : figure.start]
    leaves = LEAVING.search(left) is not None
    other = any(start.kind == "thing" or came_as(text, start.moment.start, left) for start, _ in pairs)
    fitting = any(fits(figure, start.moment, end.moment) for start, end in pairs)
    if pairs and (fitting or not explained) and not (leaves and other and not long):
        yield from hold(figure, pairs, behind)


def ended_then(text: str, span: tuple[int, int], figure: Figure, start: Moment, end: Moment) -> bool:
    """Whether the beginning of a stretch put an end to what lasted so long: "the 2011 revolt that toppled Kadar after his 30-year rule"."""
    told = span[0] <= start.start < start.end <= figure.start and not start.end <= end.start < figure.start
    return told and ENDED_BY.search(text, start.end, figure.start) is not None


def came_as(text: str, start: int, left: str) -> bool:
    """Whether somebody came, before a date, as what need not be the post that is left in the end: "steps down … joined as a clerk in 1999"."""
    return STEPS_DOWN.search(left) is not None and JOINED_AS.search(text, max(0, start - REACH), start) is not None


def _ranges(passages: Passages, span: tuple[int, int]) -> list[Moment]:
    """The beginnings of the dates of a sentence that have two ends."""
    return [one for one, two in pairwise(passages.of.get(span, [])) if one.claim is two.claim]


def _beside_its_days(passages: Passages, span: tuple[int, int], figure: Figure) -> tuple[Edge, Edge] | None:
    """Both ends of one date right beside a length: "a 10-day festival from 3 to 12 May", "from 3 to 9 May, seven days in all"."""
    text = passages.article.text
    if figure.bound or len(_ranges(passages, span)) > 1 or PART.search(text, max(span[0], figure.start - REACH), figure.start):
        return None  # from 1999 to 2007 and again from 2011 to 2015, 12 years in all
    for start, end in pairwise(passages.of.get(span, [])):
        if start.claim is not end.claim:
            continue
        ahead, behind = text[figure.end : start.start], text[end.end : figure.start]
        led = DAYS_BEHIND.match(ahead) and (ahead.endswith("(") or FROM.match(start.claim.text)) and len(ahead) <= REACH
        set_off = behind.strip() not in {"", "a", "an", "for"} and DAYS_BEFORE.fullmatch(behind) and IN_ALL.match(text, figure.end)
        if (figure.end <= start.start and led) or set_off:
            return Edge(start, "from"), Edge(end, "to")
    return None


def _pairs(
    passages: Passages, span: tuple[int, int], figure: Figure, edges: Sequence[Edge], *, lasting: bool
) -> list[tuple[Edge, Edge]]:
    """The beginnings and ends of which a length of the whole may be told."""
    again = [edge for edge in edges if edge.role == "again"]
    if again:
        ended = [edge for edge in edges if edge.role == "to" or (edge.role == "from" and not edge.kind)] or neighbouring(
            passages, span, "to"
        )
        return [(start, end) for start in ended for end in again if start.moment.first < end.moment.first]
    starts = [edge for edge in edges if edge.role == "from"]
    ends = [edge for edge in edges if edge.role == "to"]
    if starts and not ends:
        ends = _left_over(passages, span, edges) if figure.start < starts[0].moment.start else []
    starts = starts or neighbouring(passages, span, "from", trading=TRADING.match(passages.article.text, figure.end) is not None)
    ends = (
        ends
        or (_today(passages, span, figure) if UNITS[figure.unit or "year"] >= 1 else [])
        or (neighbouring(passages, span, "to") if lasting else [])
    )
    return [(start, end) for start in starts for end in ends if start.moment.first < end.moment.first]


def _left_over(passages: Passages, span: tuple[int, int], edges: Sequence[Edge]) -> list[Edge]:
    """The only other moment of a sentence that tells a beginning: its end."""
    told = {edge.moment.start for edge in edges}
    others = [one for one in passages.of.get(span, []) if one.start not in told]
    return [Edge(others[0], "to")] if len(others) == 1 else []


def edges_of(passages: Passages, span: tuple[int, int]) -> list[Edge]:
    """The moments of a sentence that are beginnings or ends."""
    text, found, low = passages.article.text, [], span[0]
    for moment in passages.of.get(span, []):
        before = text[max(low, moment.start - REACH) : moment.start]
        edge = _edge(moment, before)
        if edge:
            found.append(edge)
        low = moment.end
    return found


def _edge(moment: Moment, before: str) -> Edge | None:
    if RECORD.search(before):
        return None  # its lowest level since 1985
    if moment.edge or EDGE_FROM.search(before) or EDGE_TO.search(before):
        return Edge(moment, moment.edge or ("from" if EDGE_FROM.search(before) else "to"))
    clause = before[max(before.rfind(sign) for sign in ";:") + 1 :]
    begun, ended, again = (_last(told, clause) for told in (BEGUN, ENDED, AGAIN))
    if again and again.end() > max(one.end() if one else 0 for one in (begun, ended)):
        return Edge(moment, "again")
    if ended and (begun is None or ended.end() > begun.end()):
        return Edge(moment, "to")
    if begun is None:
        return None
    return Edge(moment, "from", _kind(begun.group().lower()), passive=PASSIVE.search(clause[: begun.start()]) is not None)


def _last(told: Pattern, clause: str) -> re.Match[str] | None:
    return max(told.finditer(clause), key=lambda match: match.end(), default=None) if told.is_in(clause) else None


def _kind(verb: str) -> str:
    """Which list holds a verb; a treaty, signed, is in force, as somebody who joined is at a place."""
    return next((kind for kind in KINDS if verb in word_set("spans", kind)), "place")


def _apposed(text: str, edges: Sequence[Edge], figure: Figure) -> tuple[Edge, Edge] | None:
    """The two ends right before a length: from 1998 to 2006, ten years in which."""
    for start, end in pairwise(edges):
        told = start.role == "from" and not start.kind and end.role == "to"
        if told and end.moment.end <= figure.start and APPOSED.match(text[end.moment.end : figure.start]):
            return start, end
    return None


def _since(passages: Passages, span: tuple[int, int], figure: Figure, before: str) -> list[tuple[Edge, Edge]]:
    """It is 40 years since the strike of 1984."""
    behind = [one for one in passages.of.get(span, []) if one.start > figure.end]
    now = present(passages, figure)
    if len(behind) != 1 or now is None or IT_IS.search(before) is None or UNITS[figure.unit or "year"] < 1:
        return []
    return [(Edge(behind[0], "from"), Edge(now, "to"))]


def present(passages: Passages, figure: Figure) -> Moment | None:
    """The dateline as a moment; it stands in for a claim, whose words the finding has already."""
    day = passages.article.dateline
    return Moment(figure.claim, day, day, str(day.year)) if figure.claim else None


def _between(passages: Passages, span: tuple[int, int], figure: Figure, before: str, behind: str) -> list[tuple[Edge, Edge]]:
    """The moments from any of which to the one behind a length may be counted: it is wrong only when it fits none."""
    here = passages.of.get(span, [])
    later = LATER.match(behind)
    inside = later and behind[later.end() :].startswith(",") and INSIDE.search(passages.article.text, span[0], figure.start)
    if inside or (not later and not (LASTING.search(before) and UNTIL.match(behind))):
        return []
    text, after = passages.article.text, [one for one in here if one.start > figure.end]
    ahead = [one for one in here if one.end <= figure.start]
    if later and len(ahead) > 1 and LED.fullmatch(text[ahead[-1].end : figure.start]):
        return [(Edge(base, "from"), Edge(ahead[-1], "to")) for base in ahead[:-1] if base.first < ahead[-1].first]
    if later and ahead and "," in text[ahead[-1].end : figure.start] and LED.fullmatch(text[ahead[-1].end : figure.start]):
        return []
    if not after or after[0].relative or ";" in text[figure.end : after[0].start]:
        return []
    if later and (ADJOINED.fullmatch(text, figure.end, after[0].start) or APART.search(text, figure.end, after[0].start)):
        return []  # the first is another check's, the second is told of something else
    bases = [one for one in here if one.end <= figure.start and (later or LIVED.search(before) or not _birth(text, span, one))]
    if not bases and later:
        other = passages.beside(span, -1)
        bases = passages.of.get(other, []) if other else []
    return [(Edge(base, "from"), Edge(after[0], "to")) for base in bases if base.first < after[0].first]


def _birth(text: str, span: tuple[int, int], moment: Moment) -> bool:
    """Whether a moment is when somebody was born."""
    return BORN.search(text, max(span[0], moment.start - REACH), moment.start) is not None


def _since_then(passages: Passages, span: tuple[int, int], edges: Sequence[Edge], figure: Figure) -> tuple[Edge, Edge] | None:
    """For the first time since 2006, an 18-year wait."""
    text = passages.article.text
    last = next((edge for edge in reversed(edges) if edge.moment.end <= figure.start), None)
    if last is None or last.role != "from" or last.kind or not text[figure.start : figure.end].endswith("-year"):
        return None
    if (
        not APPOSED.match(text[last.moment.end : figure.start])
        or not LONG.match(text[figure.end : span[1]])
        or PAST.search(text, span[0], last.moment.start)
        or _of_old(passages, span, last.moment)
    ):
        return None
    now = present(passages, figure)
    return (last, Edge(now, "to")) if now else None


def _of_old(passages: Passages, span: tuple[int, int], but: Moment) -> bool:
    """Whether a sentence, or the one before it, tells of another year than that of the draft."""
    before = passages.beside(span, -1)
    told = [*passages.of.get(span, []), *(passages.of.get(before, []) if before else [])]
    return any(one is not but and abs(one.first.year - passages.article.dateline.year) > 1 for one in told)


def neighbouring(passages: Passages, span: tuple[int, int], role: str, *, trading: bool = False) -> list[Edge]:
    """The beginnings or ends of the sentence before, or of the one behind, of the same subject."""
    text = passages.article.text
    for step in (-1, 1):
        other = passages.beside(span, step, across=True)
        if other is None or OTHERS.search(text, *other):
            continue
        if step < 0 and OWNED.match(text, *span):
            other = _last_dated(passages, other)
        found = [edge for edge in edges_of(passages, other) if edge.role == role]
        if OWNED.match(text, *span):  # the day of the news is not that of the reign
            found = [edge for edge in found if not edge.moment.relative] or found
        one, two = (other, span) if step < 0 else (span, other)
        trade = trading and len(found) == 1 and found[0].kind == "thing"
        if found and (trade or all(_same(text[slice(*one)], text[slice(*two)], edge) for edge in found)):
            return found
    return []


def _last_dated(passages: Passages, span: tuple[int, int]) -> tuple[int, int]:
    """The sentence itself, or the one shortly before it that has a date."""
    other: tuple[int, int] | None = span
    for _ in range(FAR_BACK):
        if other is None or other in passages.of:
            break
        other = passages.beside(other, -1, across=True)
    return other or span


def _same(one: str, two: str, edge: Edge) -> bool:
    """Whether a sentence goes on about what the one before it is about."""
    if PERSON.match(two):
        return not edge.passive or edge.kind in ("office", "bond")
    again = THING.match(two)
    named = again and (again["noun"] or again["owner"])
    return again is not None and (named is None or f" {named}".lower() in f" {one}".lower())


def _today(passages: Passages, span: tuple[int, int], figure: Figure) -> list[Edge]:
    """The dateline as the end, where the verb before the length is of the present or the future, or a day of this week."""
    text, dateline = passages.article.text, passages.article.dateline
    recent = [one for one in passages.of.get(span, []) if abs(one.first.year - dateline.year) <= 1 and not one.edge]
    if recent:
        return [Edge(recent[-1], "to")]
    before = text[max(span[0], figure.start - REACH) : figure.start]
    clauses = [match.end() for match in CLAUSE.finditer(before)]
    before = before[clauses[-1] if clauses and len(before) - clauses[-1] > BEFORE // 4 else 0 :]
    now = present(passages, figure)
    return [Edge(now, "to")] if now and NOW.search(before) and not PAST.search(before) else []


def hold(figure: Figure, pairs: Iterable[tuple[Edge, Edge]], behind: str, *, alone: bool = True) -> Iterator[Finding]:
    """Right if any pair fits; wrong if none does and the length is certainly that of the whole (of one pair alone, if need be)."""
    held = [pair for pair in pairs if exact_enough(figure, *(edge.moment for edge in pair))]
    if not held:
        return
    unit = UNITS[figure.unit or "year"]
    for start, end in held:
        if fits(figure, start.moment, end.moment):
            yield right(figure, f"{told(figure, start.moment, end.moment)}.", *figures(figure, start.moment, end.moment))
            return
    start, end = held[-1] if not alone else max(held, key=lambda pair: years_between(pair[0].moment, pair[1].moment)[1])
    least = years_between(start.moment, end.moment)[0]
    wanted = figure.value * unit
    longest = max(years_between(one.moment, two.moment)[1] for one, two in held)
    if (
        not wanted / FAR <= longest <= wanted * FAR
        or (alone and len(held) > 1 and wanted < longest)
        or (
            wanted < least
            and not (GENERIC.match(behind) or SERVICE.match(behind) or LONG.match(behind) or _complements(start.kind, behind))
        )
    ):
        return
    message = f"{told(figure, start.moment, end.moment)}, not {spoken(figure)}."
    yield wrong(figure, message, *figures(figure, start.moment, end.moment), value=exact(figure, start.moment, end.moment))


def _complements(kind: str, behind: str) -> bool:
    return kind in COMPLEMENTS and COMPLEMENTS[kind].match(behind) is not None
