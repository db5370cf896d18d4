"""So much for each: "10,000 euros shared by four people, 3,000 each", "$5 million a kilometre for 20 km, $200 million in total"."""

from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import half, right, wrong
from factdesk.checks.sums import Figure, Rule, Sentence
from factdesk.checks.written import plain

EACH = r"(?: \w+){0,2}? ?(?:each|apiece|per person|a head|per head|a person|a piece|per capita)"
EACHES = frozenset({"every", "all", "each", "apiece", "person", "head", "piece", "capita"})
TOTAL = r"(?:,| –|—| \(|:)? ?(?:or |for |a total of |for a total of |making |making a total of |totalling |which comes to |at a total cost of |at a cost of |costing |to |earning |bringing in |giving a total of |in all |worth |cost (?:him |her |them |us |it )?|costs |will cost |came to |comes to |brought in |raised |raising |earned )+(?:a total of )?"
SHARED = (
    Rule(
        rf"{{m:mnl}}~60(?:shared|split|divided|distributed|spread)(?: \w+ly| out)? (?:by|among|amongst|between|over|across) (?:the |its |his |her )?{{n:n}}~40(?:,| –|—| \(|, or) ?(?:with |or |who |giving |leaving )?(?:~20 )?{{e:mnl}}{EACH}"
    ),
    Rule(rf"{{n:n}} ~30(?:shared|split|divided) {{m:mnl}}~40(?:,| –|—| \() ?(?:or |giving |getting )?(?:~20 )?{{e:mnl}}{EACH}"),
)
TIMES = (
    Rule(rf"\beach of (?:the |its |their )?{{n:n}}~40{{e:m}}~20{TOTAL}{{m:m}}"),
    Rule(rf"{{n:n}} ~40{{e:m}}{EACH}~20{TOTAL}{{m:m}}"),
    Rule(rf"{{e:m}}{EACH} (?:to|for|from|by|on) (?:the |its |all |each of the )?{{n:n}}~20{TOTAL}{{m:m}}"),
    Rule(
        r"\beach of (?:the |its |their )?{n:n}~30{e:m}~30(?:,|;| and| –) (?:which |that |this |it )?(?:will |would )?(?:brings? in|raise[sd]?|makes?|earns?|yields?|adds? up to|comes? to|amounts? to|totals?) (?:a total of |about )?{m:m}"
    ),
    Rule(
        r"\b(?:every {n} of|every one of|each of|all|all of) (?:the |its |their )?{n:n}~50{e:m}(?: each| apiece)?,? (?:for |at |with |making )?(?:an? |the )(?:[\w-]+ )?(?:bill|cost|total|sum|outlay|price|expense|payout|revenue) of {m:m}"
    ),
    Rule(r"\b(?:every|each)\b~40{e:m}~60\b(?:cost|bill|price|total|outlay) of {m:m}~40{n:n}"),
    Rule(rf"{{m:m}} (?:for|on|to) (?:the |its )?{{n:n}}~20(?:,| –|—| \() ?(?:or |at )?{{e:m}}{EACH}"),
)
OUT_OF = Rule(
    rf"{{n:n}},? (?:who |which )?~20{{e:mnl}}{EACH},? (?:out of|from) (?:an? |the |his |her |their )~30{{m:mnl}}~40\b(?:equally|evenly|shared|split|divided)\b"
)
DAILY = (
    Rule(
        r"{x:d}~40 {m:nml}(?:,? or|,| \(|,? at| –|—) (?:an average of |at |about |some |nearly |almost |just over |just under )*{e:nml}~12 (?:an?|per|each|every) (?P<unit>hour|day|week|month|year)\b"
    ),
    Rule(
        r"{m:nml}~30 (?:in|over|within|during) (?:the |its |their |the past |the last |the first |just |only )?{x:d}(?:,? or|,| \(|,? at| –|—) (?:an average of |at |about |some |nearly |almost |just over |just under )*{e:nml}~12 (?:an?|per|each|every) (?P<unit>hour|day|week|month|year)\b"
    ),
)
"""So much in all for so long, and what that is a day."""
UNITS = {
    "kilometre": "km", "kilometer": "km", "km": "km", "mile": "mi", "metre": "m", "meter": "m", "tonne": "tonne", "ton": "t", "barrel": "barrel",
    "litre": "L", "liter": "L", "gallon": "gal", "hectare": "ha", "acre": "acre", "kilo": "kg", "kilogram": "kg", "kg": "kg",
    "square metre": "m2", "square foot": "ft2",
}  # fmt: skip
AT_ONCE = Rule(
    r"{e:mnl}~25 (?:an? |per |each |every )(?P<unit>day|week|month)~10(?:,| –|—| \() ?(?:or |which is |making |about ){1,2}{m:mnl}~12 (?:an?|per|each|every|in a|over a) (?P<longer>week|month|year)\b"
)
"""The same for a longer time: "50 tonnes a day, or 350 a week"."""
AT_ONCE_BACK = Rule(
    r"{m:mnl}~25 (?:an?|per|each|every|in a|over a) (?P<longer>week|month|year)~10(?:,| –|—|;| \() ?(?:or |which is |making |just |about |that is |i\.e\. ){1,2}(?:just |only |about )?{e:mnl}~12 (?:an? |per |each |every )(?P<unit>day|week|month)\b"
)
AVERAGE = (
    Rule(
        r"{m:mn}~40 (?:to|for|among|between|in|from|over|across|off|on|with) (?:the |its |his |her |their |only |just )?{n:n}~40(?:,| –|—|\() ?(?:or |for |which is |giving |making )?(?:(?:him|her|it|them|each) )?(?:an? )?average of (?:about |nearly |just over |just under )?{e:mn}"
    ),
    Rule(
        r"{n:n}~40 (?:have|has|had|employ|employs|teach|hold|house|made|produced|took|raised|paid|scored|earned|spent|collected|gave|donated|received|sold|shared) {m:mn}~40(?:,| –|—|\() ?(?:or )?(?:an? )?average of (?:about |nearly )?{e:mn}"
    ),
)
TIMESPANS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "decade": 3652.5}
PRICED = (
    Rule(
        r"{u:l}(?: of ~30)? (?:costs?|is worth|sells for|takes|needs|weighs|uses|burns) (?:about )?{e:mn}(?:,| and|;)~20{x:l}~40\b(?:cost|costs|be worth|take|takes|need|needs|weigh|come to|comes to|fetch|use|burn) (?:about )?{m:mn}"
    ),
    Rule(
        r"\b(?:an?|one|each|every) (?P<unit>[a-z]+) (?:of [\w ]{1,30}? )?(?:costs?|is worth|sells for|takes|needs|weighs|uses|burns) (?:about )?{e:mnl}(?:,| and|;)~20{x:nld}~40\b(?:cost|costs|be worth|take|takes|need|needs|weigh|come to|comes to|fetch|use|burn) (?:about )?{m:mnl}"
    ),
)
RATE = (
    Rule(
        r"\b(?:in|over|for|within|across) (?:the next |the |a |its )?{x:d}~40{e:mnl}~12 (?:an? |per |each |every )(?P<unit>[a-z]+)(?:,? or|,| \(|,? for| –|—) (?:a total of |about )*{m:mnl}(?= (?:in all|in total|altogether|overall|all told|over)\b|\))"
    ),
    Rule(
        rf"{{e:mnl}}~25 (?:an? |per |for (?:each|every) |each |every |/)(?P<unit>[a-z]+)~20 (?:for|over|on|across|along) (?:the |a |its |a period of |the next |all )?{{x:nld}}~30{TOTAL}{{m:mnl}}"
    ),
    Rule(
        r"{e:mnl}~25 (?:an? |per |each |every )(?P<unit>[a-z]+)(?: for each| per \w+)?(?:,| –|—|;| \() ?(?:or |which is |that is |making |for )?(?:a total of |altogether |some |about )*{m:mnl}(?: in all| in total)? (?:over|in|for|across|after) (?:the |an? |its |a period of |the next |the full |all )?{x:nld}(?! (?:ago|earlier|later|old))"
    ),
    Rule(
        r"{e:mnl}~25 (?:an? |per |each |every )(?P<unit>[a-z]+)~20 (?:for|over|on|across|along) (?:the |a |its |a period of |the next )?{x:nld}~30(?:,| –|—| \() ?{m:mnl}(?: in all| in total| altogether|\))"
    ),
)
LOOSE = 0.02
CAP = 0.15
"""The share of a product that the rounding of "2 billion" may take: nobody means 2.5 by it."""
NO_AMOUNTS = str.maketrans("", "", "%payrod")
TWO, THREE = 2, 3


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Multiply what each gets with how many there are."""
    timed = not sentence.words.isdisjoint(TIMESPANS)
    for match, named in sentence.matches(AT_ONCE) if timed else ():
        here, there = TIMESPANS[match["longer"].lower()], TIMESPANS[match["unit"].lower()]
        yield from _judge(named["m"], round(here / there, 1), named["e"], fault=named["m"], count=named["e"])
    for match, named in sentence.matches(AT_ONCE_BACK) if timed else ():
        there, here = TIMESPANS[match["longer"].lower()], TIMESPANS[match["unit"].lower()]
        yield from _judge(named["m"], round(there / here, 1), named["e"], fault=named["e"], count=named["m"])
    if len(sentence.figures) < THREE:
        return
    for pattern in AVERAGE if "average" in sentence.words else ():
        for _, named in sentence.matches(pattern):
            yield from _judge(named["m"], named["n"].value, named["e"], fault=named["e"], count=named["n"])
    for pattern in SHARED if sentence.words & EACHES else ():
        for _, named in sentence.matches(pattern):
            yield from _judge(named["m"], named["n"].value, named["e"], fault=named["e"], count=named["n"])
    for pattern in TIMES if sentence.words & EACHES and sentence.kinds.count("m") == 2 else ():  # noqa: PLR2004
        for _, named in sentence.matches(pattern):
            yield from _judge(named["m"], named["n"].value, named["e"], fault=named["m"], count=named["n"])
    for _, named in sentence.matches(OUT_OF) if sentence.words & EACHES else ():
        yield from _judge(named["m"], named["n"].value, named["e"], fault=named["e"], count=named["n"])
    yield from _rates(sentence)


def _rates(sentence: Sentence) -> Iterable[Finding]:
    """So much for each unit of a measure or of time."""
    done: set[int] = set()
    if len(sentence.kinds.translate(NO_AMOUNTS)) < TWO:
        return
    for pattern in DAILY if "d" in sentence.kinds else ():
        for match, named in sentence.matches(pattern):
            times = _times(match["unit"].lower(), named["x"])
            if times and times > 1 and named["e"].start not in done:
                done.add(named["e"].start)
                yield from _judge(named["m"], times, named["e"], fault=named["e"], count=named["x"])
    for pattern in (*RATE, *PRICED):
        for match, named in sentence.matches(pattern):
            unit = named.get("u")
            if unit:
                times = named["x"].value if unit.value == 1 and unit.unit == named["x"].unit else None
            else:
                times = _times(match["unit"].lower(), named["x"])
            if times and named["m"].start not in done:
                done.add(named["m"].start)
                yield from _judge(named["m"], times, named["e"], fault=named["m"], count=named["x"])


def _times(unit: str, span: Figure) -> float | None:
    """How many of a unit a span holds; 24 months in two years."""
    if span.kind == "d":
        here, there = TIMESPANS.get(span.unit or ""), TIMESPANS.get(unit)
        return round(span.value * here / there, 1) if here and there else None
    if span.kind == "l":
        return span.value if UNITS.get(unit) == span.unit or unit == span.unit else None
    noun = (span.unit or "").lower()
    return span.value if noun and (noun.startswith(unit[:-1]) or (unit in ("person", "head") and noun == "people")) else None


def _judge(total: Figure, times: float, each: Figure, *, fault: Figure, count: Figure) -> Iterable[Finding]:
    if (
        total.kind != each.kind
        or (total.kind in "ml" and total.unit != each.unit)
        or not times
        or count.approximate
        or each.bound
        or total.bound
    ):
        return
    real = each.value * times
    loose = 0.1 if each.approximate or total.approximate else LOOSE
    room = min(half(each) * times if fault is each else half(total) + half(each) * times, CAP * real) + loose * real
    shown = f"{plain(times)} × {plain(each.value)} = {plain(round(real, 2))}"
    if abs(real - total.value) <= room:
        yield right(fault, f"{shown}.", total, each, count)
    elif fault is total:
        yield wrong(
            total,
            f"{shown}, not {plain(total.value)}.",
            each,
            count,
            value=round(real, 2) if loose == LOOSE and count.kind != "d" else None,
        )
    else:
        share = total.value / times
        value = share if share == int(share) else None
        yield wrong(
            each, f"{shown}, not {plain(total.value)}; each would have {plain(round(share, 2))}.", total, count, value=value
        )
