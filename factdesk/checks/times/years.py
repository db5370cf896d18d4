"""Spans of years: "from 1990 to 2005, 20 years", "founded in 1950, 60 years ago"."""

from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.rules import Rule, Rules
from factdesk.checks.sums.sentences import Sentence

UNITS = {"year": 1, "decade": 10, "century": 100}
RULES = Rules("sum_years", "rules")
AGO = Rules("sum_years", "ago")
STANDING = Rule("sum_years", "standing")
FOR_SINCE = Rule("sum_years", "for_since")


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Reckon every span between two years, and between a year and the dateline."""
    if "y" not in sentence.kinds:
        return
    done: set[int] = set()
    for found in (*_spans(sentence), *_agos(sentence)):
        figure, finding = found
        if figure.start not in done:
            done.add(figure.start)
            yield finding


def _spans(sentence: Sentence) -> Iterable[tuple[Figure, Finding]]:
    for pattern in RULES if sentence.kinds.count("y") > 1 and "d" in sentence.kinds else ():
        for _, named in sentence.matches(pattern):
            first, last, said = named["y1"], named["y2"], named["d"]
            if first.value < last.value and said.unit in UNITS:
                yield said, _span(first.value, last.value, said, f"{first.value:.0f} to {last.value:.0f}", first, last)


def _span(first: float, last: float, said: Figure, told: str, *years: Figure) -> Finding:
    unit = UNITS[said.unit or "year"]
    real, wanted = last - first, said.value * unit
    room = 1.0 if unit == 1 else unit / 2
    if said.approximate:
        room += wanted * 0.1
    if said.bound == "above":
        fit = real + 1 >= wanted
    elif said.bound == "below":
        fit = real - 1 <= wanted
    else:
        fit = abs(real - wanted) <= room
    spoken = f"{told} is {real:.0f} year{'' if real == 1 else 's'}"
    if fit:
        return right(said, f"{spoken}.", *years)
    exact = real / unit
    unitname = said.unit if said.value == 1 else {"century": "centuries"}.get(said.unit or "", f"{said.unit}s")
    return wrong(
        said, f"{spoken}, not {said.value:g} {unitname}.", *years, value=exact if exact == int(exact) and not said.bound else None
    )


def _agos(sentence: Sentence) -> Iterable[tuple[Figure, Finding]]:
    if not {"d", "a"} & set(sentence.kinds):
        return
    today = sentence.article.dateline.year
    for pattern in AGO:
        for _, named in sentence.matches(pattern):
            year, said = named["y"], named["d"]
            if said.unit in UNITS and year.value <= today:
                yield said, _span(year.value, today, said, f"{year.value:.0f} to {today}", year)
    for _, named in sentence.matches(STANDING):
        year, said = named["y"], named["a"]
        if said.unit == "year" and year.value <= today:
            yield said, _span(year.value, today, said, f"{year.value:.0f} to {today}", year)
    for _, named in sentence.matches(FOR_SINCE):
        year, said = named["y"], named["d"]
        if said.unit in UNITS and year.value <= today and " had " not in sentence.masked:
            yield said, _span(year.value, today, said, f"{year.value:.0f} to {today}", year)
