"""Differences between two things: "58 and 49, leaving a surplus of 11", "40 of 200 shops, leaving 150", "three short of the 60 needed"."""

from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import comparable, right, slack, wrong
from factdesk.checks.sums import Figure, Rule, Sentence
from factdesk.checks.written import plain

ON = r"(?:(?! and | but | while | with |, )[^.;:()\ue000-\ue009]){0,60}?"
"""What may stand between a comparison and its figure: no other clause."""
NOT_MOVED = r"(?<!up )(?<!down )(?<!by )(?<!from )"
ASIDE = r"(?:,? \(?(?:up|down|compared|against|from)\b~30{q}~20(?:,|\)))?"
"""A change set off by commas behind a figure."""
LED = r"(?:just |only |some |about |almost |nearly |more than |still |or |and |that is )*"
LEFT = r",? (?:and )?(?:leaving|to leave|which leaves|which left|leaves)(?: it| them| him| her| the \w+| just| only| with| a total of| about| behind| some)* "
RULES = tuple(
    map(
        Rule,
        (
            rf"{NOT_MOVED}{{a:nml}}{ASIDE}~60 (?:and|against|but|while|with|on|minus|to)\b~60{NOT_MOVED}{{b:nml}}{ASIDE}~30(?:,| –|—|;|\() ?(?:leaving|giving|for|producing|resulting in|which left|which leaves|with|meaning|creating|making)? ?(?:it |them |the \w+ )?(?:with )?(?:an? |the )(?:[\w-]+ ){{0,2}}(?:surplus|deficit|gap|shortfall|difference|imbalance) of {{d:nml}}",
            r"{a:n}~50 (?:and|but|while)\b~50{b:n}~30(?:,| –|—|;|\() ?(?:leaving|giving|for|resulting in|with)? ?(?:an? |the )?net (?:\w+ )?of {d:n}",
            r"{d:nml} short of ~40{b:nml}~30(?:,| with| after) ~30{a:nml}",
            r"\b(?:lost|gained|shed|cut|added|won|gaining|losing) {d:nml}(?:[^.,;:()\ue000-\ue009]){0,20}(?:,| and)~30{b:nml}(?: \w+)?,? (?:down|up|compared with|against)(?: from)? {a:nml}",
            rf"{{a:nml}}{ON}, {LED}{{d:nml}} short of ~40{{b:nml}}",
            rf"{{a:nml}}{ON},? (?:which is |but |is |was |were ){LED}{{d:nml}} short of ~40{{b:nml}}",
            rf"{{a:nmla}}{ON}(?:,| –|—|\() ?{LED}{{d:nmld}}(?: \w+)? (?:more|fewer|less|higher|lower|taller|longer|shorter|wider|heavier|lighter|cheaper|dearer|older|younger|faster|slower|better|worse) than {ON}{{b:nmla}}(?!-)",
            r"{a:a},?(?: who)? (?:is|was) {d:d} (?:older|younger) than ~40{b:an}(?=[,.;)]|$)",
            rf"{{a:nml}}{ON}(?:,| –|—|\() ?{LED}{{d:nml}} (?:above|below|over|under|ahead of|behind) (?:the |its |their |his |her |last )(?:(?! and | but )[^.,;:()\ue000-\ue009]){{0,40}}?(?: of)? {{b:nml}}(?!-)",
        ),
    )
)
GROWN = Rule(
    r"{a:l}(?:[^.;:()\ue001-\ue006\ue008\ue009]){0,90}\b(?:lengthened|extended|widened|raised|deepened|shortened|lowered|enlarged|cut|stretched)\b(?: again)? by {d:l} to {b:l}"
)
POINTS = Rule(
    rf"{{a:%}}{ON}(?:,| –|—|\() ?{LED}{{d:pn}} (?:ahead of|behind|clear of|above|below|in front of|more than|less than) (?:[^.;:()\ue000-\ue009]){{0,50}}?(?:,? (?:who|which) (?:has|had|got|took|won|polled|was on|is on|stood at)|,? (?:on|with|at))(?: just| only)? {{b:%}}"
)
LEAD = Rule(
    r"{a:%}~40(?: and| to| against|,| while)~30{b:%}(?:[^.,;:()\ue000-\ue009]){0,30}(?:,| –|—|;|\() ?(?:with |giving (?:her|him|it|them|the \w+) |for )?(?:an? |the )(?:[\w-]+ )?(?:lead|margin|gap|difference|advantage) of (?:just |only )?{d:pn}"
)
NET = Rule(
    r"\b[Nn]et \w+ (?:was|came to|stood at|reached|totalled|of)(?: about)? {d:n}~20(?:,| as| with| after|:)~15{a:n}~15\b(?:arrived|came|moved in|joined|were hired|immigrated|entered|were born)\b~10\band {b:n}~15\b(?:left|moved out|quit|departed|emigrated|retired|died)\b"
)
DEALS = (
    Rule(
        r"\b(?:bought|cost|paid|acquired|purchased|signed|joined)\b~30{a:m}(?:[^.;:()\ue000-\ue006\ue008\ue009]){0,60}\b(?:sold|sells?|selling|fetched|auctioned)\b~30{b:mn}~20(?:,| –|—|\() ?(?:making |for |at |giving |earning |with )?(?:~20 )?(?:an? |the )(?:[\w-]+ )?(?:profit|gain|loss|mark-?up|margin) of {d:m%}"
    ),
    Rule(
        r"\b(?:sold|sells?|selling|fetched|auctioned)\b~30{b:m}~50\b(?:bought|cost|paid|acquired|purchased)\b~30{a:m}~40(?:,| –|—|\() ?(?:making |for |at |giving |earning |with )?(?:~20 )?(?:an? |the )(?:[\w-]+ )?(?:profit|gain|loss|mark-?up|margin) of {d:m%}"
    ),
)
TAKEN = tuple(
    map(
        Rule,
        (
            rf"{{b:nml}}(?: \w+)? (?:out )?of (?:the |its |their |his |her |all )~20{{a:nml}}~40{LEFT}{{d:nml}}",
            rf"{{a:nml}}~60\b(?:sold|sell|close[sd]?|lost|lose|cut|spent|spend|paid|pay|gave|give|used|use|left|withdrew|shut|ate|died|axed?|scrap|scrapped|removed?|retired?|quit|resigned|dropped)\b~15 {{b:nml}}~40{LEFT}{{d:nml}}",
        ),
    )
)
AGAIN = frozenset({"another", "further", "more", "also", "additional", "average", "respectively"})
CUES = frozenset(
    {
        "lead",
        "down",
        "up",
        "margin",
        "advantage",
        "surplus",
        "deficit",
        "gap",
        "shortfall",
        "difference",
        "imbalance",
        "net",
        "short",
        "than",
        "above",
        "below",
        "over",
        "under",
        "ahead",
        "behind",
        "older",
        "younger",
    }
)
LEAVING = frozenset({"leaving", "leave", "leaves", "left"})
SALES = frozenset({"profit", "gain", "loss", "margin", "markup"})
FAR = 20
"""Times by which a bare figure may differ from one with a unit and still be of that unit."""
THREE = 3


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Subtract the one from the other, wherever a sentence says what lies between them or is left."""
    if len(sentence.figures) < THREE:
        return
    done: set[int] = set()
    for pattern in RULES if sentence.words & CUES else ():
        for _, named in sentence.matches(pattern):
            yield from _judge(named["a"], named["b"], named["d"], done)
    for _, named in sentence.matches(GROWN) if " by " in sentence.lower else ():
        yield from _judge(named["a"], named["b"], named["d"], done)
    for _, named in sentence.matches(NET) if "net" in sentence.words else ():
        yield from _judge(named["a"], named["b"], named["d"], done)
    yield from _named(sentence, done)
    for pattern in TAKEN if sentence.words & LEAVING and not sentence.words & AGAIN else ():
        for _, named in sentence.matches(pattern):
            if named["b"].value < named["a"].value:
                yield from _judge(named["a"], named["b"], named["d"], done)


def _named(sentence: Sentence, done: set[int]) -> Iterable[Finding]:
    """Leads between percentages, and what was gained by a sale."""
    for pattern in (POINTS, LEAD) if sentence.kinds.count("%") > 1 and sentence.words & CUES else ():
        for _, named in sentence.matches(pattern):
            yield from _points(named["a"], named["b"], named["d"])
    for pattern in DEALS if sentence.words & SALES else ():
        for _, named in sentence.matches(pattern):
            if named["d"].kind == "m":
                yield from _judge(named["a"], named["b"], named["d"], done)


def _judge(one: Figure, two: Figure, said: Figure, done: set[int]) -> Iterable[Finding]:
    figures = (one, two, said)
    if (
        said.start in done
        or any(figure.written.lower() == "one" for figure in figures)
        or not _alike(one, two, said)
        or any(figure.bound for figure in (one, two))
    ):
        return
    high, low = max(one.value, two.value), min(one.value, two.value)
    real = high - low
    if said.value > high:
        return
    shown = f"{plain(high)} − {plain(low)} = {plain(round(real, 3))}"
    done.add(said.start)
    if (
        abs(real - said.value) <= slack(figures)
        or (said.bound == "above" and said.value <= real <= said.value * 2)
        or (said.bound == "below" and real <= said.value)
    ):
        yield right(said, f"{shown}.", one, two)
    elif not any(figure.approximate for figure in figures):
        yield wrong(said, f"{shown}, not {plain(said.value)}.", one, two, value=None if said.bound else round(real, 3))


def _points(one: Figure, two: Figure, said: Figure) -> Iterable[Finding]:
    """The points that lie between two percentages."""
    if (said.kind == "n" and said.unit not in ("points", "point")) or one.bound or two.bound or one.approximate or two.approximate:
        return
    real = round(abs(one.value - two.value), 2)
    shown = f"{plain(max(one.value, two.value))} − {plain(min(one.value, two.value))} = {plain(real)}"
    room = (max(said.step, one.step, two.step) - min(said.step, one.step, two.step)) / 2 + 1e-9  # said in whole points of tenths
    if abs(real - said.value) <= room or said.approximate or said.bound:
        yield right(said, f"{shown}.", one, two)
    else:
        yield wrong(said, f"{shown}, not {plain(said.value)}.", one, two, value=real)


def _alike(one: Figure, two: Figure, said: Figure) -> bool:
    """Whether all three are of one kind, and no two of them count things of different names; ages differ by years."""
    if one.kind == "a" and two.kind in "an":
        return said.kind == "d" and said.unit == "year"
    units = {figure.unit for figure in (one, two, said) if figure.kind == "n" and figure.unit}
    if one.kind != two.kind and max(one.value, two.value) > FAR * min(one.value, two.value):
        return False
    return "a" not in one.kind + two.kind + said.kind and comparable(one, two) and comparable(one, said) and len(units) <= 1
