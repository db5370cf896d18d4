"""A sum by its words, where the only figures like it beside it are its parts: "12 years on the council and 19 in the Commons – a total of 31"."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.numbers.people_nouns import may_be_people
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure, start_of
from factdesk.checks.sums.reckoning import DUST, right, slack, wrong
from factdesk.checks.ties.window import MANIFOLD, Window, clean, many
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

BEFORE, BEHIND, TO = (Pattern("tie_summed", name) for name in ("before", "behind", "to"))
MORE, MORE_BEHIND, MORE_WITHIN = (Pattern("tie_summed", name) for name in ("more", "more_behind", "more_within"))
BASE, APART = Pattern("tie_summed", "base"), Pattern("tie_summed", "apart")
OVER_THE = Pattern("tie_summed", "over_the")
TAKES_UP, EXPECTED = Pattern("tie_summed", "takes_up"), Pattern("tie_closed", "expected")
SORTS_JOINED, SORTS_WHOLE = Pattern("tie_summed", "sorts_joined"), Pattern("tie_summed", "sorts_whole")
OF_WHOLE, AND_LAST, UNCOUNTED = (Pattern("tie_summed", name) for name in ("of_whole", "and_last", "uncounted"))
PAIR, MOST = 2, 6
KINDS = "nmld"
NEAR = 0.5
"""How far the parts may be from the sum, as a share of it."""
LEAD = 90


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a sum and two parts, one of them in the last sentence."""
    return any(many(kinds, kind) > PAIR for kind in ("n", "m", "nl", "nd")) and many(kinds[-1:], KINDS) > 0


def ties(window: Window) -> Iterator[Finding]:
    """Hold each figure that is called a sum against the only others like it."""
    if window.vocabulary.isdisjoint(word_set("tie_summed", "cues")):
        return
    for at, said in enumerate(window.figures):
        if said.kind not in KINDS or not clean(window, said):
            continue
        before = _lead(window, at)
        if TO.search(before):
            yield from _grown(window, at)
        elif (said.unit or "") and (pair := _two_sorts(window, at)):
            yield from _judge(window, said, pair)
        elif BEFORE.search(before) or BEHIND.match(window.after(at)):
            yield from _summed(window, at)
        elif OVER_THE.fullmatch(window.after(at)) and at + 1 < len(window.figures) and window.figures[at + 1].kind == "d":
            yield from _summed(window, at, many_parts=window.figures[at + 1].value)
        if OF_WHOLE.match(window.after(at + 1) if at + 1 < len(window.figures) else ""):
            yield from _listed(window, at)


def _lead(window: Window, at: int) -> str:
    """The words of its sentence before a figure, with those of the figures there."""
    said = window.figures[at]
    start = max(window.starts[window.sentence(said)], said.start - LEAD)
    return window.passage.article.text[start : said.start].lower()


def _like(window: Window, at: int, said: Figure) -> bool:
    one = window.figures[at]
    if EXPECTED.search(window.before(at)):
        return False
    if one.kind == said.kind:
        return one.unit == said.unit if said.kind in "mld" else one.unit is not None or one.value > 1
    bare = one.kind == "n" and one.unit is None and one.value > 1
    return bare and any(
        figure.kind == said.kind and figure.unit == said.unit and one.value < MANIFOLD * figure.value < MANIFOLD**2 * one.value
        for figure in window.figures[:at]
    )


def _run(window: Window, said: Figure, first: int) -> list[Figure]:
    return [
        figure
        for at, figure in enumerate(window.figures)
        if window.sentence(figure) >= first and figure is not said and _like(window, at, said)
    ]


def _summed(window: Window, at: int, many_parts: float = 0) -> Iterator[Finding]:
    """A sum of all that its own sentence, or that and the one before, told before it."""
    said = window.figures[at]
    for first in range(window.sentence(said), -1, -1):
        parts = [one for one in _run(window, said, first) if one.start < said.start]
        if len(parts) < PAIR:
            continue
        own = window.sentence(said)
        if many_parts not in {0, len(parts)}:
            return
        near = first == own or (first == own - 1 and TAKES_UP.match(window.words(own)) is not None)
        if near and len(parts) <= MOST and window.touches_last(said, *parts) and _of_one(parts, said):
            yield from _judge(window, said, parts)
        return


