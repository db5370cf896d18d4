"""A figure and its conversion beside it: "100 miles (120 km)" is beyond what rounding explains."""

import re
from collections.abc import Container, Iterable, Sequence
from enum import Enum

from factdesk.checks.conversions.rounding import ROUGH, ROUGHER, agree, last_place, written
from factdesk.checks.conversions.scales import BARE, DECIMAL, HANDS, changes, in_hands, scales, scales_of
from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.references import References
from factdesk.checks.written import capitalised
from factdesk.claims.claim import Claim, QuantityValue
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern

JOINED, FIGURE = Pattern("conversions", "joined"), Pattern("conversions", "figure")
BETWEEN = Pattern("conversions", "between")
SET_OFF, SET_OFF_END = Pattern("conversions", "set_off"), Pattern("conversions", "set_off_end")
OF_A_THING = Pattern("conversions", "of_a_thing")
"""Between a measure with its noun and the bracket behind: "12 miles of track (19 km)"."""
PART_OF = Pattern("conversions", "part_of")
IN_PARTS = Pattern("conversions", "in_parts")
"""Before a figure that is the rest of a measure in two units, whose greater part was not read."""
IN_WORDS = Pattern("conversions", "in_words")
ROUNDERS = Pattern("conversions", "rounders")
CLOSED = Pattern("conversions", "closed")
DASH_CLOSED = re.compile(r"\s*[-–—,.]")
DIFFERENCE_BEFORE, DIFFERENCE_BEHIND = Pattern("conversions", "difference_before"), Pattern("conversions", "difference_behind")
"""Where a temperature is how much warmer or colder it is: its conversion has no offset."""
WARMTH = Pattern("conversions", "warmth")
"""Before a temperature that is how warm it is, and no difference."""
BOUND, CLIMATE = Pattern("conversions", "bound"), Pattern("conversions", "climate")
EARTH = 12
"""Degrees, of either scale, beyond which nobody speaks of the warming of the whole earth."""
A_RATE = Pattern("conversions", "a_rate")
"""Behind a measure that is so much for each of a time or thing, and so no other unit for what is no rate."""
WORDY = 0.15
"""The share by which "half a mile" may be off."""
NEAR, FAR = 1.2, 3.0
"""Times by which a figure between commas must be off, and may be, to be the one before it and wrong."""
SHARP, ABOUT = 0.02, 0.08
"""The share of a figure that its last place takes where it is no rough one, and by which one told with "about" may be off."""
LOOK = 80
"""Letters on either side of two temperatures in which a word says what they are."""
PARTS = re.compile(r"\d[\d,]*(?:\.\d+)?")
SCALES = (10**3, 10**6, 10**9, 10**12)
SMALLER = {"ft": (12, 12), "in": (12, 1), "[in_i]": (12, 1), "stone": (14, 14), "lb": (14, 1), "oz": (16, 1)}
"""Of a measure in two units: how many of the smaller make one of the greater, and one of this unit."""


class Sense(Enum):
    """What two temperatures are."""

    WARMTH = "warmth"
    DIFFERENCE = "difference"
    EITHER = "either"


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Convert every figure that has another unit's figure in brackets, between commas or after "or" right behind it."""
    del references
    known = scales(article.language)
    quantities = [claim for claim in claims if isinstance(claim.value, QuantityValue) and _measures(claim.value.unit, known)]
    for before, first, second in zip((None, *quantities), quantities, quantities[1:], strict=False):
        if first.end > second.start or second.start - first.end > LOOK or (before and _one_measure(article.text, before, first)):
            continue
        ahead = article.text[max(0, first.start - 20) : first.start]
        if PART_OF.search(ahead) or IN_PARTS.search(ahead):
            continue
        finding = _told_twice(article, first, second)
        if finding:
            yield finding


def _measures(unit: str | None, known: Container[str | None]) -> bool:
    return unit in known or unit == BARE


