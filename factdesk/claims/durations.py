"""Durations and ages: 36-hour, an hour and a half, 2 years, 3 months; 53-year-old, aged 53, "Name, 53,"."""
# a rule tries its forms one after the other

from dataclasses import replace

from factdesk.claims.amounts import Amount, Figures, whole
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86_400, "night": 86_400, "business day": 86_400, "week": 604_800, "weekend": 172_800,
    "fortnight": 1_209_600, "month": 2_592_000, "quarter": 7_776_000, "season": 7_776_000, "year": 31_536_000, "decade": 315_360_000,
    "century": 3_153_600_000, "millennium": 31_536_000_000,
}  # fmt: skip
"""Seconds of each unit; a month has 30 days and a year 365, as in the suites that compare durations."""
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS = {"night": 1, "weekend": 2, "business day": 1}
"""Units that are told in days."""
NEXT_SMALLER = {"hour": ("minute", 60), "minute": ("second", 60)}
MOST_PARTS = 5
OLDEST = 125
SIXTY = 60
GROWN = 15
"""The least age that a single name with a comma is believed to have."""
TEN, HUNDRED = 10, 100


def unit_of_time(figures: Figures, at: int) -> tuple[str, int] | None:
    """The unit of time at a term and the term after it."""
    terms = figures.terms
    if terms.tags[at] in "Uh":
        unit = str(terms.values[at])
    elif terms.words[at] == "second":
        unit = "second"
    else:
        return None
    return unit if unit != "workweek" else "week", at + 1


def duration(figures: Figures, at: int, number: float) -> Amount | None:
    """A number of units of time, with the parts that follow; an age where the words say so."""
    terms = figures.terms
    after = at + 1
    if terms.tags[at] == "f":
        after += terms.tags[after] == "F"
        after += terms.tags[after] == "a"
    elif terms.tags[after] == "F" and terms.tags[after + 1] in "Uh" and terms.tags[at] != "d":
        after += 1
    after += terms.tags[after] == "-"
    if figures.within(after, "extra"):
        after += 1
    found = unit_of_time(figures, after)
    if found is None:
        return None
    unit, end = found
    if _idiom(figures, at, end) or (terms.tags[end] == "F" and figures.within(end + 1, "no_times")):
        return None
    apart = terms.words[after] == unit and terms.tags[after - 1] != "-"
    # 18,000 season tickets, the 1986 year end
    named = apart and ((unit == "season" and number > 1) or (unit == "year" and terms.tags[at] == "y"))
    if named or (unit in ("season", "quarter") and (terms.tags[at] in "ofy" or terms.tags[end] == "C")):
        return None
    if terms.words[after] == "second" and (
        (terms.tags[end] in "wC-R" and not figures.within(end, "stops")) or (terms.words[at] == "a" and terms.tags[end] in "xdfny")
    ):
        return None  # a second thing; a second four-year term
    old = end + (terms.tags[end] == "-")
    if unit in ("year", "month", "week", "day") and terms.words[old] in ("old", "olds"):
        return Amount(at, old + 1, whole(number), unit, "age")
    return composed(figures, at, number, unit, end)


def _idiom(figures: Figures, at: int, end: int) -> bool:
    """One day we will see; the last few minutes."""
    terms = figures.terms
    if terms.words[at] == "one" and terms.words[end - 1] == "day" and end == at + 2:
        opening = (
            terms.tags[at - 1] in "L.q!;"
            and terms.tags[end] in ",w"
            and terms.words[end] not in word_set("quantities", "behind_spans")
        )
        return opening or figures.within(at - 1, "modals")
    return terms.words[at] == "few" and figures.within(at - 1, "few_of")


def composed(figures: Figures, at: int, number: float, unit: str, end: int) -> Amount:
    """The parts of a duration, told in the smallest unit: "2 years, 3 months" is 27 months."""
    terms = figures.terms
    parts: list[tuple[float, str]] = [(number, unit)]
    while len(parts) < MOST_PARTS:
        here = end + (terms.tags[end] == ",")
        joined = terms.tags[here] == "&"
        here += joined
        part, after = _part(figures, here, parts[-1], joined=joined)
        if part is None or (not joined and here > end and SECONDS[part[1]] > SECONDS[parts[-1][1]]):
            break  # "in 24 minutes 11 seconds, one minute ahead" is two times
        parts.append(part)
        end = after
        if part[1] == parts[-2][1]:
            break
    if len(parts) == 1:
        days = DAYS.get(unit)
        return Amount(at, end, whole(number * (days or 1)), "day" if days else unit, "duration")
    if len(parts) == 2 and parts[0][1] == parts[1][1]:  # noqa: PLR2004  # "an hour and a half"
        return Amount(at, end, whole(parts[0][0] + parts[1][0]), unit, "duration")
    smallest = min((part[1] for part in parts), key=lambda name: SECONDS[name])
    if all(name in MONTHS for _, name in parts):
        total = sum(value * MONTHS[name] for value, name in parts) / MONTHS[smallest]
    else:
        total = sum(value * SECONDS[name] for value, name in parts) / SECONDS[smallest]
    return Amount(at, end, whole(total), smallest, "duration")