def _two_sorts(window: Window, at: int) -> Sequence[Figure]:
    """The girls and the boys of so many pupils, where they are told right before: "318 girls and 294 boys …, with its 612 pupils"."""
    if at < PAIR or not SORTS_WHOLE.search(window.before(at)):
        return ()
    pair = window.figures[at - PAIR : at]
    nouns = [singular(figure.unit or "") for figure in pair]
    first = next((sorts[0] for sorts in words("tie_summed")["two_sorts"] if sorted(nouns) == sorted(sorts)), "")
    told = singular(window.figures[at].unit or "") in words("tie_summed")["together"].get(first, ())
    return pair if told and SORTS_JOINED.match(window.before(at - 1)) and window.touches_last(window.figures[at]) else ()


def _listed(window: Window, at: int) -> Iterator[Finding]:
    """A whole and all its parts behind it in its sentence: "19,100 votes were cast, 8,412 of them for Sturgess, …, and 613 for Moon"."""
    said, own = window.figures[at], window.sentence(window.figures[at])
    if own != window.last or at + PAIR >= len(window.figures):
        return
    behind = [place for place in range(at + 1, len(window.figures)) if window.figures[place].kind not in "aydo"]
    parts = [window.figures[place] for place in behind]
    text = window.passage.article.text[said.end : window.told[-1].end].lower()
    if not PAIR < len(parts) <= MOST or any(not _like(window, place, said) for place in behind) or UNCOUNTED.search(text):
        return
    first, last = behind[0], behind[-1]
    of_it = OF_WHOLE.match(window.after(first)) is not None and not any(OF_WHOLE.match(window.after(place)) for place in behind[1:])
    if of_it and AND_LAST.search(window.before(last)) and _of_one(parts, said):
        yield from _judge(window, said, parts, sure=True)


def _of_one(parts: Sequence[Figure], said: Figure) -> bool:
    """Whether counts are of one thing, by the nouns that they have."""
    if said.kind != "n":
        return True
    nouns = {singular(one.unit or "") for one in (*parts, said)} - {""}
    return len(nouns) <= 1 or all(map(_people, nouns)) or _lone(parts, said)


def _people(noun: str) -> bool:
    return noun in word_set("ties", "persons") or noun in word_set("tie_summed", "staff") or may_be_people(noun, "en")


def _lone(parts: Sequence[Figure], said: Figure) -> bool:
    """Whether only the sum has another noun than its parts."""
    nouns = {singular(one.unit or "") for one in parts} - {""}
    return len(nouns) <= 1 and said.unit is not None


def _judge(window: Window, said: Figure, parts: Sequence[Figure], *, sure: bool = False) -> Iterator[Finding]:
    values = [one.value for one in parts]
    added = sum(values)
    if not clean(window, *parts):
        return
    if abs(added - said.value) <= slack((said, *parts)):
        yield right(said, f"the parts add up: {addition(parts)}.", *parts)
        return
    some = (sum(chosen) for count in range(1, len(values)) for chosen in combinations(values, count))
    if any(abs(one - said.value) <= said.step / PAIR for one in some) or max(values) >= said.value:
        return
    if len(values) > PAIR and any(abs(added - value - value) <= DUST for value in values):
        return  # one of them is the sum of the others
    apart = not sure and APART.search(window.text(*sorted((*parts, said), key=start_of)).lower()) is not None
    if abs(added - said.value) <= NEAR * added and not apart:
        yield wrong(said, f"the parts do not add up to {plain(said.value)}: {addition(parts)}.", *parts, value=round(added, 2))


def _grown(window: Window, at: int) -> Iterator[Finding]:
    """What something came to with some more, and what it was: "three more bodies …, bringing the toll to 22. It had stood at 19"."""
    said = window.figures[at]
    for first in range(min(window.sentence(said), window.last), -1, -1):
        run = _run(window, said, first)
        if len(run) < PAIR:
            continue
        more = [one for one in run if _is_more(window, one)]
        base = [one for one in run if one not in more and BASE.search(window.before(window.figures.index(one)))]
        if len(more) == len(base) == 1 and window.touches_last(said, *base, *more) and base[0].value < said.value:
            yield from _judge(window, said, [*base, *more], sure=True)
        return


def _is_more(window: Window, one: Figure) -> bool:
    at = window.figures.index(one)
    if MORE.search(window.before(at)) or MORE_BEHIND.match(window.after(at)):
        return True
    return MORE_WITHIN.search(window.text(one).lower()) is not None
