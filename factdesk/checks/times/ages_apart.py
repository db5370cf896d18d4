"""Ages that lie as far apart as is told: of one person then and now, of two people; and ages that a word says.

"Pascoe, 63, who has fished since he was 15, … in his 48 years at sea": where one starts, how old one is now, and the years between.
"""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.life_facts import BORN
from factdesk.checks.times.moments import Passages
from factdesk.checks.times.time_span import number_of, ordinal_of
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

THEME = "ages_apart"
BEGAN_AT, NOW_AGED, ENDED_AT = Pattern(THEME, "began_at"), Pattern(THEME, "now_aged"), Pattern(THEME, "ended_at")
SO_LONG, BROKEN = Pattern(THEME, "so_long"), Pattern(THEME, "broken")
THEN_AND_NOW, THEN_NOW, TOOK_OVER = Pattern(THEME, "then_and_now"), Pattern(THEME, "then_now"), Pattern(THEME, "took_over")
APART, SOME_AGE, OWN = Pattern(THEME, "apart"), Pattern(THEME, "some_age"), Pattern(THEME, "own")
ELDER, OTHER_ONE, NAMED_AGE, BIRTHDAY = (Pattern(THEME, name) for name in ("elder", "other_one", "named_age", "birthday"))
PAIR = 2
REACH = 60
NEW_YEAR = (1, 12)
"""Months in which a birthday and a day near it may be of two years."""


