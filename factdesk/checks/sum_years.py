"""Spans of years and ages: "from 1990 to 2005, 20 years", "founded in 1950, 60 years ago", "born in 1960, aged 50"."""

from collections.abc import Iterable
from datetime import date

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import doubtful, right, wrong
from factdesk.checks.sum_rules import Rule, Rules
from factdesk.checks.sums import Figure, Sentence
from factdesk.draft.patterns import Pattern

UNITS = {"year": 1, "decade": 10, "century": 100}
RULES = Rules("sum_years", "rules")
AGO = Rules("sum_years", "ago")
STANDING = Rule("sum_years", "standing")
FOR_SINCE = Rule("sum_years", "for_since")
LIVED = Rules("sum_years", "lived")
LIVED_TO = Rule("sum_years", "lived_to")
DIED_NOW = Rules("sum_years", "died_now")
NOW = Pattern("sum_years", "now")
BORN = Rules("sum_years", "born")
THEN_AGED = Rule("sum_years", "then_aged")
ANOTHER_LIFE = Pattern("sum_years", "another_life")
ANOTHER = Pattern("sum_years", "another")
THEN = Pattern("sum_years", "then")
OLDEST = 110
ISO_DAY = 10


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Reckon every span between two years, between a year and the dateline, and every age that stands with a year of birth."""
    if "y" not in sentence.kinds:
        return
    done: set[int] = set()
    for found in (*_spans(sentence), *_lives(sentence), *_agos(sentence), *_ages(sentence)):
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


def _lives(sentence: Sentence) -> Iterable[tuple[Figure, Finding]]:
    for pattern in (*LIVED, LIVED_TO) if "born" in sentence.words else ():
        for _, named in sentence.matches(pattern):
            born, died, age = named["y1"], named["y2"], named["a"]
            if born.value < died.value and age.value <= OLDEST and not (age.kind == "d" and age.unit != "year"):
                yield age, _age(born, died, age)


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


def _died_now(sentence: Sentence) -> Iterable[tuple[Figure, Finding]]:
    """The age of somebody who died in the days before the dateline."""
    for pattern in DIED_NOW:
        for match, named in sentence.matches(pattern):
            born, age = named["y"], named["a"]
            if (
                NOW.search(match.group())
                and age.value <= OLDEST
                and age.unit in (None, "year")
                and not ANOTHER_LIFE.search(match.group())
            ):
                yield age, _age(born, None, age, sentence.article.dateline)


def _ages(sentence: Sentence) -> Iterable[tuple[Figure, Finding]]:
    if sentence.kinds.count("y") == 1 and "born" in sentence.words:
        yield from _died_now(sentence)
    if sentence.kinds.count("y") > 2:  # noqa: PLR2004
        return
    if "a" in sentence.kinds and sentence.kinds.count("y") == 1:
        yield from _then_aged(sentence)
    for pattern in BORN if "born" in sentence.words else ():
        for match, named in sentence.matches(pattern):
            born, age = named["y"], named["a"]
            if age.value > OLDEST or age.unit not in (None, "year") or THEN.search(match.group()):
                continue
            yield age, _age(born, None, age, sentence.article.dateline)


def _then_aged(sentence: Sentence) -> Iterable[tuple[Figure, Finding]]:
    """An age now against the age in a year: "Berg, 52, took over in 2001, when he was 31"."""
    today = sentence.article.dateline.year
    for match, named in sentence.matches(THEN_AGED):
        now, then, year = named["a1"], named["a2"], named["y"]
        if ANOTHER.search(match.group()) or year.value > today or then.unit not in (None, "year") or then.value >= now.value:
            continue
        between, real = now.value - then.value, today - year.value
        told = f"somebody who is {now.value:.0f} in {today} was {now.value - real - 1:.0f} to {now.value - real + 1:.0f} in {year.value:.0f}"
        if abs(between - real) <= 1 or now.approximate or then.approximate:
            yield then, right(then, f"{told}.", now, year)
        else:
            yield then, wrong(then, f"{told}, not {then.value:.0f}.", now, year)


def _age(born: Figure, died: Figure | None, said: Figure, today: date | None = None) -> Finding:
    """An age in a year, or on the dateline: the year's difference or one less; exact where both days are known."""
    on = today.isoformat() if today else (died.iso if died else None) or ""
    year = today.year if today else int(died.value if died else 0)
    most = year - int(born.value)
    least = most - 1
    exact = len(born.iso or "") == ISO_DAY and len(on) == ISO_DAY
    if exact:
        least = most = most - (on[5:] < (born.iso or "")[5:])
    real = str(least) if least == most else f"{least} or {most}"
    verb = "is" if today else "was"
    told = f"born in {born.value:.0f}, one {verb} {real} {'on ' + _long(today) if today else f'in {year}'}"
    others = (born, died) if died else (born,)
    if least <= said.value <= most or (said.approximate and least - 2 <= said.value <= most + 2):
        return right(said, f"{told}.", *others)
    if not exact and said.value in (least - 1, most + 1):
        return (
            doubtful(said, f"{told}, not {said.value:g}.", *others)
            if said.approximate
            else wrong(said, f"{told}, not {said.value:g}.", *others)
        )
    return wrong(said, f"{told}, not {said.value:g}.", *others, value=least if exact else None)


def _long(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
