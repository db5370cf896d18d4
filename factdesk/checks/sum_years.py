"""Spans of years and ages: "from 1990 to 2005, 20 years", "founded in 1950, 60 years ago", "born in 1960, aged 50"."""

import re
from collections.abc import Iterable
from datetime import date

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import doubtful, right, wrong
from factdesk.checks.sums import Figure, Rule, Sentence

UNITS = {"year": 1, "decade": 10, "century": 100}
NOT_AFTER = r"(?! (?:after|before|later|ago|earlier|older|younger|since|old|from|of age|in prison|in jail))"
SPAN = r"(?:from |between |\()(?:~12)?{y1:y}(?: to | until | till | through | and |-|–| to ~12| until ~12){y2:y}\)?"
TOOK_UP = r"\b(?:appointed|took office|took over|came to power|opened|founded|begun|began|started|launched|came to the throne|succeeded|crowned|sworn in|ordained|debuted|elected|hired|moved|arrived|married|joined|built|set up|established|formed|created|signed|born|published|invented|discovered)\b"
GAVE_UP = r"\b(?:retire[sd]?|will retire|left|leaves|stepped down|steps down|resigned|quit|closed|closes|ended|ends|stood down|divorced|shut|will close|abolished|died|lost|leaving|retiring|resigning|quitting|stepping down|closing|moving|returning|taking over|became|becoming)\b"
RULES = tuple(
    map(
        Rule,
        (
            rf"\b{SPAN}~40(?:,| –|—| \() ?(?:or |that is |which is |some |for |ran for |lasted |lasting |in all |a (?:period|span|total|reign|term|career) of )*(?:the |a |an )?{{d:d}}{NOT_AFTER}",
            rf"(?<!last )(?<!past )(?<!first )(?<!every )(?<!next )(?<!of the )(?<!other )(?<!final ){{d:d}}(?: \w+){{0,6}}?(?:,| –|—|:)? \(?{SPAN}",
            r"{d:d}~60\b(?:began|begun|started|broke out|opened|launched)~20 (?:in )?{y1:y}~30 and (?:~20)?(?:ended|finished|closed|concluded|stopped|was completed|ran until|lasted until|came to an end)~20 {y2:y}",
            r"\b(?:began|begun|started|broke out|opened)~20 {y1:y}~30 and (?:~20)?(?:ended|finished|closed|concluded|stopped|came to an end)~20 {y2:y},? (?:after |lasted |lasting |having lasted |a total of ){d:d}",
            r"\b(?:began|started|broke out|opened)~20 {y1:y}~20 and lasted {d:d},? (?:until|ending in) ~10{y2:y}",
            r"\bin {y1:y}~60(?:,| and|;) (?:about |some )?{d:d} (?:later|afterwards),? (?:in |by )?{y2:y}",
            r"\bin {y2:y},? {d:d} after ~60\b(?:in|of) {y1:y}",
            r"{d:d} after ~60\bin {y1:y},~60\bin {y2:y}",
            r"\bin {y2:y},? after {d:d}(?: of \w+)?,?~30\b(?:opened|begun|founded|built|started|launched)~15 {y1:y}",
            rf"{TOOK_UP}~40(?:in |since ){{y1:y}}~40\b{GAVE_UP}~20 (?:in |until ){{y2:y}},? after (?:serving |spending |having served |having spent |nearly |almost |more than |about )*{{d:d}}(?! (?:in prison|of|as))",
            rf"{TOOK_UP}~40(?:in |since ){{y1:y}}~20\b(?:spent|served|worked|stayed|had|remained|lived|ruled|played|taught)(?: there| here)?(?: for)? {{d:d}}(?:~40\b(?:before|until|when|and) ~15{GAVE_UP}~20(?:in |until )| until ~30(?:in )?){{y2:y}}",
            rf"{TOOK_UP}~40(?:in |since ){{y1:y}}~60\bin {{y2:y}},?~4 {{d:d}} (?:later|afterwards)",
            rf"{TOOK_UP}~40(?:in |since ){{y1:y}}~30\b(?:celebrate[sd]?|mark(?:s|ed)?|completed?|reached|clocked up|notched up) {{d:d}} (?:as|of|on|in|at) ~40\bin {{y2:y}}",
            r"\b(?:in|since) {y1:y},? (?:about |some |nearly |almost |just |exactly )*{d:d} before ~50(?:in |on ){y2:y}",
            r"\bin {y2:y}~40, {d:d} before ~40\bin {y1:y}",
        ),
    )
)
AGO = (
    Rule(
        r"\b(?:in |since |on |dates (?:from|back to) ){y:y}(?:,| –|—| \(|, or) ?(?:about |some |nearly |almost |or |more than |just |over )*{d:d} ago"
    ),
    Rule(r"{d:d} ago(?:,| –|—| \() ?(?:back )?in {y:y}"),
)
FOR_SINCE = Rule(r"\b(?:for (?:the (?:past|last) )?){d:d},? (?:\w+ ){0,3}?since {y:y}")
LIVED = (
    Rule(
        r"\bborn~30(?:in |on |, ){y1:y}~40\b(?:died|killed|executed|murdered|death)~20(?:in |on ){y2:y},? ~12(?:aged |at |at the age of |age )?{a:adn}(?: old)?"
    ),
    Rule(
        r"\b(?:died|killed|executed|murdered|death)~20(?:in |on ){y2:y},? (?:~12)?(?:at the age of |at |aged |age ){a:adn}(?:[;,] ?(?:and )?)?~30\bborn~30(?:in |on ){y1:y}"
    ),
    Rule(r"\b(?:died|killed|executed|murdered)~20(?:in |on ){y2:y},? {a:adn},?~30\bborn~30(?:in |on ){y1:y}"),
    Rule(r"\bborn~30(?:in |on ){y1:y}~40\bwas {a:adn}(?: old)? (?:when|at the time)~60\b(?:in |on ){y2:y}"),
    Rule(
        r"\bborn~30(?:in |on ){y1:y}(?:[^.;:()\ue000-\ue006\ue008\ue009]){1,90}\bin {y2:y},? (?:aged |at the age of |when (?:he|she) was ){a:adn}(?=[,.;)]|$| and| with)"
    ),
    Rule(r"\bborn~30(?:in |on ){y1:y}~60\bin {y2:y},? (?:aged |at (?:the age of )?|when (?:he|she) was ){a:adn}"),
)
LIVED_TO = Rule(
    r"\b(?:died|killed|executed)~20(?:in |on ){y2:y},?~30\bborn~30(?:in |on ){y1:y}~40\b(?:lived to|lived until|reached|at|aged)(?: the age of)? {a:adn}(?=[,.;)]|$| and| years)"
)
DIED_NOW = (
    Rule(r"\b(?:died|was killed|passed away|has died)~30(?:at |aged |at the age of |, ){a:adn},? ~40\bborn~30(?:in |on ){y:y}"),
    Rule(r"\bborn~30(?:in |on ){y:y}~60\b(?:died|was killed|passed away|has died)~30(?:at |aged |at the age of ){a:adn}"),
)
NOW = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|this week|last week|yesterday|overnight|today|has died)\b"
)
BORN = (
    Rule(r"\bborn~30(?:in |on |, ){y:y}~60\b(?:is |now |and is |turned |is now |, ){a:a}"),
    Rule(r"\bborn~30(?:in |on ){y:y}~60(?:,| and) (?:is |is now |now |now aged |aged |who is )+{a:adn}(?=[,.;]| and| years old)"),
    Rule(r"\b(?:who is|is|aged|is now|now) {a:dn}(?: old)?,? ~40\bborn~30(?:in |on |, ){y:y}"),
    Rule(r"{a:a}~60\bborn~30(?:in |on |, ){y:y}"),
)
THEN_AGED = Rule(
    r"{a1:a},(?:[^.;:()\ue000-\ue009]){0,60}?\bin {y:y},? (?:when (?:he|she) was (?:just |only )?|at the age of |at (?=[\ue000\ue006])|aged ){a2:adn}(?=[,.;)]|$| and)"
)
ANOTHER_LIFE = re.compile(
    r"\b(?:whose|his|her) (?:father|mother|brother|sister|son|daughter|wife|husband)\b|\bwhose\b", re.IGNORECASE
)
ANOTHER = re.compile(r"\b(?:whose|died|killed|had been|then)\b", re.IGNORECASE)
THEN = re.compile(
    r"\b(?:when|at the time|then|became|became|later|was \W|by the age|had|would|will|reached|until|after|before|first|in his|in her|died|dead|killed|who was)\b",
    re.IGNORECASE,
)
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
    if "d" not in sentence.kinds:
        return
    today = sentence.article.dateline.year
    for pattern in AGO:
        for _, named in sentence.matches(pattern):
            year, said = named["y"], named["d"]
            if said.unit in UNITS and year.value <= today:
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
