"""Anniversaries: the years from what is kept to the day on which it is kept, in one sentence or two."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.moments import Moment, Passages
from factdesk.checks.times.span_lengths import figures
from factdesk.checks.times.spans import edges_of, neighbouring
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

NTH, NAMED, OF = Pattern("anniversaries", "nth"), Pattern("anniversaries", "named"), Pattern("anniversaries", "of")
BORN, CUE, OTHER = Pattern("anniversaries", "born"), Pattern("anniversaries", "cue"), Pattern("anniversaries", "other")
PRESENT, PAST = Pattern("anniversaries", "present"), Pattern("anniversaries", "past")
OF_ONE, TOLD_OF_IT = Pattern("anniversaries", "of_one"), Pattern("anniversaries", "told_of_it")
OF_PART = Pattern("anniversaries", "of_part")
MAKES_IT = Pattern("anniversaries", "makes_it")
OWN, BORN_NEXT = Pattern("anniversaries", "own"), Pattern("anniversaries", "born_next")
OF_BIRTH, YEAR = Pattern("anniversaries", "of_birth"), Pattern("anniversaries", "year")
TURNS, THIS_YEAR, NEXT_YEAR = (Pattern("anniversaries", name) for name in ("turns", "this_year", "next_year"))
IN_YEAR, PERSON = Pattern("anniversaries", "in_year"), Pattern("anniversaries", "person")
KEPT_FROM = Pattern("anniversaries", "kept_from")
ON_A_DAY, WED = Pattern("anniversaries", "on_a_day"), Pattern("anniversaries", "wed")
KEPT_IN, KEPT_LATER = Pattern("anniversaries", "kept_in"), Pattern("anniversaries", "kept_later")
BEGAN_NAMED, BEST_SINCE = Pattern("anniversaries", "began_named"), Pattern("anniversaries", "best_since")
REACH, SHORT = 90, 20
AROUND = 3
"""Sentences to either side in which the year may be told of which an anniversary is kept."""
ROUND = 10
"""Years by which an anniversary is off that was taken for the one before it or after it."""


def anniversaries(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Count the years from a beginning to the year of its anniversary."""
    text = passages.article.text
    ordinals = {figure.start: figure for sentence in sentences for figure in sentence.figures if figure.kind == "o"}
    small = text.lower()  # few passages have any of these words, and the pattern is slow
    cues = CUE.finditer(text) if any(stem in small for stem in word_set("anniversaries", "cue_stems")) else ()
    for cue in cues:
        span = passages.article.sentence_at(cue.start())
        if CUE.search(text, span[0], cue.start()) or CUE.search(text, cue.end(), span[1]):
            continue
        said = _said(text, span, ordinals)
        kept = _kept_in(passages, span, said) if said else None
        base = _kept_since(passages, kept, said) if said and kept else _base(passages, span, said) if said else None
        then = kept.first.year if kept else _then(passages, span, base, said) if base and said else None
        apart = said is not None and base is not None and (";" in text[base.end : said.start] or _of_another(text, said, base))
        if said is None or base is None or apart or then is None or KEPT_FROM.search(text, span[0], said.start):
            continue
        if _own_day(text, said, base, then):
            continue
        if base.first.year + int(said.value) == then or not _of_another_year(passages, span, said, then):
            yield from _judge(said, base, then)
    for sentence in sentences:
        for figure in sentence.figures:
            if figure.kind in "an" and not figure.approximate and not figure.bound:
                yield from _old(passages, sentence, figure)


def _of_another(text: str, said: Figure, base: Moment) -> bool:
    """Whether behind an anniversary somebody is told of who began a thing with a name of its own: "… its 20th next year," says Wu, who founded Wu Ltd in 1991."""
    found = BEGAN_NAMED.search(text, said.end, base.start) if said.end < base.start else None
    return found is not None and found["name"] not in text[max(0, said.start - REACH) : said.end]


