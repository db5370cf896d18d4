"""A difference by its name, or as what came of two figures: "needs 420 nurses and has 365, a shortage of 55", "… so she still owes $4,500".

Nothing is said unless there are just two figures that it may be of, and neither of them nor their sum explains it.
"""

from collections.abc import Iterable
from functools import cache

from factdesk.checks.finding import Finding
from factdesk.checks.numbers.mentions import based
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, comparable, inexact, right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

TAKES_UP = Pattern("sum_differences", "takes_up")
BEFORE, BEHIND = Pattern("sum_differences", "before"), Pattern("sum_differences", "behind")
TRADED, MAKING, APART = (
    Pattern("sum_differences", "traded"),
    Pattern("sum_differences", "making"),
    Pattern("sum_differences", "apart"),
)
AT_ANOTHER, THIS_TIME = Pattern("sum_differences", "at_another_time"), Pattern("sum_differences", "this_time")
RESULT, SET_OFF, TO_GO = (Pattern("sum_differences", name) for name in ("result", "set_off", "to_go"))
MORE, TAKEN_UP, OF_OLD, TWO_SIDES = (Pattern("sum_differences", name) for name in ("more", "taken_up", "of_old", "two_sides"))
CHANGED, SIDE_BY_SIDE = Pattern("sum_differences", "changed"), Pattern("sum_differences", "side_by_side")
PRONOUN_OF = Pattern("sum_differences", "pronoun_of")
"""Behind a "one" that is no number: a rise of two degrees is one of 3.6."""
EXPECTED = Pattern("tie_closed", "expected")
TO_SHARE = Pattern("sum_differences", "to_share")
ABSTAINED = Pattern("sum_differences", "abstained")
WICKETS = 10
LEAD = 90
TWO = 2
OF_A_RUN = Pattern("sum_differences", "of_a_run")
FAR = 4
"""Times by which a bare figure may differ from one with a unit and still be of that unit."""


def sums(sentence: Sentence, before: Sentence | None = None) -> Iterable[Finding]:
    """Take the only two figures of a difference's kind from one another; those of the sentence before, where "the" takes them up."""
    if sentence.words.isdisjoint(_names()):
        return
    for at, said in enumerate(sentence.figures):
        if said.claim is not None and any(one.claim is said.claim for one in sentence.figures[at + 1 : at + 2]):
            continue  # by 54-46
        if sentence.kinds[at + 1 : at + 2] == "%" and TO_SHARE.fullmatch(sentence.gaps[at + 1]):
            continue  # by 54 to 46 percent
        if said.kind not in "nmld" or inexact(said) or OF_OLD.search(sentence.gaps[at]) or TWO_SIDES.match(sentence.gaps[at + 1]):
            continue
        if (operands := _operands(sentence, at)) and _is_result(sentence, at):
            if _of_both(sentence, at, operands):
                return
            yield from _judge(said, *operands)
            return
        if not _named(sentence, at) or EXPECTED.search(sentence.gaps[at].lower()):
            continue
        here = _beside(sentence, said)
        pair = None if _of_several(sentence, said, here) else _pair(said, here)
        scope = sentence.lower
        if pair is None and before is not None and not _alike(said, here) and TAKES_UP.match(sentence.lower) is not None:
            pair, scope = _pair(said, before.figures), before.lower + sentence.lower
        apart = pair is None or APART.search(scope) or of_then(sentence, said)
        if pair is not None and not apart and not _of_another(sentence, said, pair) and not _of_both(sentence, at, pair):
            judged = list(_judge(said, *pair))
            yield from judged
            if judged or said.unit not in word_set("sum_differences", "votes"):
                return  # "won by 93 votes to 63" is no difference, but a margin may follow


def _of_another(sentence: Sentence, said: Figure, pair: tuple[Figure, Figure]) -> bool:
    """Whether a difference counts what two bare figures do not, behind a semicolon: "fell from 28 to 18; …, who won by 11 votes"."""
    last = max(pair, key=lambda figure: figure.end)
    between = sentence.article.text[last.end : said.start] if last.end <= said.start else ""
    return bool(said.unit) and not any(figure.unit for figure in pair) and ";" in between


def _of_both(sentence: Sentence, at: int, pair: tuple[Figure, Figure]) -> bool:
    """Whether a rise or a cut is that of two prices told side by side: "$107 for adults or $101 for children, an increase of $2"."""
    one, two = sorted(pair, key=lambda figure: figure.start)
    between = sentence.article.text[one.end : two.start]
    return CHANGED.search(sentence.gaps[at]) is not None and SIDE_BY_SIDE.fullmatch(between) is not None


@cache
def _names() -> frozenset[str]:
    """The words without which nothing is called a difference."""
    compared = frozenset(word.split()[-1] for word in word_set("sum_differences", "compared"))
    return word_set("sum_differences", "names") | word_set("sum_differences", "led") | compared


def _is_result(sentence: Sentence, at: int) -> bool:
    """Whether words call a figure what is left of two before it, with nothing else that it may be of."""
    lead = sentence.gaps[at]
    told = RESULT.search(lead) or (SET_OFF.search(lead) and TO_GO.match(sentence.gaps[at + 1]))
    return told is not None and not MORE.search(sentence.lower)