def _part(figures: Figures, at: int, last: tuple[float, str], *, joined: bool) -> tuple[tuple[float, str] | None, int]:
    """The next part of a duration: a number with a smaller unit, "a half", or minutes without their name."""
    terms = figures.terms
    if joined and (terms.tags[at] == "f" or (terms.tags[at] == "a" and terms.tags[at + 1] == "f")):
        half = at + (terms.tags[at] == "a")
        return (figures.number(half) or 0.5, last[1]), half + 1
    if joined and terms.word(at + (terms.tags[at] == "a")) == "quarter":
        return (0.25, last[1]), at + 1 + (terms.tags[at] == "a")
    value = figures.number(at)
    if value is None or terms.tags[at] not in "dxXn":
        return None, at
    found = unit_of_time(figures, at + 1)
    if found is not None:
        spelt = terms.tags[at] == "X" and NEXT_SMALLER.get(last[1], ("",))[0] != found[0]
        return (None, at) if spelt or SECONDS[found[0]] == SECONDS[last[1]] else ((value, found[0]), found[1])
    smaller = NEXT_SMALLER.get(last[1])
    if smaller and 0 < value < SIXTY and figures.ends_phrase(at + 1) and last[0] == int(last[0]):
        return (value, smaller[0]), at + 1
    return None, at


def age(figures: Figures, at: int, number: float) -> Amount | None:
    """Aged 53; "Jane Roe, 53, said"; a man of 53 is left alone."""
    terms = figures.terms
    if terms.tags[at] not in "dnxX" or not 0 < number <= OLDEST or number != int(number):
        return None
    if figures.within(at - 1, "aged") and (figures.ends_phrase(at + 1) or terms.tags[at + 1] in "w&iT"):
        return Amount(at - 1 if terms.words[at - 1] == "aged" else at, at + 1, int(number), "year", "age")
    apposed = terms.tags[at - 1] == "," and terms.tags[at + 1] in ",.;" and terms.tags[at] in "dn"
    if apposed and (_named(figures, at, number) or figures.within(at - 2, "persons")):
        return Amount(at, at + 1, int(number), "year", "age")
    person = figures.within(at - 2, "pronouns") or figures.within(at - 2, "persons")
    closed = figures.ends_phrase(at + 1) or terms.tags[at + 1] in "&K"
    birthday = terms.words[at - 1] in ("turned", "turns") and terms.tags[at + 1] in "ij"
    aged = terms.tags[at - 1] == "F" and (closed or figures.within(at + 1, "stops"))
    if person and ((closed and figures.within(at - 1, "turned")) or birthday or aged):
        return Amount(at, at + 1, int(number), "year", "age")
    return None


def _named(figures: Figures, at: int, number: float) -> bool:
    """Whether a person's name ends before the comma: two words with capitals, or one that no preposition leads."""
    terms = figures.terms
    if terms.tags[at - 2] != "C":
        return False
    if terms.tags[at - 3] == "C":
        return True
    return number >= GROWN and not figures.within(at - 3, "whereabouts")


def decade_of_life(figures: Figures, at: int, first: int) -> Amount | None:
    """In her 50s, in their early twenties."""
    terms = figures.terms
    before = at - 1
    before -= terms.tags[before] == "-"
    part = terms.words[before] in word_set("dates", "phases")
    before -= part
    if not figures.within(before, "possessives") or terms.tags[before - 1] != "i" or not TEN <= first < HUNDRED:
        return None
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(terms.words[before + 1], (0, 9))
    return Amount(before + 1 if part else at, at + 1, None, "year", "age", first + low, first + high, approximate=True)


def loose(figures: Figures, at: int) -> Amount | None:
    """All day, another week, some days, the whole month."""
    terms = figures.terms
    value = words("quantities")["spans_without_figure"].get(terms.words[at])
    if value is None:
        return None
    after = at + 1 + (terms.tags[at + 1] == "-")
    found = unit_of_time(figures, after)
    rough = terms.words[at] == "some"
    if found is None or rough != terms.words[after].endswith("s") or (rough and terms.tags[at - 1] != "i"):
        return None
    return replace(composed(figures, at, value, found[0], found[1]), approximate=rough)
