"""Changes in percent beside the two figures that they lie between, told in any words: "£54m, against £50m the year before, a rise of 8 percent".

Which of the two is the earlier need not be said: a rise starts at the lower one. What must be said is that the two are compared, and that the
percentage is a change of them and of nothing else; a sentence with a third figure of the kind is left alone, unless it is their difference.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import after, before
from factdesk.checks.sums.changes import Change, direction, judge
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, comparable, half
from factdesk.checks.sums.sentences import WORDS, Sentence, together
from factdesk.draft.patterns import Pattern, word_set

APPOSITION = Pattern("product_changes", "apposition")
BESIDE = Pattern("product_changes", "beside")
OR = Pattern("product_changes", "or")
PLAIN = Pattern("product_changes", "plain")
MORE = Pattern("product_changes", "more")
VERB = Pattern("product_changes", "verb")
LEADS = Pattern("product_changes", "leads")
OPENS = Pattern("product_changes", "opens")
COMPARED = Pattern("product_changes", "compared")
OF_IT = Pattern("product_changes", "of_it")
LEADS_TO, PART = Pattern("product_changes", "leads_to"), Pattern("product_changes", "part")
THAN = Pattern("product_changes", "than")
APART = Pattern("product_changes", "apart")
MOVED, OWN_MOVE, INCLUDING = (Pattern("product_changes", name) for name in ("moved", "own_move", "including"))
ELSEWHERE = Pattern("product_changes", "elsewhere")
LEAST, MOST = 3, 8
BOTH, THREE = 2, 3
FAR = 4
"""Times by which two figures may differ and still be one thing at two times."""


@dataclass(frozen=True, slots=True)
class Said:
    """A change that is told in percent or as a fraction, and whether it goes up."""

    at: int
    up: bool
    word: str
    alone: bool = False
    """Whether a second share beside it may be the change of the other figure: a verb may be left out."""
    again: bool = False
    """Whether it tells a difference again that stands right before it."""


def sums(passage: Sentence) -> Iterable[Finding]:
    """Reckon the only change of a sentence that is told beside two figures."""
    if not passage.words.isdisjoint(_words()):
        yield from _solve(passage.untimed, 0)


def across(one: Sentence, two: Sentence) -> Iterable[Finding]:
    """The same where one of the figures stands in the sentence before."""
    if ("%" in two.kinds or "r" in two.kinds) and not (two.words.isdisjoint(_words()) and one.words.isdisjoint(_words())):
        first, second = one.untimed, two.untimed
        if len(first.figures) + len(second.figures) >= LEAST:
            yield from _solve(together(first, second), len(first.figures))


@cache
def _words() -> frozenset[str]:
    """The words without which nothing is told as a change in percent."""
    known = (("sum_changes", "falling"), ("sum_changes", "rising"), ("sums", "up"), ("sums", "down"))
    more = (("product_changes", "more_up"), ("product_changes", "more_down"))
    return frozenset(found for theme, name in (*known, *more) for word in word_set(theme, name) for found in WORDS.findall(word))


def _solve(passage: Sentence, edge: int) -> Iterable[Finding]:
    amounts = [at for at, figure in enumerate(passage.figures) if figure.kind not in "dayo" and not _pronoun(figure)]
    if not LEAST <= len(amounts) <= MOST or {"%", "r"}.isdisjoint(passage.kinds):
        return
    said = _only_said(passage, [at for at in amounts if passage.figures[at].kind in "%r"])
    if said is None:
        return
    pair = _pair(passage, _group(passage, [at for at in amounts if at != said.at]))
    if (
        pair is None
        or (said.again and said.at - 1 in pair)
        or (said.at + 1 in pair and OR.match(before(passage, said.at + 1)))  # up 47 percent, or 110 million
        or _than_the_next(passage, pair, said)
        or (edge and not min(*pair, said.at) < edge <= max(*pair, said.at))
        or (edge and _settled(passage, pair, said, edge))
        or _to_another(passage, pair, said)
        or _of_parts(passage, pair)
        or not _one_matter(passage, pair, said)
    ):
        return
    low, high = sorted((passage.figures[at] for at in pair), key=lambda figure: figure.value)
    first, last = (low, high) if said.up else (high, low)
    finding = judge(Change(first, last, passage.figures[said.at], said.up, said.word), "")
    if finding:
        yield finding


def _settled(passage: Sentence, pair: tuple[int, int], said: Said, edge: int) -> bool:
    """Whether two figures of one sentence have a share beside them there, or one is itself a move: "fallen by 20,000"."""
    if any(MOVED.search(before(passage, at)) for at in pair):
        return True
    sides = {at < edge for at in pair}
    return len(sides) == 1 and any(
        (at < edge) in sides and at != said.at for at, figure in enumerate(passage.figures) if figure.kind in "%r"
    )


def _than_the_next(passage: Sentence, pair: tuple[int, int], said: Said) -> bool:
    """Whether the change is from the figure behind it, and the other one of the pair comes later still: it was told before."""
    return said.at + 1 in pair and max(pair) > said.at + 1 and THAN.fullmatch(after(passage, said.at)) is not None


def _to_another(passage: Sentence, pair: tuple[int, int], said: Said) -> bool:
    """Whether the change leads to a figure of its own: "a share earned 24p, against 20p. Revenue rose 12 percent to £14bn"."""
    after_it = said.at + 1
    known = after_it < len(passage.figures) and passage.figures[after_it].kind in "nml"
    if not known or LEADS_TO.fullmatch(after(passage, said.at)) is None:
        return False
    other = next((at for at in pair if at != after_it), said.at)
    if after_it in pair and said.up != (passage.figures[after_it].value > passage.figures[other].value):
        return True  # beef comes to 2.3 million tonnes; pork rose 83 percent to 1.1 million
    return after_it not in pair or (other > after_it and not COMPARED.search(before(passage, other)))


def _of_parts(passage: Sentence, pair: tuple[int, int]) -> bool:
    """Whether two figures are said to be of a part and of the whole, or of two parts: a final dividend and a total one."""
    if any(INCLUDING.search(before(passage, at)) for at in range(min(pair) + 1, max(pair) + 1)):
        return True  # 10.3 million cars, including 4 million in China
    one, two = (frozenset(PART.findall(before(passage, at).lower())) for at in pair)
    return bool(one) and bool(two) and not one & two


def _pronoun(figure: Figure) -> bool:
    """Whether a number is no figure but a word: the new one, a pound of butter."""
    return figure.value == 1 and (figure.kind == "l" or (figure.claim is None and figure.kind == "n"))


def _only_said(passage: Sentence, shares: list[int]) -> Said | None:
    """The only share of a passage that is told as a change."""
    told = [said for said in (_said(passage, at) for at in shares if not passage.figures[at].bound) if said is not None]
    if len(told) != 1 or len(shares) > THREE + 1 or (told[0].alone and len(shares) > 1):
        return None
    others = [at for at in shares if at != told[0].at and passage.figures[at].kind == "%"]
    if passage.ranged(passage.figures[told[0].at]) or any(OWN_MOVE.search(before(passage, at)) for at in others):
        return None  # 15 to 20 percent lower; up 2.5 percent …, up a strong 12 percent
    return told[0]


def _group(passage: Sentence, places: list[int]) -> list[int]:
    """The figures of the one kind of which there are two, or three with their difference."""
    groups: dict[tuple[str, str | None], list[int]] = {}
    for at in places:
        figure = passage.figures[at]
        groups.setdefault((figure.kind, figure.unit if figure.kind in "ml" else None), []).append(at)
    alike = [group for group in groups.values() if len(group) > 1]
    if len(alike) == 1 and len(alike[0]) <= THREE:
        return alike[0]
    return places if len(places) in (BOTH, THREE) else []


def _said(passage: Sentence, at: int) -> Said | None:
    ahead, behind = before(passage, at).replace("\n", " "), after(passage, at)
    more = MORE.match(behind)
    rest = behind[more.end() :] if more else behind
    if ELSEWHERE.match(rest):
        return None
    for pattern in (APPOSITION, BESIDE):
        if pattern.search(ahead):
            return _word(at, ahead)
    if more and PLAIN.search(ahead):
        return Said(at, more["up"] is not None, more[0].strip())
    verb = VERB.search(ahead)
    if verb and (LEADS.match(behind) or OPENS.match(behind)):
        return _word(at, verb[0], alone=True)
    if OR.match(ahead) and at:
        return _word(at, before(passage, at - 1), again=True)
    return None


def _word(at: int, text: str, *, alone: bool = False, again: bool = False) -> Said | None:
    """A change by the last word before it that says whether it goes up or down."""
    for word in reversed(text.replace("(", " ").replace(",", " ").split()):
        up = direction(word)
        if up is not None:
            return Said(at, up, word, alone, again)
    return None


def _pair(passage: Sentence, places: list[int]) -> tuple[int, int] | None:
    """The two figures that are compared, without the one that is their difference."""
    figures = {at: passage.figures[at] for at in places}
    if any(figure.bound or figure.kind == "p" for figure in figures.values()):
        return None
    if len(places) == THREE:
        least = min(places, key=lambda at: figures[at].value)
        rest = [at for at in places if at != least]
        places = rest if _difference(figures[least], *(figures[at] for at in rest)) else []
    if len(places) != BOTH:
        return None
    first, second = (figures[at] for at in places)
    if not comparable(first, second) or not min(first.value, second.value) or first.value == second.value:
        return None
    if first.kind == "n" and first.unit and second.unit and first.unit != second.unit:
        return None
    return (places[0], places[1]) if max(first.value, second.value) <= FAR * min(first.value, second.value) else None


def _difference(figure: Figure, one: Figure, two: Figure) -> bool:
    """Whether a figure is what lies between two others."""
    room = half(figure) + half(one) + half(two) + DUST
    return comparable(figure, one, two) and abs(abs(one.value - two.value) - figure.value) <= room


def _one_matter(passage: Sentence, pair: tuple[int, int], said: Said) -> bool:
    """Whether the two figures are compared, and nothing between the three begins another matter."""
    first, last = min(*pair, said.at), max(*pair, said.at)
    middle = passage.lower[passage.places[first] : passage.places[last] + 1]
    around = middle + after(passage, last)[:20] + before(passage, first)[-20:]
    behind = after(passage, last)[:12]
    if OF_IT.search(middle) or APART.search(middle) or (APART.search(behind) and " and " not in behind):
        return False
    return COMPARED.search(around) is not None
