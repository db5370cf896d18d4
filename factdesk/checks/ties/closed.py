"""A difference or a rest by its words, where only so many figures like it stand beside it as it needs: "Set 287, they made 241, 46 short"."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure, start_of, value_of
from factdesk.checks.sums.others import of_others
from factdesk.checks.sums.reckoning import right, slack, wrong
from factdesk.checks.ties.window import MANIFOLD, Window, alike, clean, many, vague
from factdesk.checks.written import plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

GAP_BEFORE, NAMED_BEFORE, BY_BEFORE = (Pattern("tie_closed", name) for name in ("gap_before", "named_before", "by_before"))
GAP_BEHIND, BARE_BEHIND = Pattern("tie_closed", "gap_behind"), Pattern("tie_closed", "bare_behind")
MORE_BEHIND, SET_OFF, FROM_NEXT = (Pattern("tie_closed", name) for name in ("more_behind", "set_off", "from_next"))
ITEM = Pattern("tie_remainders", "item")
REST_BEFORE, REST_WEAK = Pattern("tie_closed", "rest_before"), Pattern("tie_closed", "rest_weak")
REST_BEHIND, LAST_BEHIND, THE_LAST = (Pattern("tie_closed", name) for name in ("rest_behind", "last_behind", "the_last"))
WHOLE_BEFORE, WHOLE_BEHIND = Pattern("tie_closed", "whole_before"), Pattern("tie_closed", "whole_behind")
HEADS, RATIO_OF = Pattern("tie_closed", "heads"), Pattern("tie_closed", "ratio_of")
COMPOUND, FOR = Pattern("tie_closed", "compound"), Pattern("tie_closed", "for")
APART, OF_WHICH = Pattern("tie_closed", "apart"), Pattern("tie_closed", "of_which")
BY_MARGIN, MARGIN_UNIT = Pattern("tie_closed", "by_margin"), Pattern("tie_closed", "margin_unit")
TAKES_UP, PART_OF = Pattern("tie_summed", "takes_up"), Pattern("tie_leftovers", "part_of")
SHORT = Pattern("tie_closed", "short")
TO_WIN = Pattern("tie_closed", "to_win")
MEMBER = Pattern("tie_closed", "member")
OF_SEVERAL = Pattern("tie_closed", "of_several")
EXPECTED, FOR_PLACES, EXTRA = (Pattern("tie_closed", name) for name in ("expected", "for_places", "extra"))
SCORE_BEHIND, SCORE_BEFORE = Pattern("tie_closed", "score_behind"), Pattern("tie_closed", "score_before")
SCORE_BETWEEN, SCORE_CHANGED = Pattern("tie_closed", "score_between"), Pattern("tie_closed", "score_changed")
PAIR, MOST = 2, 5
TIMES = 4
"""Times by which a result may be off and be meant as it."""
LEAD = 130
"""Letters before a figure in which the verb of a "by" stands."""
WICKETS = 10


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a result and two figures that it comes of, one of them in the last sentence."""
    return any(many(kinds, kind) > PAIR for kind in ("n", "m", "nl")) and many(kinds[-1:], "nml") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Hold each figure that is called a difference or a rest against the only others like it."""
    if window.vocabulary.isdisjoint(word_set("tie_closed", "cues")):
        return
    for at, said in enumerate(window.figures):
        if said.kind not in "nml" or said.approximate or vague(said) or window.ranged(said):
            continue
        if NAMED_BEFORE.search(window.before(at)):
            yield from _gap(window, at, here=True)
        elif SCORE_BEHIND.match(window.after(at)) and SCORE_BEFORE.search(window.before(at)):
            yield from _ahead(window, at)
        elif _is_gap(window, at):
            yield from _gap(window, at)
        elif EXTRA.search(window.before(at)) and (pair := _moved(window, said)):
            yield from _held(window, said, *pair)
        elif _is_rest(window, at):
            yield from _rest(window, at)


def _ahead(window: Window, at: int) -> Iterator[Finding]:
    """By how much a side was ahead, behind the only score of its sentence."""
    said, pair = window.figures[at], window.figures[max(0, at - PAIR) : at]
    if len(pair) < PAIR or pair[0].claim is None or pair[0].claim is not pair[1].claim or not window.touches_last(said):
        return
    between = window.text(pair[0], said).lower()
    scores = [one for one in window.figures if one.kind == "n" and window.ranged(one)]
    real = abs(pair[0].value - pair[1].value)
    if len(scores) > PAIR or not SCORE_BETWEEN.search(between) or SCORE_CHANGED.search(between) or not real:
        return
    if real == said.value:
        yield right(said, f"{subtraction(*pair)}.", *pair)
    else:
        yield wrong(said, f"{subtraction(*pair)}, not {plain(said.value)}.", *pair, value=real)


def _moved(window: Window, said: Figure) -> tuple[Figure, Figure] | None:
    """The only level that goes to another one before a figure of the same kind."""
    pairs = [
        (one.old, one.new)
        for one in window.compared
        if _same(one.new, said) and _same(one.old, said) and said.start > one.new.start
    ]
    return pairs[0] if len(pairs) == 1 else None


def _same(one: Figure, said: Figure) -> bool:
    return one is not said and one.kind == said.kind and one.unit == said.unit


def _is_gap(window: Window, at: int) -> bool:
    before, behind = window.before(at), window.after(at)
    if GAP_BEHIND.match(behind) or BARE_BEHIND.match(behind) or GAP_BEFORE.search(before):
        return True
    if BY_MARGIN.search(before) and MARGIN_UNIT.match(_tail(window, window.figures[at])):
        return True
    if MORE_BEHIND.match(behind) and SET_OFF.search(before):
        return True
    said = window.figures[at]
    start = max(window.starts[window.sentence(said)], said.start - LEAD)
    return before.endswith(" by ") and BY_BEFORE.search(window.passage.article.text[start : said.start].lower()) is not None


def _is_rest(window: Window, at: int) -> bool:
    before, behind = window.before(at), window.after(at)
    if OF_WHICH.match(behind):  # the rest, 12 of whom are new
        return False
    sure = REST_BEFORE.search(before) is not None and REST_WEAK.search(before) is None
    last = THE_LAST.search(before) is not None and LAST_BEHIND.match(behind) is not None
    return sure or last or (REST_WEAK.search(before) is not None and REST_BEHIND.match(behind) is not None)


def _runs(window: Window, said: Figure) -> Iterator[list[Figure]]:
    """The figures like one of the last sentence, of the last two and of all, where it stands among them."""
    own = window.sentence(said)
    for first in range(min(own, window.last), -1, -1):
        yield [
            figure
            for at, figure in enumerate(window.figures)
            if window.sentence(figure) >= first and figure is not said and _like(window, at, said)
        ]


def _like(window: Window, at: int, said: Figure) -> bool:
    """Whether a figure may be what another one comes of: no "one", no wickets, of its unit."""
    one = window.figures[at]
    if one.kind == "n" and one.unit is None and one.value == 1:
        return False
    wickets = at > 0 and one.kind == "n" and one.value <= WICKETS and FOR.match(window.before(at)) is not None
    if wickets and window.figures[at - 1].kind == "n":
        return False
    if said.kind == "n":
        levels = one.kind in "ml" and said.unit is None and one.start < said.start
        return one.kind == "n" or (levels and alike(one, said))  # 80 million litres, and 28 million short of that
    return (one.kind == said.kind and one.unit == said.unit) or _bare(window, at, said)


def _bare(window: Window, at: int, said: Figure) -> bool:
    """Whether a figure leaves the unit of another to one before it: "180,000 tonnes of it, and Romania 70,000"."""
    one = window.figures[at]
    if one.kind != "n" or one.unit is not None:
        return False
    return any(
        alike(figure, one) and figure.unit == said.unit and figure.value < MANIFOLD * one.value for figure in window.figures[:at]
    )


def _gap(window: Window, at: int, *, here: bool = False) -> Iterator[Finding]:
    """A difference and the only two others like it, of its own sentence alone or of those before it too."""
    said = window.figures[at]
    times = at > 0 and said.kind != "n" and window.figures[at - 1].kind == "n" and OF_SEVERAL.fullmatch(window.before(at))
    if EXPECTED.search(window.before(at)) or times:
        return
    level = window.figures[at + 1] if at + 1 < len(window.figures) and FROM_NEXT.fullmatch(window.after(at)) else None
    for run in _runs(window, said):
        if len(run) < PAIR:
            continue
        pair = next((kept for kept in narrowed(window, said, run) if len(kept) == PAIR), None)
        if pair and (level is None or level in pair) and not (here and not _told_before(window, said, pair)):
            yield from _held(window, said, *pair)
        return


def _told_before(window: Window, said: Figure, pair: Sequence[Figure]) -> bool:
    """Whether two figures stand before a third in its sentence."""
    return all(one.start < said.start and window.sentence(one) == window.sentence(said) for one in pair)


def narrowed(window: Window, said: Figure, run: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """The figures of a run, without wholes that are told of ("the 150-seat house"), those of other things, and those behind the result."""
    yield run
    run = [one for one in run if not COMPOUND.match(_tail(window, one))]
    yield run
    nouns = [singular(one.unit or "") for one in run if one.kind == "n"]
    own = [one for one in run if one.kind != "n" or nouns.count(singular(one.unit or "")) > 1 or one.unit in (None, said.unit)]
    yield own
    for kept in (run, own):
        yield [one for one in kept if one.start < said.start or window.sentence(one) != window.sentence(said)]


def _tail(window: Window, one: Figure) -> str:
    """What stands behind the number of a figure."""
    text = window.passage.article.text
    return text[one.digits[1] : one.digits[1] + 12].lower()


def _held(window: Window, said: Figure, one: Figure, two: Figure) -> Iterator[Finding]:
    """Hold a difference against the only two figures that it can lie between."""
    places = FOR_PLACES.match(window.after(window.figures.index(one))) is not None
    moved = any({one, two} == {pair.old, pair.new} for pair in window.compared)
    sure = not vague(one, two) and not (one.approximate or two.approximate) if moved else clean(window, one, two)
    if not sure or not window.touches_last(said, one, two) or not _of_one_thing(window, said, (one, two), places=places):
        return
    if _told_otherwise(window, said, one, two):
        return
    real = abs(one.value - two.value)
    if abs(real - said.value) <= slack((one, two, said)):
        yield right(said, f"{subtraction(one, two)}.", one, two)
    elif real / TIMES < said.value < real * TIMES and said.value < max(one.value, two.value) and not _apart(window, said, one, two):
        yield wrong(said, f"{subtraction(one, two)}, not {plain(said.value)}.", one, two, value=real)


def _of_one_thing(window: Window, said: Figure, pair: tuple[Figure, Figure], *, places: bool) -> bool:
    """Whether two figures are levels of one thing, which the sentence of a difference tells or takes up."""
    if places:  # 264 applications for 180 places
        return True
    own = window.sentence(said)
    near = any(window.sentence(figure) == own for figure in pair) or TAKES_UP.match(window.words(own)) is not None
    nouns = {singular(figure.unit or "") for figure in pair if figure.kind == "n"} - {""}
    compared = any(set(pair) == {found.old, found.new} for found in window.pairs)
    before = said.start < min(one.start for one in pair)  # £19,000 in the red, and £3,000 in credit, helped by £31,000
    return near and len(nouns) <= 1 and (compared or not before)


def _told_otherwise(window: Window, said: Figure, one: Figure, two: Figure) -> bool:
    """Whether the words make two figures differences themselves, balances, a part of the other, or things of which one is chosen."""
    at, other, last = (window.figures.index(figure) for figure in (said, one, two))
    leads = [window.before(other), window.before(last)]
    named = NAMED_BEFORE.search(window.before(at)) is not None
    if any(_is_gap(window, place) for place in (other, last)) or any(lead.endswith(" by ") for lead in leads):
        return True
    if named and any(NAMED_BEFORE.search(lead) for lead in leads):
        return True  # a deficit of 539 million, from a surplus of 295 million
    if _part_of(window, one) and not SHORT.match(window.after(at)):
        return True  # a majority of 80, with 365 of the 650 seats; six of their past nine
    between = window.text(*sorted((one, two), key=start_of))
    if window.alternatives(one, two) or (" or " in between and not other < at < last):
        return True
    to_win = MARGIN_UNIT.match(_tail(window, said)) is not None and TO_WIN.search(window.passage.lower) is not None
    return to_win or ";" in window.text(*sorted((one, two, said), key=start_of))  # 271 to win, all out for 230: beaten by 40 runs


def _part_of(window: Window, one: Figure) -> bool:
    """Whether a figure is told as a part of the next one."""
    return PART_OF.match(window.after(window.figures.index(one))) is not None


def _apart(window: Window, *figures: Figure) -> bool:
    told = sorted(figures, key=start_of)
    return APART.search(window.text(*told).lower()) is not None


def _rest(window: Window, at: int) -> Iterator[Finding]:
    """What is left of a whole that the words call so, beside all its parts."""
    said = window.figures[at]
    if at and window.figures[at - 1].kind == "a":
        return  # one aged 58, and the other 27
    for run in _runs(window, said):
        if any(OF_WHICH.match(window.after(window.figures.index(one))) and window.sentence(one) < window.last for one in run):
            return
        kept = _unfolded([one for one in run if not OF_WHICH.match(window.after(window.figures.index(one)))])
        if not kept:
            continue
        whole = max(kept, key=value_of)
        parts = [one for one in kept if one is not whole]
        if len(parts) == 1 and FOR_PLACES.match(window.after(window.figures.index(whole))):
            yield from _held(window, said, whole, *parts)
            return
        half = _half(window, whole)
        marked = _called_whole(window, whole)
        if not (parts or half) or not (marked or _heads(window, whole, kept, said)):
            continue
        if len(kept) <= MOST:
            yield from _left(window, said, whole, parts, half)
        return


def _unfolded(run: list[Figure]) -> list[Figure]:
    """The figures of a run without two that a third one is the sum of: "won 52 of 90 games and lost 38, with 72 left"."""
    for one, two in combinations(run, PAIR):
        if any(figure.value == one.value + two.value for figure in run) and len(run) > PAIR + 1:
            return [figure for figure in run if figure is not one and figure is not two]
    return run


def _half(window: Window, whole: Figure) -> float:
    """How much of a whole is told as a fraction of it: "half of the 28 houses"."""
    at = window.figures.index(whole)
    ratio = window.figures[at - 1] if at else None
    told = ratio is not None and ratio.kind == "r" and RATIO_OF.match(window.before(at)) is not None
    return whole.value * ratio.value if ratio is not None and told else 0


def _called_whole(window: Window, whole: Figure) -> bool:
    before = window.before(window.figures.index(whole))
    return WHOLE_BEFORE.search(before) is not None or WHOLE_BEHIND.match(_tail(window, whole)) is not None


def _heads(window: Window, whole: Figure, run: Sequence[Figure], said: Figure) -> bool:
    """Whether a whole is only the first that is told, and none of those before it is greater."""
    at = window.figures.index(whole)
    greater = any(_like(window, place, said) and one.value > whole.value for place, one in enumerate(window.figures))
    return whole is run[0] and not greater and HEADS.search(window.before(at) if at else window.passage.small[0]) is not None


def _left(window: Window, said: Figure, whole: Figure, parts: Sequence[Figure], half: float) -> Iterator[Finding]:
    if (
        not window.touches_last(said, whole, *parts)
        or not clean(window, whole, *parts)
        or _of_others(window, said, whole)
        or said.value >= whole.value
    ):
        return
    if any(window.sentence(one) > window.sentence(said) for one in (whole, *parts)):
        return  # nine were missing; 17 were picked up since
    told = {found[1] if (found := ITEM.match(window.after(window.figures.index(one)))) else one for one in (whole, *parts, said)}
    if len(told) == 1:
        return  # 18,000 for Saturday, 14,000 for Sunday and the remaining 3,000 for Friday
    taken = [one.value for one in parts] + ([half] if half else [])
    real = whole.value - sum(taken)
    some = (chosen for many in range(1, len(taken)) for chosen in combinations(taken, many))
    if any(abs(whole.value - sum(chosen) - said.value) <= slack((whole, said)) for chosen in some):
        return
    shown = subtraction(whole, parts[0]) if len(taken) == len(parts) == 1 else _shown(taken, real, whole)
    if abs(real - said.value) <= slack((whole, *parts, said)):
        yield right(said, f"{shown}.", whole, *parts)
    elif (real > 1 or not _one(window)) and real / TIMES < said.value < real * TIMES and not _apart(window, said, whole, *parts):
        yield wrong(said, f"{shown}, not {plain(said.value)}.", whole, *parts, value=real)


def _of_others(window: Window, said: Figure, whole: Figure) -> bool:
    """Whether a rest is of other things than the whole; the members of a body have a name of their own."""
    return of_others(said, whole) and not MEMBER.match(_tail(window, whole))


def _one(window: Window) -> bool:
    """Whether a thing is told singly, which no other figure counts: "seven Russians and one Ukrainian"."""
    singles = [at for at, one in enumerate(window.figures) if one.kind == "n" and one.value == 1]
    return any(not window.after(at).startswith(" of ") for at in singles)


def _shown(taken: Sequence[float], real: float, whole: Figure) -> str:
    return f"{' + '.join(map(plain, taken))} = {plain(sum(taken))}, which leaves {plain(real)} of {plain(whole.value)}"
