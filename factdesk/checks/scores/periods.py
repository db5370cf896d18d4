"""Quarters, periods, halves and innings told one by one, against the final score: "24 points in the first quarter, 19 in the second, …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.time_span import number_of
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

TOLD = Pattern("periods", "told")
TOKEN = Pattern("periods", "token")
"""A score, a number of points, or which period it was, in the order of the text."""
SO_FAR = Pattern("periods", "so_far")
FINAL_BEFORE, FINAL_BEHIND = Pattern("periods", "final_before"), Pattern("periods", "final_behind")
NO_FINAL, NO_FINAL_BEHIND = Pattern("periods", "no_final"), Pattern("periods", "no_final_behind")
MORE, SOME = Pattern("periods", "more"), Pattern("periods", "some")
NAME = re.compile(r"[A-Z]")
NEAR = 60
BACK, AHEAD = 5, 3
"""Sentences with figures before and behind, in which the final score stands."""
FAR = 900
MOST_TOKENS = 24
PAIR = 2
CLOSE = 0.25
"""The share of the points by which the periods of a match may be off, to be those of that match."""
LEAST = 3


@dataclass(frozen=True, slots=True)
class Period:
    """What was scored in a period: by both sides, or by one."""

    number: int
    scored: tuple[int, ...]
    start: int
    end: int


def periods(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Add up what was scored in every period of a match and hold it against the final score that is told near by."""
    reached = 0
    for at, sentence in enumerate(sentences):
        text = sentence.article.text
        if sentence.start < reached or sentence.said.isdisjoint(word_set("periods", "told_words")):
            continue
        if TOLD.search(text, sentence.start, sentence.end) is None:
            continue
        window = [one for one in sentences[at : at + AHEAD] if one.start - sentence.start < FAR]
        for end in dict.fromkeys(one.end for one in window):
            found = _told(text, sentence.start, end)
            if found:
                reached = end
                near = [one for one in sentences[max(0, at - BACK) : at + AHEAD] if abs(one.start - sentence.start) < FAR]
                yield from _judge(near, *found)
                yield from _counted([one for one in window if one.end <= end], len(found[0]))
                break


def _counted(sentences: Sequence[Sentence], many: int) -> Iterator[Finding]:
    """How many innings a side scored in, where as many are told: "did its damage in three innings"."""
    units = words("periods")["units"]
    for figure in (figure for sentence in sentences for figure in sentence.figures):
        if figure.value == many and (figure.unit or "").lower().removesuffix("s") in units:
            yield right(figure, f"{many} are told.")


def _told(text: str, start: int, end: int) -> tuple[list[Period], bool] | None:
    """The periods that a stretch of text tells of, and whether they are all; each is a score beside the words for a period."""
    tokens = list(islice(TOKEN.finditer(text, start, end), MOST_TOKENS))
    tokens = [token for token in tokens if token["a"] is None or not _total(text, token)]
    unit = next((token["unit"] for token in tokens if token["unit"]), None)
    if unit is None:
        unit = "half" if any(token["half"] for token in tokens) else "inning" if any(token["runs"] for token in tokens) else None
    if unit is None or len(tokens) < PAIR * PAIR:
        return None
    whole = words("periods")["units"].get(unit.lower(), 0)
    found: list[Period] = []
    flagged = False
    for one, two in zip(tokens[::2], tokens[1::2], strict=False):
        which, score = (one, two) if one["a"] is None and one["one"] is None else (two, one)
        if (which["a"] or which["one"]) is not None or (score["a"] or score["one"]) is None:
            break
        flagged = flagged or _running(text, score, which)
        found.append(Period(_number(which, whole), _scored(score), min(one.start(), two.start()), max(one.end(), two.end())))
    numbers = [period.number for period in found]
    grows = all(min(one.scored) <= min(two.scored) and max(one.scored) <= max(two.scored) for one, two in pairwise(found))
    if (flagged and (grows or len(found) == PAIR or len(found[0].scored) == 1)) or (
        grows and len(found) > PAIR and len(found[0].scored) == PAIR
    ):
        return None  # the score so far, told again and again
    if len(found) < PAIR or len(set(numbers)) < len(numbers) or len({len(period.scored) for period in found}) != 1:
        return None
    complete = bool(whole) and sorted(numbers) == list(range(1, whole + 1))
    return (found, complete) if complete or (not whole and len(found[0].scored) == 1) else None


