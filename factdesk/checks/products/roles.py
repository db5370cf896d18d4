"""Who plays which part in a product: so much for each ("£85 a night"), how many there are ("six nights"), what it comes to ("a claim for £480").

The parts are told by the few words beside each figure, whatever stands between the figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

AFTER = Pattern("product_roles", "after")
EACH_AFTER = Pattern("product_roles", "each_after")
ADJECTIVE = Pattern("product_roles", "adjective")
EACH_BEFORE = Pattern("product_roles", "each_before")
EACH_NOUN = Pattern("product_roles", "each_noun")
EACH_CLAUSE = Pattern("product_roles", "each_clause")
POPULATION = Pattern("product_roles", "population")
AWAY = Pattern("product_roles", "away")
"""Behind a measure that tells where a thing is, not how long it is: 511 feet from the edge."""
OF_THE, AGO = Pattern("product_roles", "of_the"), Pattern("product_roles", "ago")
EVERYONE = Pattern("product_roles", "everyone")
PERIOD = Pattern("product_roles", "period")
AVERAGE = Pattern("product_averages", "average")
ELSEWHERE = Pattern("product_averages", "elsewhere")
EACH_ONE = Pattern("product_roles", "each_one")
EACH_OF = Pattern("product_roles", "each_of")
EACH_LED = Pattern("product_roles", "each_led")
COSTS = Pattern("product_roles", "costs")
PRICED = Pattern("product_roles", "priced")
OVER = Pattern("sums", "over")
"""No bound in "2 billion a year, or 8 billion over four years"."""
FROM_PRICE = Pattern("product_roles", "from_price")
AND_ONE = Pattern("product_roles", "and_one")
NOT_ALL = Pattern("product_roles", "not_all")
STRONG_BEFORE = Pattern("product_roles", "strong_before")
STRONG_AFTER = Pattern("product_roles", "strong_after")
SHARED = Pattern("product_roles", "shared")
OTHER_BEFORE, TAKES_UP = Pattern("product_roles", "other_before"), Pattern("product_roles", "takes_up")
STOP_BETWEEN = ". "
"""Between a rate and a bare number of another sentence, which may count anything."""
OTHER_AFTER = Pattern("product_roles", "other_after")
DAYS = {"hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 365.25 / 12, "year": 365.25}
STANDARD = {
    ("day", "week"): (7, 5, 6),
    ("day", "fortnight"): (14, 10, 12),
    ("week", "fortnight"): (2,),
    ("week", "year"): (52, 50, 48, 51),
    ("month", "year"): (12,),
    ("day", "year"): (365, 366, 364, 360),
    ("day", "month"): (30, 31, 28, 29),
    ("week", "month"): (4, 4.33),
    ("hour", "day"): (24,),
    ("night", "week"): (7, 6),
    ("night", "fortnight"): (14,),
    ("night", "month"): (30, 31, 28, 29),
    ("night", "year"): (365, 366),
}
"""How many of a unit of time a longer one holds, as people reckon; the first is the plain one."""
STOP = re.compile(r"[.;?!][”\"]?\s+|\n+")
"""Between two clauses that have no more to do with one another than two sentences."""
EACH = "each"
LEAD = 90
"""Letters before a figure in which it may be called a total."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So much for each of a unit."""

    at: int
    figure: Figure
    unit: str
    """The noun in its singular, or "each"."""
    count: int | None = None
    """Where the figure stands that says how many, if the rate names it: each of the 240 workers."""
    average: bool = False
    """Whether it is called an average of what was told before it."""
    loose: bool = False
    """Whether it is a price by nothing but its place: 400 tickets at £18."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of a rate's unit."""

    at: int
    figure: Figure
    times: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Total:
    """What it comes to."""

    at: int
    figure: Figure
    strong: bool
    shared: bool = False
    """Whether it is there to be divided."""


def before(passage: Sentence, at: int) -> str:
    """The words before a figure, from the figure before it."""
    return passage.small[at]


def after(passage: Sentence, at: int) -> str:
    """The words behind a figure, to the next one."""
    return passage.small[at + 1]


def lead(passage: Sentence, at: int) -> str:
    """The words before a figure of its own sentence, whatever figures stand among them."""
    place = passage.places[at]
    return STOP.split(passage.lower[max(0, place - LEAD) : place])[-1]


@cache
def singular(noun: str) -> str:
    """A noun without its plural, by its last word."""
    word = noun.lower().split()[-1] if noun.strip() else ""
    known = words("product_roles")["irregular"].get(word)
    if known:
        return str(known)
    for ending, left in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ss", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + left
    return word