def _told_twice(article: Article, first: Claim, second: Claim) -> Finding | None:
    """What is found of two measures, by what links them: brackets and "or" say that they are one, commas only that they may be."""
    text = article.text
    between = text[first.end : second.start]
    if A_RATE.match(text, second.end) and not A_RATE.match(text, first.end):
        return None
    closed = BETWEEN.fullmatch(between) and not _left_open(text, between, second.end)
    set_off = SET_OFF.fullmatch(between) if SET_OFF_END.match(text, second.end) else None
    of_a_thing = OF_A_THING.fullmatch(between) and CLOSED.match(text, second.end)
    if not (closed or set_off or of_a_thing):
        return None
    sense = _sense(article, first, second)
    closed = closed or (set_off is not None and set_off["linked"] is not None)
    finding = _compare(first, second, in_brackets="or" not in between, sense=sense) if closed else None
    if finding is None and (set_off or of_a_thing):
        finding = _likely(_compare(first, second, in_brackets=True, sense=sense), first, second, linked=bool(of_a_thing))
    return finding


def _likely(finding: Finding | None, first: Claim, second: Claim, *, linked: bool) -> Finding | None:
    """What is found of a figure between commas: it is the one before it where it is near, but no rounding of it."""
    if finding is None or finding.outcome is not Outcome.CONTRADICTED:
        return finding
    one, two = first.value, second.value
    assert isinstance(one, QuantityValue)
    assert isinstance(two, QuantityValue)
    if one.dimension == "temperature":
        return None if linked else finding
    kin = (one.unit in DECIMAL) == (two.unit in DECIMAL)
    if not one.number or not two.number or (kin and (linked or not two.approximate)):
        return None
    sides = scales_of(first, second)
    real = [there.of(here.base(one.number)) for here in sides[0] for there in sides[1]] if sides else []
    off = [max(two.number, value) / min(two.number, value) for value in real if value > 0]
    return finding if off and NEAR < min(off) <= FAR else None


def _left_open(text: str, between: str, end: int) -> bool:
    """Whether the bracket or dash before a figure has no other right behind it."""
    if "(" in between or "[" in between:
        return not CLOSED.match(text, end)
    return between.strip()[:1] in ("-", "–", "—") and not DASH_CLOSED.match(text, end)