def _operands(sentence: Sentence, at: int) -> tuple[Figure, Figure] | None:
    """The only two amounts before a figure, if both are like it: no number that takes up what was told, and no runs and wickets."""
    said, text = sentence.figures[at], sentence.article.text
    before = [figure for figure in sentence.figures[:at] if figure.kind in "nml"]
    if len(before) != TWO or any(figure.kind != said.kind or not comparable(figure, said) for figure in before):
        return None
    one, two = before
    units = {figure.unit for figure in (one, two, said) if figure.kind == "n" and figure.unit}
    taken_up = any(not figure.unit and TAKEN_UP.search(text, sentence.start, figure.start) for figure in before)
    wickets = text[one.end : two.start] == " for " and two.value <= WICKETS
    votes = units <= word_set("sum_differences", "votes")
    alike = (len(units) <= 1 or votes) and not taken_up and not wickets and not inexact(*before)
    return (one, two) if alike else None


def _of_several(sentence: Sentence, said: Figure, here: list[Figure]) -> bool:
    """Whether it is a difference of more pieces than one, "two singles are 8 euros dearer", or stands beside eight of the last ten."""
    if OF_A_RUN.search(sentence.lower):
        return True
    last = max((figure.end for figure in _alike(said, here) if figure.end <= said.start), default=said.start)
    return said.kind in "ml" and any(figure.kind == "n" and last <= figure.start < said.start for figure in sentence.figures)


def _beside(sentence: Sentence, said: Figure) -> list[Figure]:
    """The other figures of its statement: none behind a semicolon, nor before one where it has its own; points beside percentages are of those."""
    if "%" in sentence.kinds and (said.unit or "").startswith("point"):
        return []
    text, start, end = sentence.article.text, said.start, said.end
    first = text.rfind(";", sentence.start, start)
    last = text.find(";", end, sentence.end)
    others = [
        figure
        for figure in sentence.figures
        if figure is not said
        and (last < 0 or figure.start < last)
        and not (figure.value == 1 and not figure.unit and PRONOUN_OF.match(text, figure.end))  # a rise of 2 is one of 3.6
    ]
    others = [figure for figure in others if not ABSTAINED.match(text[figure.digits[1] : figure.digits[1] + LEAD])]
    own = [figure for figure in others if figure.start > first]
    return own if len(_alike(said, own)) >= TWO else others


def _named(sentence: Sentence, at: int) -> bool:
    lead = sentence.gaps[at][-LEAD:]
    return (
        BEFORE.is_in(lead)
        or (at > 1 and BEHIND.match(sentence.masked, sentence.places[at] + 1) is not None)
        or (MAKING.is_in(lead) and TRADED.search(sentence.masked) is not None)
    )


def _alike(said: Figure, figures: Iterable[Figure]) -> list[Figure]:
    """The figures of the difference's kind; a bare number beside one with a unit is of that unit."""
    dimension = based(said)[1]
    same = [figure for figure in figures if figure.kind == said.kind and (said.kind == "n" or based(figure)[1] == dimension)]
    if said.kind in "ml" and len(same) == 1:
        bare = [figure for figure in figures if figure.kind == "n" and figure.unit is None]
        same += [figure for figure in bare if max(figure.value, same[0].value) < FAR * min(figure.value, same[0].value)]
    return same


def _pair(said: Figure, figures: Iterable[Figure]) -> tuple[Figure, Figure] | None:
    listed = list(figures)
    pair = _alike(said, listed)
    others = [figure for figure in listed if figure.kind == "n" and figure.unit is None and figure not in pair]
    if said.kind in "ml" and any(figure.value * FAR > said.value for figure in others):
        return None
    if len(pair) != TWO or any(figure.bound or figure.approximate or figure.value <= 0 for figure in pair):
        return None
    units = {figure.unit for figure in (*pair, said) if figure.kind == "n" and figure.unit}
    small = min(_value(figure, pair) for figure in pair)
    return (
        (pair[0], pair[1])
        if len(units) <= 1 and (small > 1 or said.kind != "n") and max(_value(f, pair) for f in pair) < FAR * small
        else None
    )


def _value(figure: Figure, pair: list[Figure]) -> float:
    """A figure in the first unit of its dimension, a bare one in the unit of the other."""
    other = next((one for one in pair if one.kind != "n"), figure)
    return figure.value * (based(other)[0] / other.value) if figure.kind == "n" and other.value else based(figure)[0]


def _judge(said: Figure, one: Figure, two: Figure) -> Iterable[Finding]:
    first, second = _value(one, [one, two]), _value(two, [one, two])
    unit = based(said)[0] / said.value if said.value else 1.0
    real, value = abs(first - second) / unit, abs(said.value)  # a goal difference of minus eight
    steps = [figure.step * (_value(figure, [one, two]) / figure.value) / unit for figure in (one, two)]
    room = sum(step for step, figure in zip(steps, (one, two), strict=True) if figure.rounded or step > said.step) / TWO + DUST
    shown = subtraction(one, two)
    if abs(real - value) <= min(room, real / FAR):
        yield right(said, f"{shown}.", one, two)
    elif (
        value < max(first, second) / unit
        and value not in (first / unit, second / unit, abs(max(first, second) - TWO * min(first, second)) / unit)
        and abs((first + second) / unit - value) > room
    ):  # nor one's lead over all the others together
        yield wrong(said, f"{shown}, not {plain(value)}.", one, two, value=round(real, 3) if said.value > 0 else None)


def of_then(passage: Sentence, said: Figure) -> bool:
    """Whether a difference is that of another time than the figures of its passage: "by 40 votes in 2018, and this time took …"."""
    text = passage.article.text
    return AT_ANOTHER.match(text, said.end) is not None and THIS_TIME.search(text, passage.start, passage.end) is not None