def rates(passage: Sentence) -> Iterator[Rate]:
    """Every figure that is so much for each."""
    nouns = {singular(figure.unit) for figure in passage.figures if figure.kind == "n" and figure.unit}
    ranged = [figure.claim for figure in passage.figures]
    averaged = not passage.words.isdisjoint(word_set("product_averages", "cue"))
    for at, figure in enumerate(passage.figures):
        if figure.kind not in "mnl" or figure.bound or (figure.claim is not None and ranged.count(figure.claim) > 1):
            continue
        if FROM_PRICE.search(before(passage, at)):
            continue
        rate = _told_behind(passage, at, nouns) or _told_before(passage, at)
        average = averaged and AVERAGE.search(before(passage, at)) is not None
        if average:
            rate = replace(rate or Rate(at, figure, EACH), average=True)
        if rate and not (average and ELSEWHERE.match(after(passage, at))):
            yield rate


def _told_behind(passage: Sentence, at: int, nouns: set[str]) -> Rate | None:
    figure, text = passage.figures[at], after(passage, at)
    if text in (" ", "-") and at + 1 < len(passage.figures):
        one = passage.figures[at + 1]
        return Rate(at, figure, measure(passage, one)) if one.kind in "dl" and one.value == 1 else None
    found = AFTER.match(text)
    if found:
        unit = found["unit"].split()[-1] if found["unit"].split()[0] not in ("square", "cubic", "kilowatt") else found["unit"]
        unit = singular(unit) if " " not in unit else unit
        if unit in DAYS or unit in nouns or unit in words("product_roles")["measures"] or found["word"] != "each":
            return Rate(at, figure, EACH if unit in word_set("product_roles", "people") else unit)
    each = EACH_AFTER.match(text)
    if not each:
        return None
    if EACH_OF.fullmatch(text) and at + 1 < len(passage.figures):
        return Rate(at, figure, EACH, at + 1)
    last = passage.figures[at - 1] if at else None
    own = (
        last is not None
        and last.kind == "n"
        and not last.unit
        and "," not in before(passage, at)
        and not STOP.search(before(passage, at))
    )
    return Rate(at, figure, EACH, at - 1 if own else None)


def _told_before(passage: Sentence, at: int) -> Rate | None:
    figure, text = passage.figures[at], before(passage, at)
    if figure.kind == "n" and not figure.unit:
        return None
    found = ADJECTIVE.search(text)
    if found:
        return Rate(at, figure, words("product_roles")["adjectives"][found["adjective"]])
    return _beside(passage, at) or _in_clause(passage, at)


def _beside(passage: Sentence, at: int) -> Rate | None:
    """A rate that is told by the figure before it: a night costs $140, each of the 240 workers gets £500, 400 tickets at £18."""
    figure, text = passage.figures[at], before(passage, at)
    one = passage.figures[at - 1] if at else None
    if one is None:
        return None
    if one.kind in "dl" and one.value == 1 and COSTS.search(text):
        return Rate(at, figure, singular(passage.article.text[one.start : one.end]))
    if one.kind == "n" and EACH_LED.search(text) and EACH_ONE.search(lead(passage, at - 1)):
        return Rate(at, figure, EACH, at - 1)
    if one.kind == "n" and figure.kind == "m" and one.unit and PRICED.search(text):
        return Rate(at, figure, singular(one.unit), at - 1, loose=True)
    return None


def _in_clause(passage: Sentence, at: int) -> Rate | None:
    """A rate that the words of its clause tell: each will get £500, every ticket costs £12."""
    figure, text = passage.figures[at], before(passage, at)
    if at:
        ends = [found.end() for found in (AFTER.match(text), EACH_AFTER.match(text)) if found]
        text = text[max(ends, default=0) :]
    clause = STOP.split(text)[-1]
    if EACH_CLAUSE.search(clause) and not EACH_BEFORE.search(clause):
        return Rate(at, figure, EACH)
    noun = EACH_NOUN.search(clause)
    if noun and (noun["word"] in ("each", "every") or (figure.kind == "m" and COSTS.search(clause))):
        return Rate(at, figure, EACH if noun["unit"] == "one" else singular(noun["unit"]))
    return None