def _of_another_year(passages: Passages, span: tuple[int, int], said: Figure, then: int) -> bool:
    """Whether a year around an anniversary is the one of which it is kept, this year or then."""
    around = [passages.away(span, step) for step in range(-AROUND, AROUND + 1)]
    years = {one.first.year for other in around if other for one in passages.of.get(other, []) if one.first.year == one.last.year}
    kept = {then, passages.article.dateline.year} if PRESENT.search(passages.article.text, *span) else {then}
    return not years.isdisjoint(year - int(said.value) for year in kept)


def _own_day(text: str, said: Figure, base: Moment, then: int | None) -> bool:
    """Whether the day behind an anniversary may be the one on which it was kept: "the 10th anniversary of the flood on 28 August 2015"."""
    of_day = base.first == base.last and base.start > said.end and ON_A_DAY.fullmatch(text, said.end, base.start) is not None
    real = then - base.first.year if then is not None else 0
    return of_day and then is not None and abs(real - said.value) not in (0, 1, ROUND) and real < said.value


def _old(passages: Passages, sentence: Sentence, figure: Figure) -> Iterator[Finding]:
    """A thing that is so many years old this year, or in a year that is told, and the year in which it began."""
    text = passages.article.text
    behind = THIS_YEAR.match(text, figure.end)
    if not behind and figure.kind != "a":
        return
    span = passages.article.sentence_at(figure.start)
    before = text[span[0] : figure.start]
    if MAKES_IT.search(before):
        yield from _dated(passages, span, figure)
        return
    after = figure.kind == "a" and NEXT_YEAR.search(before)
    then = next((one for one in passages.of.get(span, []) if IN_YEAR.fullmatch(text, figure.end, one.start)), None)
    if (not after and not ((behind or then) and TURNS.search(before))) or PERSON.search(text, sentence.start, sentence.end):
        return
    ahead = passages.beside(span, -1)
    begun = _begun(passages, span) or (_begun(passages, ahead) if ahead else [])
    now = then.last.year if then else passages.article.dateline.year + bool(after or (behind and behind["when"] == "next"))
    if len(begun) == 1 and abs(now - begun[0].first.year - figure.value) != 1:
        yield from _judge(figure, begun[0], now)


def _dated(passages: Passages, span: tuple[int, int], figure: Figure) -> Iterator[Finding]:
    """What a year makes the age of a thing: "dated 1913, which would make it 102 years old"."""
    told = [
        one for one in passages.of.get(span, []) if one.end <= figure.start and YEAR.search(one.claim.text) and not one.relative
    ]
    now = passages.article.dateline.year
    if len(told) == 1 and told[0].first.year == told[0].last.year and abs(now - told[0].first.year - figure.value) != 1:
        yield from _judge(figure, told[0], now)


def _said(text: str, span: tuple[int, int], ordinals: dict[int, Figure]) -> Figure | None:
    """Which anniversary it is: the 50th, the golden jubilee, the centenary."""
    nth = [
        figure
        for start, figure in ordinals.items()
        if span[0] <= start < span[1] and NTH.search(text, figure.start, figure.end + SHORT)
    ]
    if len(nth) == 1:
        return nth[0]
    named = NAMED.search(text, *span) if not nth else None
    if named is None:
        return None
    years = words("anniversaries")["years"][(named["metal"] or named["name"]).lower()]
    return Figure(named.start(), named.end(), named.span(), named.group(), float(years), "o", "anniversary")


def _kept_in(passages: Passages, span: tuple[int, int], said: Figure) -> Moment | None:
    """The year of old in which an anniversary was kept: "in 1999, for a service to mark the 50th anniversary"."""
    ahead = [one for one in passages.of.get(span, []) if one.end <= said.start and YEAR.search(one.claim.text)]
    told = ahead[-1] if ahead and KEPT_IN.fullmatch(passages.article.text, ahead[-1].end, said.start) else None
    behind = [one for one in passages.of.get(span, []) if one.start >= said.end and YEAR.search(one.claim.text)]
    if behind and KEPT_LATER.fullmatch(passages.article.text, said.end, behind[0].start):
        told = behind[0]
    begun = told is not None and any(edge.moment is told and edge.role == "from" and edge.kind for edge in edges_of(passages, span))
    return told if told and not begun and not told.edge and told.last < passages.article.dateline else None