def _total(text: str, token: re.Match[str]) -> bool:
    """Whether a score beside periods is that of the whole match."""
    before, behind = text[max(0, token.start() - NEAR) : token.start()], token.end()
    said = FINAL_BEFORE.search(before) is not None and NO_FINAL.search(before) is None
    return said or FINAL_BEHIND.match(text, behind) is not None


def _running(text: str, score: re.Match[str], which: re.Match[str]) -> bool:
    """Whether a score is that of the match so far, and no period's own; half-time's is the first half's."""
    return which["half"] is None and SO_FAR.search(text[max(0, score.start() - NEAR) : score.start()]) is not None


def _number(which: re.Match[str], whole: int) -> int:
    if which["half"]:
        return 1 if which["after"] is None else PAIR
    number: int = words("periods")["ordinals"][which["which"].lower()]
    return number or whole


def _scored(score: re.Match[str]) -> tuple[int, ...]:
    if score["a"]:
        return int(score["a"]), int(score["b"])
    many = number_of(score["one"].lower())
    return (many if many is not None else 0,)


def _judge(near: Sequence[Sentence], told: Sequence[Period], complete: bool) -> Iterator[Finding]:  # noqa: FBT001  # as it was read
    """Hold the periods against the one final score around."""
    text = near[0].article.text
    start, end = told[0].start, told[-1].end
    if len(told[0].scored) == 1 and any(NAME.search(text, one.start, two.start) for one, two in pairwise(told)):
        return
    finals = {_sides(match): match for one in near for match in _finals(text, one) if not start <= match.start() < end}
    sums = _sums(told)
    if not finals or any(MORE.search(text, max(0, one.start() - NEAR), one.end() + NEAR) for one in finals.values()):
        return
    if MORE.search(text, start, end + NEAR) or SOME.search(text, max(0, start - NEAR), end):
        return
    holders = [figure_at(near, match.start(), match.group()) for match in finals.values()]
    for sides, holder in zip(finals, holders, strict=True):
        if any(set(total) <= set(sides) and (len(total) == 1 or sorted(total) == sorted(sides)) for total in sums):
            yield right(holder, f"{_shown(told, _nearest(sums, sides))}.")
            return
    if len(finals) != 1:
        return
    sides, holder = next(iter(finals)), holders[0]
    best = _nearest(sums, sides)
    off = _off(best, sides)
    if off > max(LEAST, CLOSE * (sum(sides) if len(best) == PAIR else max(sides))) or (not complete and best[0] < max(sides)):
        return
    yield wrong(holder, f"{_shown(told, best)}, not {'-'.join(map(str, sides))}.")


def _finals(text: str, sentence: Sentence) -> Iterator[re.Match[str]]:
    """The scores of a sentence that are those of whole matches."""
    for match in TOKEN.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, match.start() - NEAR) : match.start()]
        said = match["a"] is not None and (FINAL_BEFORE.search(before) or FINAL_BEHIND.match(text, match.end()))
        if said and not NO_FINAL.search(before) and not NO_FINAL_BEHIND.match(text, match.end()):
            yield match


def _sides(match: re.Match[str]) -> tuple[int, int]:
    return int(match["a"]), int(match["b"])


def _sums(told: Sequence[Period]) -> list[tuple[int, ...]]:
    """What the periods may add up to, as nobody says which side a score tells first."""
    if len(told[0].scored) == 1:
        return [(sum(period.scored[0] for period in told),)]
    turns = product((False, True), repeat=len(told) - 1)
    ways = (
        [period.scored[::-1] if turn else period.scored for period, turn in zip(told, (False, *way), strict=True)] for way in turns
    )
    return [(sum(one[0] for one in way), sum(one[1] for one in way)) for way in ways]


def _off(total: Sequence[int], sides: Sequence[int]) -> int:
    if len(total) == 1:
        return min(abs(total[0] - side) for side in sides)
    return min(sum(abs(a - b) for a, b in zip(total, way, strict=True)) for way in (sides, sides[::-1]))


def _nearest(sums: Sequence[tuple[int, ...]], sides: Sequence[int]) -> tuple[int, ...]:
    return min(sums, key=lambda total: _off(total, sides))


def _shown(told: Sequence[Period], total: Sequence[int]) -> str:
    if len(total) == 1:
        return f"{' + '.join(str(period.scored[0]) for period in told)} = {total[0]}"
    listed = ", ".join("-".join(map(str, period.scored)) for period in told)
    return f"{listed} make {'-'.join(map(str, total))}"