def counts(passage: Sentence, rate: Rate, taken: set[int]) -> list[Count]:
    """Every figure that may say how many there are of a rate's unit."""
    found = []
    for at, figure in enumerate(passage.figures):
        if (
            at in taken
            or at == rate.at
            or (figure.kind == "d" and AGO.match(after(passage, at)))
            or (figure.value == 1 and figure.kind in "dl" and (figure.unit in (rate.unit, "day") or rate.unit not in DAYS))
        ):
            continue
        times = _times(passage, at, rate)
        told = replace(figure, bound="", approximate=False) if OVER.match(passage.article.text, figure.start) else figure
        sure = not (told.bound or NOT_ALL.search(before(passage, at)) or AND_ONE.match(after(passage, at)))
        found += [Count(at, told, many, sure and not place) for place, many in enumerate(times)]
    exact = [count for count in found if count.figure.kind == "d" and measure(passage, count.figure) == rate.unit]
    if exact:
        return exact
    if rate.count is not None and any(count.at == rate.count for count in found):
        return [count for count in found if count.at == rate.count]
    return found


def _times(passage: Sentence, at: int, rate: Rate) -> tuple[float, ...]:
    """How many of a rate's unit a figure holds; where people may reckon in two ways, both."""
    figure = passage.figures[at]
    if figure.kind == "d":
        unit = figure.unit or ""
        if unit == rate.unit or {unit, rate.unit} == {"day", "night"}:
            return (figure.value,)
        return tuple(figure.value * many for many in STANDARD.get((rate.unit, unit), ()))
    if figure.kind == "l":
        long = not AWAY.match(after(passage, at))
        return (
            (figure.value,)
            if long and measure(passage, figure) == words("product_roles")["measures"].get(rate.unit, rate.unit)
            else ()
        )
    if figure.kind != "n" or (rate.figure.kind == "n" and singular(figure.unit or "") == singular(rate.figure.unit or "")):
        return ()
    noun = singular(figure.unit) if figure.unit else ""
    if rate.unit == EACH:
        everyone = noun or EVERYONE.search(before(passage, at)) or OF_THE.match(after(passage, at))
        return (figure.value,) if everyone or rate.count == at else ()
    everybody = not noun and rate.unit in word_set("product_roles", "persons") and POPULATION.search(before(passage, at))
    return (figure.value,) if noun == rate.unit or everybody else ()


def measure(passage: Sentence, figure: Figure) -> str:
    """The unit of a measured figure, short, as it is written: km for "20 kilometres" and "20km"."""
    written = passage.article.text[figure.digits[1] : figure.end] or passage.article.text[figure.start : figure.end]
    written = written.lower().strip(" -\u00a0").removeprefix("a ").removeprefix("an ")
    *more, _ = written.split() or [""]
    whole = " ".join((*more, singular(written)))
    return str(words("product_roles")["measures"].get(whole, whole))


def periods(passage: Sentence, at: int, rate: Rate) -> tuple[float, ...]:
    """How many of a rate's unit of time the unit holds that a total is told for: £21 an hour … £840 a week has none, £70 a day … £490 a week seven."""
    found = AFTER.match(after(passage, at)) or PERIOD.match(after(passage, at))
    return tuple(STANDARD.get((rate.unit, found["unit"]), ())) if found else ()


def totals(passage: Sentence, rate: Rate, others: set[int]) -> list[Total]:
    """Every figure that may be what it comes to."""
    found = []
    for at, figure in enumerate(passage.figures):
        if at == rate.at or not _alike(figure, rate.figure) or at in others or figure.value <= rate.figure.value:
            continue
        ahead, behind = before(passage, at), after(passage, at)
        if OTHER_AFTER.match(behind) or (OTHER_BEFORE.search(ahead) and not STRONG_AFTER.match(behind)):
            continue
        if at < rate.at and TAKES_UP.search(ahead):
            continue
        bare = rate.figure.kind == "n" and rate.figure.unit and not figure.unit
        if bare and at > rate.at and STOP_BETWEEN in passage.article.text[rate.figure.end : figure.start]:
            continue  # 19 trains a day … the users made it 221
        strong = bool(STRONG_BEFORE.search(lead(passage, at)) or STRONG_AFTER.match(behind))
        found.append(Total(at, figure, strong, SHARED.match(behind) is not None))
    return found


def _alike(figure: Figure, other: Figure) -> bool:
    if figure.kind != other.kind or (figure.kind in "ml" and figure.unit != other.unit):
        return False
    return figure.kind != "n" or not figure.unit or not other.unit or singular(figure.unit) == singular(other.unit)