def ages_apart(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Take the ages of every sentence from one another, each reader where a word of its own stands."""
    cues = words(THEME)["cues"]
    for sentence in sentences:
        cued = {name for name, listed in cues.items() if not sentence.said.isdisjoint(listed)}
        if not cued:
            continue
        text, span = passages.article.text, passages.article.sentence_at(sentence.start)
        if {"began", "years"} <= cued:
            yield from _career(text, span, sentence)
        if "then" in cued:
            yield from _then_and_now(passages, span, sentence)
        if "two" in cued:
            yield from _two(text, span, passages.beside(span, -1), sentence)
        if "named" in cued:
            yield from _named(text, span, sentence)
        if "birthday" in cued:
            yield from _birthday(passages, span, sentence)


def _number(found: re.Match[str]) -> tuple[int, int, str]:
    """The only number of a match, its place and its words."""
    name = next(name for name, said in found.groupdict().items() if said)
    return number_of(found[name]) or 0, found.start(name), found[name]


def _verdict(holder: Figure, said: int, high: int, low: int, room: int = 1) -> Iterator[Finding]:
    shown = f"{high} − {low} = {high - low}"
    if abs(high - low - said) <= room:
        yield right(holder, f"{shown}.")
    elif high > low:
        yield wrong(holder, f"{shown}, not {said}.", value=float(high - low))


def _career(text: str, span: tuple[int, int], sentence: Sentence) -> Iterator[Finding]:
    """Since what age somebody has done something, how old he is, and for how many years that is."""
    long = list(SO_LONG.finditer(text, *span))
    began = list(BEGAN_AT.finditer(text, *span)) if len(long) == 1 else []
    if len(began) != 1 or BROKEN.search(text, *span):
        return
    ends = list(ENDED_AT.finditer(text, *span)) or list(NOW_AGED.finditer(text, *span))
    ends = [one for one in ends if one.end() <= began[0].start() or one.start() >= began[0].end()]
    if len(ends) != 1 or long[0].start() < began[0].start():
        return
    (start, _, _), (end, _, _), (said, place, shown) = map(_number, (began[0], ends[0], long[0]))
    if 0 < start < end:
        yield from _verdict(figure_at((sentence,), place, shown), said, end, start)


def _then_and_now(passages: Passages, span: tuple[int, int], sentence: Sentence) -> Iterator[Finding]:
    """How old somebody is and was, with the years between, or since the only date that is told."""
    text = passages.article.text
    both = THEN_AND_NOW.search(text, *span)
    if both:
        now, then, many = (number_of(both[name]) or 0 for name in ("now", "then", "many"))
        yield from _verdict(figure_at((sentence,), both.start("many"), both["many"]), many, now, then, room=0 if now < REACH else 1)
        return
    found = THEN_NOW.search(text, *span)
    back = passages.beside(span, -1)
    dated = [one for other in (back, span) if other for one in passages.of.get(other, []) if not one.relative]
    if found is None or len(dated) != 1 or dated[0].edge == "to":
        return
    if not (dated[0].edge or TOOK_OVER.search(text, max(0, dated[0].start - REACH), dated[0].start)):
        return
    now, then = (number_of(found[name]) or 0 for name in ("now", "then"))
    day = passages.article.dateline
    least, most = ((day - one).days / 365.25 for one in (dated[0].last, dated[0].first))
    holder = figure_at((sentence,), found.start("then"), found["then"])
    if not least - 1 <= now - then <= most + 1 and 0 < then < now:
        yield wrong(
            holder, f"{dated[0].shown} to {day.year} is {day.year - dated[0].first.year} years, not {now} − {then} = {now - then}."
        )


def _two(text: str, span: tuple[int, int], back: tuple[int, int] | None, sentence: Sentence) -> Iterator[Finding]:
    """Two people by their ages, and the years by which they are apart; or the younger of two, who is older."""
    start = back[0] if back else span[0]
    ages = [one for one in SOME_AGE.finditer(text, start, span[1]) if 0 < int(one["age"]) < REACH * PAIR]
    other = OTHER_ONE.search(text, *span)
    first = ELDER.search(text, start, other.start()) if other else None
    if other and first and first["which"].lower() != other["which"].lower():
        before = [int(one["age"]) for one in ages if one.start() < other.start()]
        age, elder = int(other["age"]), other["which"].lower() != "younger"
        if len(before) == 1 and (age > before[0]) != elder and age != before[0]:
            holder = figure_at((sentence,), other.start("age"), other["age"])
            yield wrong(holder, f"The {other['which'].lower()} of two cannot be {age} if the other is {before[0]}.")
            return
    apart = list(APART.finditer(text, *span))
    own = [one for one in ages if OWN.fullmatch(text, one.end(), apart[0].start())] if len(apart) == 1 == len(ages) - 1 else []
    if own:
        low, high = sorted(int(one["age"]) for one in ages)
        many = number_of(apart[0]["many"]) or 0
        holder = figure_at((sentence,), apart[0].start("many"), apart[0]["many"])
        way = next(apart[0][name] for name in ("jr", "than", "than_b") if apart[0][name]).lower()
        if low < high and (int(own[0]["age"]) == low) != (way in word_set(THEME, "younger")):
            yield wrong(
                holder, f"The draft says “{way}”, but one of {own[0]['age']} beside one of {low + high - int(own[0]['age'])}."
            )
        else:
            yield from _verdict(holder, many, high, low)


def _named(text: str, span: tuple[int, int], sentence: Sentence) -> Iterator[Finding]:
    """A teenager of 27."""
    for found in NAMED_AGE.finditer(text, *span):
        low, high = words(THEME)["ages"][found["word"].lower()]
        if not low <= int(found["age"]) <= high:
            holder = figure_at((sentence,), found.start("age"), found["age"])
            yield wrong(holder, f"The draft says “{found['word']}”, but {found['age']}.")


def _birthday(passages: Passages, span: tuple[int, int], sentence: Sentence) -> Iterator[Finding]:
    """So many days after a birthday, by the years of the birth and of that day."""
    text, here = passages.article.text, passages.of.get(span, [])
    found = BIRTHDAY.search(text, *span) if len(here) == PAIR else None
    if found is None:
        return
    born, day = here
    nth = ordinal_of(found["nth"])
    told = BORN.search(text[span[0] : born.start]) and not (born.relative or day.relative or born.edge or day.edge)
    if not nth or not told or day.end > found.start() or day.first.month != day.last.month:
        return
    real = day.first.year - born.first.year
    if real != nth and not (day.first.month in NEW_YEAR and abs(real - nth) == 1):
        holder = figure_at((sentence,), found.start("nth"), found["nth"])
        holder = (
            holder if holder.claim else Figure(day.start, day.end, (day.start, day.end), day.claim.text, 0.0, "y", claim=day.claim)
        )
        yield wrong(holder, f"Born in {born.first.year}, one turned {real} in {day.first.year}, not {nth}.")
