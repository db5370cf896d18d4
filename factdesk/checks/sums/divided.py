"""A whole that one sentence announces and the next one divides: "Nineteen people were hurt. Seven …, eight … and the other five …".

The words that close the division decide: with "the remaining" or "comprise" the parts must make the whole, without them they may only not be more.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from factdesk.checks.finding import Finding
from factdesk.checks.sums import hundred as sum_hundred
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.others import of_others
from factdesk.checks.sums.reckoning import inexact, right, slack, wrong
from factdesk.checks.sums.rules import Rule
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set

JOINED, OF_THEM = Pattern("sum_divided", "joined"), Pattern("sum_divided", "of_them")
OTHERWISE = Pattern("sum_divided", "otherwise")
"""Between a part and the rest, whatever is told of either."""
THE_REST, CLOSED = Pattern("sum_divided", "the_rest"), Pattern("sum_divided", "closed")
DIVIDES, THE_GROUP = Pattern("sum_divided", "divides"), Pattern("sum_divided", "the_group")
IN_ALL, TOLL, THEY_ARE = Pattern("sum_divided", "in_all"), Pattern("sum_divided", "toll"), Pattern("sum_divided", "they_are")
DIED, PLACED = Pattern("sum_divided", "died"), Pattern("sum_divided", "placed")
ALL_DECLARED, DECLARED = Pattern("sum_divided", "all_declared"), Pattern("sum_divided", "declared")
OF_VOTES, WON, ELLIPTIC = Rule("sum_divided", "of_votes"), Pattern("sum_divided", "won"), Pattern("sum_divided", "elliptic")
BY_QUARTERS, BARE_LIST = Pattern("sum_divided", "by_quarters"), Pattern("sum_divided", "bare_list")
APART, COMMA = Pattern("sum_divided", "apart"), Pattern("sum_divided", "comma")
ELSEWHERE, OF_THE, HOLDS = Pattern("sum_divided", "elsewhere"), Pattern("sum_divided", "of_the"), Pattern("sum_divided", "holds")
THEN_LEVEL = Pattern("ties", "then_level")
TWO, MOST = 2, 12
NEAR, NEARER = 0.25, 0.1
"""How far parts may be from a whole, as a share of it; nearer where only the words say that they are of it."""
WHOLE = 100
ROUNDING = 0.6
"""Each percentage may be off by its rounding; half a point and a little for what was rounded twice."""


def across(told: Sequence[Sentence]) -> Iterable[Finding]:
    """Hold the parts of the last sentence against the whole that it or the one right before it announces."""
    two = told[-1]
    if len(two.figures) > TWO:
        yield from _declared(two) if "all" in two.words else ()
        yield from _by_days(two) if "d" in two.kinds else ()
        yield from _elsewhere(two) if "elsewhere" in two.words else ()
        yield from _of_seats(two)
    one = told[-2] if len(told) > 1 else None
    if len(two.figures) == 1 and "%" not in two.kinds and (one is None or len(one.figures) == 1):
        return
    one = one if one is not None and one.article.text[one.end : two.start].isspace() else None
    yield from _shares(one, two) if "%" in two.kinds else ()
    if one is not None:
        yield from _divided(one, two) if len(two.figures) > 1 else ()
        yield from _votes(one, two) if len(one.figures) > 1 else ()
        yield from _quarters(one, two) if len(two.figures) > TWO else ()


def _divided(one: Sentence, two: Sentence) -> Iterable[Finding]:
    if THEN_LEVEL.search(one.spoken):
        return  # sales of 260 million, and of 250 million the year before
    for kind in "nml":
        places = _chain(two, kind) if two.kinds.count(kind) >= TWO and kind in one.kinds else []
        if len(places) < TWO:
            continue
        parts = [two.figures[at] for at in places]
        wholes = _wholes(one, parts)
        if len(wholes) != 1:
            continue
        whole = wholes[0]
        if THE_REST.search(two.gaps[places[-1]]) and of_others(parts[-1], whole):
            continue  # 412 passengers … the other 40 vehicles
        exact, over = _tied(one, two, whole, places)
        told = [figure for figure in one.figures if figure is not whole and figure.kind == kind]
        if any(abs(_sum(parts) + figure.value - whole.value) <= slack((whole, *parts)) for figure in told):
            continue  # one part stands beside the whole: 820 out of 5,010
        alike = {part.unit for part in parts if part.unit} <= {whole.unit}
        if exact or (over and _sum(parts) > whole.value):
            yield from _judge(whole, parts, NEAR if alike or THE_REST.search(two.gaps[places[-1]]) else NEARER)
        elif over and _sum(parts) == whole.value:
            yield from _judge(whole, parts, NEAR)


def _tied(one: Sentence, two: Sentence, whole: Figure, places: list[int]) -> tuple[bool, bool]:
    """Whether the parts must make the whole, and whether they may at least not be more than it."""
    first, last = places[0], places[-1]
    at = one.figures.index(whole)
    lead = two.masked[: two.places[first]]
    closed = CLOSED.search(two.gaps[last]) is not None
    rest = THE_REST.search(two.gaps[last])
    exact = (rest is not None and not rest["last"]) or (closed and DIVIDES.search(lead) is not None)
    in_all = IN_ALL.match(one.gaps[at + 1]) is not None and not lead and all(THEY_ARE.match(two.gaps[p + 1]) for p in places)
    died = DIED.match(two.gaps[first + 1])
    behind = [two.gaps[p + 1] for p in places]
    words = [DIED.match(gap) or PLACED.match(gap) or (ELSEWHERE.match(gap) if gap is behind[-1] else None) for gap in behind]
    parallel = not lead and died is not None and all(found is not None for found in words)
    toll = parallel and (TOLL.search(one.gaps[at]) is not None or (whole.unit or "") in word_set("sums", "singles"))
    nouns = {two.figures[p].unit for p in places}
    group = THE_GROUP.match(lead) is not None and len(nouns) == len(places) and nouns <= word_set("sums", "exclusive")
    elsewhere = parallel and ELSEWHERE.match(two.gaps[last + 1]) is not None and whole.unit is not None
    return exact or (in_all and closed) or (elsewhere and closed), toll or (group and closed) or rest is not None


def _chain(two: Sentence, kind: str) -> list[int]:
    """The figures of one kind and unit that are joined to one another; empty where others of the kind stand among them."""
    scored = _scores(two)
    places = [
        at
        for at, figure in enumerate(two.figures)
        if figure.kind == kind and figure not in scored and figure.unit not in word_set("sum_divided", "shares")
    ]
    exact = next((number + 1 for number, at in enumerate(places) if number and THE_REST.search(two.gaps[at])), None)
    places = places[:exact]
    figures = [two.figures[at] for at in places]
    if not TWO <= len(places) <= MOST or inexact(*figures):
        return []
    gaps = [two.lower[two.places[a] + 1 : two.places[b]] for a, b in pairwise(places)]
    last = OTHERWISE if THE_REST.search(two.gaps[places[-1]]) else JOINED
    if not all((last if gap is gaps[-1] else JOINED).match(gap) for gap in gaps) or any(
        _of_them(two.figures[at], two) for at in places[1:]
    ):
        return []
    units = {figure.unit for figure in figures if figure.unit}
    return places if len(units) <= 1 or (kind == "n" and units <= word_set("sums", "exclusive")) else []


def _of_them(part: Figure, sentence: Sentence) -> bool:
    """Whether a figure is of the one before it: "31 got out, 12 of them hurt"."""
    return OF_THEM.match(sentence.article.text, part.digits[1], sentence.end) is not None


def _scores(sentence: Sentence) -> list[Figure]:
    """The figures that are two sides of a score or a vote."""
    held = [figure.claim.id for figure in sentence.figures if figure.claim]
    return [figure for figure in sentence.figures if figure.claim and figure.kind == "n" and held.count(figure.claim.id) > 1]


def _wholes(one: Sentence, parts: list[Figure]) -> list[Figure]:
    """The figures of a sentence that are more than every one of the parts and of their kind."""
    scored = _scores(one)
    units = {part.unit for part in parts if part.unit} if parts[0].kind in "ml" else set()
    most = max(part.value for part in parts)
    return [
        figure
        for figure in one.figures
        if figure.kind == parts[0].kind and figure not in scored and figure.value > most and (not units or figure.unit in units)
    ]


def _declared(sentence: Sentence) -> Iterable[Finding]:
    """All the seats, and who has how many of them: "With all 54 seats declared, Labour held 21, …"."""
    for at, whole in enumerate(sentence.figures):
        if whole.kind != "n" or not ALL_DECLARED.search(sentence.gaps[at]) or not DECLARED.match(sentence.gaps[at + 1]):
            continue
        parts: list[Figure] = []
        for place in range(at + 1, len(sentence.figures)):
            part = sentence.figures[place]
            if part.kind != "n" or part.unit not in (None, whole.unit) or (parts and not ELLIPTIC.fullmatch(sentence.gaps[place])):
                break
            parts.append(part)
        if len(parts) > TWO and CLOSED.search(sentence.gaps[at + len(parts)]):
            yield from _judge(whole, parts, NEAR)


def _by_days(sentence: Sentence) -> Iterable[Finding]:
    """A whole over so many days or places, and behind a colon each of them: "31 arrests over the two days: 18 on Sunday, when …, and 13 on Monday"."""
    counts = [at for at, figure in enumerate(sentence.figures) if figure.kind == "n"]
    if len(counts) <= TWO:
        return
    first, places = counts[0], counts[1:]
    whole, parts = sentence.figures[first], [sentence.figures[at] for at in places]
    number = [figure for figure in sentence.figures[first + 1 : places[0]] if figure.kind == "d"]
    words = [PLACED.match(sentence.gaps[at + 1]) for at in places]
    if (
        len(number) == 1
        and number[0].value == len(parts)
        and sentence.gaps[places[0]].rstrip().endswith(":")
        and len({found["word"] if found else None for found in words}) == 1
        and words[0] is not None
        and all(part.unit in (None, whole.unit) for part in parts)
        and not any(_of_them(part, sentence) for part in parts)
    ):
        yield from _judge(whole, parts, NEAR)


def _elsewhere(sentence: Sentence) -> Iterable[Finding]:
    """A whole, and right behind it all the places that it is in: "54 people, 31 in the capital and 23 elsewhere"."""
    figures, gaps = sentence.figures, sentence.gaps
    for last in range(TWO, len(figures)):
        if not ELSEWHERE.match(gaps[last + 1]):
            continue
        first = last
        while (
            first > 1 and PLACED.match(gaps[first]) and figures[first - 1].unit in (None, figures[0].unit) and first > last - MOST
        ):
            first -= 1
        whole, parts = figures[first - 1], list(figures[first : last + 1])
        plainly = all(part.kind == "n" and part.unit in (None, whole.unit) for part in parts)
        beside = COMMA.fullmatch(gaps[first]) is not None and CLOSED.search(gaps[last]) is not None
        if len(parts) > 1 and plainly and beside and whole.kind == "n" and whole.unit and whole.value > max(p.value for p in parts):
            yield from _judge(whole, parts, NEAR)


def _of_seats(sentence: Sentence) -> Iterable[Finding]:
    """Seats that cannot be more than all: "Of the 60 seats, the Greens have 24, Labour 19 and the Liberals 18"."""
    whole = sentence.figures[0]
    if whole.unit not in word_set("sum_divided", "seats") or not OF_THE.match(sentence.gaps[0]):
        return
    parts: list[Figure] = []
    for at in range(1, len(sentence.figures)):
        part, gap = sentence.figures[at], sentence.gaps[at]
        if part.kind != "n" or part.unit not in (None, whole.unit) or not (ELLIPTIC if parts else HOLDS).search(gap):
            break
        parts.append(part)
    if len(parts) > 1 and _sum(parts) > whole.value:
        yield from _judge(whole, parts, NEAR)


def _shares(one: Sentence | None, two: Sentence) -> Iterable[Finding]:
    """Percentages of one whole whose last is the rest: "A own 42 percent and B 33 percent. The other 25 percent …"."""
    own = [at for at, figure in enumerate(two.figures) if figure.kind == "%"]
    if not own or not THE_REST.search(two.gaps[own[-1]]):
        return
    before = [figure for figure in one.figures if figure.kind == "%"] if one is not None and len(own) == 1 else []
    shares = [*before, *(two.figures[at] for at in own)]
    scope = (one.masked if one is not None and before else "") + two.masked[: two.places[own[-1]]]
    if not TWO < len(shares) <= MOST or inexact(*shares):
        return
    if sum_hundred.NOT.search(scope) or APART.search(scope):
        return
    total, room = _sum(shares), ROUNDING * sum(min(share.step, 1) for share in shares)
    shown = f"{addition(shares)} percent"
    missing = WHOLE - (total - shares[-1].value)
    if abs(total - WHOLE) <= room:
        yield right(shares[-1], f"{shown}.", *shares[:-1])
    elif missing > 0:
        yield wrong(shares[-1], f"{shown}, not 100 percent.", *shares[:-1], value=round(missing, 2))


def _votes(one: Sentence, two: Sentence) -> Iterable[Finding]:
    """The votes of one who won so many of all, and those of the others in the next sentence, which cannot be more than all."""
    for _, named in one.matches(OF_VOTES) if not one.words.isdisjoint(word_set("sum_divided", "ballots")) else ():
        parts = [named["a"]]
        for at, part in enumerate(two.figures):
            joined = ELLIPTIC.search(two.gaps[at]) if at else WON.search(two.gaps[at])
            if part.kind != "n" or (part.unit and part.unit not in word_set("sum_divided", "papers")) or not joined:
                break
            parts.append(part)
        if len(parts) > 1 and _sum(parts) > named["t"].value:
            yield from _judge(named["t"], parts, NEAR)
        return


def _quarters(one: Sentence, two: Sentence) -> Iterable[Finding]:
    """A side's points part by part against the result in the sentence before."""
    points = word_set("sum_divided", "points")
    if (
        set(two.kinds) != {"n"}
        or not BY_QUARTERS.search(two.masked)
        or not {figure.unit for figure in two.figures} - {None} <= points
    ):
        return
    scores = _scores(one)
    if len(scores) != TWO or not all(BARE_LIST.fullmatch(gap) for gap in two.gaps[1:-1]):
        return
    added = _sum(two.figures)
    result = min(scores, key=lambda score: abs(score.value - added))
    yield from _judge(result, list(two.figures), NEARER)


def _sum(parts: Sequence[Figure]) -> float:
    return sum(part.value for part in parts)


def _judge(whole: Figure, parts: list[Figure], near: float) -> Iterable[Finding]:
    if inexact(whole, *parts):
        return
    added = _sum(parts)
    shown = addition(parts)
    if abs(added - whole.value) <= slack((whole, *parts)):
        yield right(whole, f"the parts add up: {shown}.", *parts)
    elif abs(added - whole.value) <= near * whole.value:
        yield wrong(whole, f"the parts do not add up to {plain(whole.value)}: {shown}.", *parts, value=round(added, 2))