def _kept_since(passages: Passages, kept: Moment, said: Figure) -> Moment | None:
    """What an anniversary of old is of: of the years told before it the one that fits, else the only one that is ten years off."""
    before = {
        one.first.year: one
        for here in passages.of.values()
        for one in here
        if one.end < kept.start and one.first.year == one.last.year < kept.first.year and not one.relative
    }
    fitting = before.get(kept.first.year - int(said.value))
    away = [one for year, one in before.items() if abs(kept.first.year - year - said.value) == ROUND]
    return fitting or (away[0] if len(away) == 1 else None)


def _base(passages: Passages, span: tuple[int, int], said: Figure) -> Moment | None:
    """The date of what is kept: of which it is the anniversary, or of the beginning that this sentence or one beside it tells."""
    text, here = passages.article.text, passages.of.get(span, [])
    kept = [one for one in here if one.start > said.end and YEAR.search(one.claim.text) and OF.match(text[said.end : one.start])]
    if kept:
        return kept[0]
    found = _begun(passages, span)
    wed = len(found) == 1 and WED.search(text, max(span[0], found[0].start - REACH), found[0].start)
    if (OTHER.search(text, *span) and not wed) or OF_PART.match(text, said.end):
        return None
    beside = [edge.moment for edge in neighbouring(passages, span, "from")]
    before = passages.beside(span, -1)
    found = found or beside or (_only_begun(passages, before) if before else [])
    following = [other for step in (1, 2) if (other := passages.away(span, step))]
    for after in following if not found else ():
        own = OWN.search(text, span[0], said.start) or OF_BIRTH.match(text, said.end)
        goes_on = OF_ONE.match(text, said.end) and TOLD_OF_IT.search(text, *after)
        found = found or (_only_begun(passages, after) if goes_on or (own and BORN_NEXT.match(text, *after)) else [])
    return found[0] if len(found) == 1 else None


def _only_begun(passages: Passages, span: tuple[int, int]) -> list[Moment]:
    """The beginning that a sentence tells, if it names no other year."""
    years = [one for one in passages.of.get(span, []) if YEAR.search(one.claim.text)]
    return _begun(passages, span) if len(years) == 1 else []


def _begun(passages: Passages, span: tuple[int, int]) -> list[Moment]:
    text = passages.article.text
    found = [
        edge.moment
        for edge in edges_of(passages, span)
        if edge.role == "from"
        and YEAR.search(edge.moment.claim.text)
        and not BEST_SINCE.search(text, max(span[0], edge.moment.start - REACH), edge.moment.start)
    ]
    return found or [
        one
        for one in passages.of.get(span, [])
        if YEAR.search(one.claim.text) and BORN.search(text[max(span[0], one.start - REACH) : one.start])
    ]


def _then(passages: Passages, span: tuple[int, int], base: Moment, said: Figure) -> int | None:
    """The year in which it is kept: of the other date of its sentence, or of the dateline."""
    others = {one.first.year for one in passages.of.get(span, []) if one is not base and one.first.year == one.last.year}
    near = {one.first.year for one in passages.of.get(span, []) if not YEAR.search(one.claim.text)}
    if len(others) == 1:
        year = others.pop()  # a month without its year may be of this year or the next
        return base.first.year + int(said.value) if year in near and abs(year - base.first.year - said.value) <= 1 else year
    text = passages.article.text
    clause = text[max(span[0], text.rfind(",", span[0], said.start) + 1) : said.end]
    told = clause if PRESENT.search(clause) or PAST.search(clause) else text[slice(*span)]
    present = PRESENT.search(told) and not PAST.search(told)
    return passages.article.dateline.year if not others and present else None


def _judge(said: Figure, base: Moment, then: int) -> Iterator[Finding]:
    real = then - base.first.year
    told = f"{base.first.year} to {then} is {real} years"
    leap_day = (base.first.month, base.first.day) == (2, 29) and base.first == base.last
    if base.first.year != base.last.year or real <= 0 or leap_day:
        return
    if real == said.value:
        yield right(said, f"{told}.", *figures(said, base))
    else:
        yield wrong(said, f"{told}, not {said.value:.0f}.", *figures(said, base))