def _sense(article: Article, first: Claim, second: Claim) -> Sense:
    """Whether two temperatures are how much warmer or colder it is, or how warm, by the words around."""
    assert isinstance(first.value, QuantityValue)
    if first.value.dimension != "temperature":
        return Sense.WARMTH
    if BOUND.match(first.text):  # "stay below 2 degrees", of a night or of the whole earth
        of_the_earth = 0 < (first.value.number or first.value.high or first.value.low or 0) <= EARTH and CLIMATE.search(
            article.text
        )
        return Sense.EITHER if of_the_earth else Sense.WARMTH
    start, end = article.sentence_at(first.start)
    before = article.text[max(start, first.start - LOOK) : first.start]
    if DIFFERENCE_BEFORE.search(before) or DIFFERENCE_BEHIND.match(article.text[second.end : min(end, second.end + LOOK // 2)]):
        return Sense.DIFFERENCE
    return Sense.WARMTH if WARMTH.search(before) else Sense.EITHER


def _one_measure(text: str, before: Claim, first: Claim) -> bool:
    """Whether two figures are one measure in two units: 6 ft 2 in."""
    one, two = before.value, first.value
    assert isinstance(one, QuantityValue)
    assert isinstance(two, QuantityValue)
    joined = before.end <= first.start and JOINED.fullmatch(text, before.end, first.start)
    return bool(joined) and one.dimension == two.dimension


def _compare(first: Claim, second: Claim, *, in_brackets: bool, sense: Sense = Sense.WARMTH) -> Finding | None:
    one, two = first.value, second.value
    assert isinstance(one, QuantityValue)
    assert isinstance(two, QuantityValue)
    sides = scales_of(first, second)
    figures = [(_figure(one, end), _figure(two, end)) for end in ("low", "high")]
    if sides is None or any(None in pair for pair in figures):
        return None
    pairs = [(float(a), float(b)) for a, b in figures if a is not None and b is not None]
    mine, theirs = sides if sense is not Sense.DIFFERENCE else (changes(sides[0]), changes(sides[1]))
    wordy = any(IN_WORDS.match(claim.text) for claim in (first, second))
    share = ROUGHER if one.approximate or two.approximate or wordy else ROUGH
    steps = _whole_step(first), _whole_step(second)
    right = any(all(agree(pair, here, there, share, steps) for pair in pairs) for here in mine for there in theirs)
    right = right or (wordy and all(abs(theirs[0].of(mine[0].base(a)) - b) <= WORDY * b for a, b in pairs))
    scale = _scale(second)
    wanted = " to ".join(dict.fromkeys(written(theirs[0].of(mine[0].base(a)) / scale, b / scale) for a, b in pairs))
    composed = _composed(second, theirs[0].of(mine[0].base(pairs[0][0])))
    told = f"about {composed}" if composed else _about(wanted, second)
    if right:
        return Finding(
            "conversion",
            Outcome.SUPPORTED,
            f"{capitalised(first.text)} is {told}.",
            claim=second.id,
            related=(first.id,),
        )
    if sense is Sense.EITHER:
        other = _compare(first, second, in_brackets=in_brackets, sense=Sense.DIFFERENCE)
        if other is None or other.outcome is Outcome.SUPPORTED:
            return other
    if not in_brackets and share == ROUGHER and not _sharp(two, theirs[0].of(mine[0].base(pairs[0][0]))):
        return None
    return Finding(
        "conversion",
        Outcome.CONTRADICTED,
        f"{capitalised(first.text)} is {told}, not {_figures(second)}.",
        claim=second.id,
        suggestions=(composed,) if composed else _repair(second, wanted) if len(set(pairs)) == 1 else (),
        related=(first.id,),
    )


def _sharp(said: QuantityValue, real: float) -> bool:
    """Whether a figure is too exact to be the rough one that "about" calls it, and off by more than "about" may mean."""
    shown = said.number or 0.0
    return abs(last_place(shown)) <= SHARP * abs(shown) and abs(shown - real) > ABOUT * abs(real)


def _scale(claim: Claim) -> float:
    """What "million" makes of the digits of a measure."""
    assert isinstance(claim.value, QuantityValue)
    shown = PARTS.search(claim.text)
    digits = float(shown[0].replace(",", "")) if shown else 0.0
    scale = round(abs(claim.value.number or 0) / digits) if digits else 1
    return float(scale) if scale in SCALES else 1.0


def _composed(claim: Claim, exact: float) -> str | None:
    """The text of a measure in two units, such as 5 feet 2 inches, with an exact figure in its first or last unit."""
    assert isinstance(claim.value, QuantityValue)
    parts = list(PARTS.finditer(claim.text))
    known = SMALLER.get(claim.value.unit or "")
    if len(parts) != len(("feet", "inches")) or known is None or claim.value.number is None:
        return None
    of_one, in_unit = known
    whole, rest = divmod(round(exact * in_unit), of_one)
    middle = claim.text[parts[0].end() : parts[1].start()]
    return f"{claim.text[: parts[0].start()]}{whole}{middle}{rest}{claim.text[parts[1].end() :]}"


def _whole_step(claim: Claim) -> float:
    """The step of a measure in two units in the one that it is told in: an inch in feet; 0 for any other."""
    assert isinstance(claim.value, QuantityValue)
    known = SMALLER.get(claim.value.unit or "")
    return 1 / known[1] if known and len(PARTS.findall(claim.text)) == len(("feet", "inches")) else 0.0


def _figure(value: QuantityValue, end: str) -> float | None:
    found = value.number if value.number is not None else value.low if end == "low" else value.high
    return in_hands(found) if found is not None and value.unit == HANDS else found


def _figures(claim: Claim) -> str:
    return ROUNDERS.sub("", claim.text)


def _about(wanted: str, second: Claim) -> str:
    unit = re.sub(r"^.*\d[\d.,]*\s*-?\s*", "", second.text, flags=re.DOTALL)
    return f"about {wanted} {unit}".rstrip() if unit != second.text else f"about {wanted}"


def _repair(claim: Claim, wanted: str) -> tuple[str, ...]:
    figure = FIGURE.search(claim.text)
    if figure is None:
        return ()
    if wanted.startswith("-"):
        wanted = (figure["minus"] or "-") + wanted[1:]
    return (claim.text[: figure.start()] + wanted + claim.text[figure.end() :],)
