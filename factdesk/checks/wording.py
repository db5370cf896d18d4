"""Two runs of words held against each other: where the one stands in the other, and which words differ."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise

from factdesk.draft.names import fold
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:['’‑-][^\W_]+)*")
SPELLING = Pattern("wording", "spelling")
SHORT = 4
Block = tuple[str, int, int, int, int]
"""What to do with a run of words, as difflib says it: its kind, where it stands in the one text and in the other."""
ASIDE = Pattern("wording", "aside")
"""What the taker of a transcript notes beside the words."""
MOST_PLACES = 4000
"""Places of a quotation's rarest pairs of words that are looked at in a long transcript."""
SLACK = 4
"""Words on either side that a passage is looked for in beyond its own length, and a quarter of its length more."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as words that compare, with the place of each, and an index of its pairs of words."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    pairs: Mapping[tuple[str, str], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the draft and the words that stand in their place; either may be empty."""

    said: str
    heard: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Where some words stand in a text, and how they differ from it."""

    start: int
    end: int
    kept: float
    """The share of the words that stand there in their order, 0 to 1."""
    changes: tuple[Change, ...] = ()


@cache
def _forms() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Words that are written in two ways, and endings of contractions, each with the words that they stand for."""
    said = words("wording")
    whole = {form: tuple(full.split()) for form, full in said["whole"].items()}
    return whole, {ending: tuple(full.split()) for ending, full in said["endings"].items()}


@lru_cache(maxsize=65536)
def plain_words(written: str) -> tuple[str, ...]:
    """A word as the words that compare: contractions written out, small numbers in figures, one spelling of -ise and -our."""
    whole, endings = _forms()
    plain = fold(written).replace("‑", "-")
    if plain in whole:
        return whole[plain]
    stem, mark, ending = plain.rpartition("'")
    if mark and ending in endings and (ending != "s" or stem in words("wording")["with_is"]):
        return (*plain_words(stem), *endings[ending])
    if mark and ending == "t" and stem.endswith("n"):
        return (stem[:-1], "not")
    return (SPELLING.sub(r"\1is\2", plain) if len(plain) > SHORT else plain,)


@lru_cache(maxsize=8)
def spoken(text: str, left_out: tuple[tuple[int, int], ...] = ()) -> Spoken:
    """Split a text once, to look many quotations up in it; words in the stretches left out are nobody's."""
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    aside = sorted([*left_out, *(match.span() for match in ASIDE.finditer(text))])
    starts = [start for start, _ in aside]
    for match in WORD.finditer(text):
        start, end = match.span()
        if aside:
            at = bisect_right(starts, start) - 1
            if at >= 0 and start < aside[at][1]:
                continue
        for word in plain_words(match[0]):
            plain.append(word)
            spans.append((start, end))
    pairs: dict[tuple[str, str], list[int]] = {}
    for place, pair in enumerate(pairwise(plain)):
        pairs.setdefault(pair, []).append(place)
    return Spoken(text, tuple(plain), tuple(spans), {pair: tuple(places) for pair, places in pairs.items()})


def passage(quoted: Spoken, heard: Spoken) -> Passage | None:
    """The passage that the quoted words come nearest to; None when no two words in a row stand anywhere in it."""
    votes: Counter[int] = Counter()
    looked = 0
    known = [(heard.pairs[pair], at) for at, pair in enumerate(pairwise(quoted.words)) if pair in heard.pairs]
    for places, at in sorted(known, key=lambda one: len(one[0])):
        looked += len(places)
        if looked > MOST_PLACES and votes:
            break
        votes.update(place - at for place in places)
    if not votes:
        alone = len(quoted.words) == 1 and quoted.words[0] in heard.words
        return Passage(*heard.spans[heard.words.index(quoted.words[0])], 1.0) if alone else None
    reach = SLACK + len(quoted.words) // 4
    offsets = sorted(votes)
    totals = [0]
    for offset in offsets:
        totals.append(totals[-1] + votes[offset])

    def near(offset: int) -> int:
        return totals[bisect_right(offsets, offset + reach)] - totals[bisect_left(offsets, offset - reach)]

    best = max(offsets, key=lambda offset: (near(offset), votes[offset], -offset))
    first, last = max(0, best - reach), min(len(heard.words), best + len(quoted.words) + 2 * reach)
    return _aligned(quoted, heard, first, last)


def exactly(quoted: Spoken, heard: Spoken) -> Iterator[int]:
    """The offsets at which the words stand one after the other just so."""
    count = len(quoted.words)
    rarest = min(
        ((heard.pairs.get(pair, ()), at) for at, pair in enumerate(pairwise(quoted.words))),
        key=lambda one: len(one[0]),
        default=((), 0),
    )
    for place in rarest[0][:MOST_PLACES]:
        first = place - rarest[1]
        if first >= 0 and heard.words[first : first + count] == quoted.words:
            yield heard.spans[first][0]


def _aligned(quoted: Spoken, heard: Spoken, first: int, last: int) -> Passage | None:
    blocks = SequenceMatcher(None, quoted.words, heard.words[first:last], autojunk=False).get_opcodes()
    inside = [
        _cut(block, len(quoted.words)) for block in blocks if not (block[0] == "insert" and block[1] in {0, len(quoted.words)})
    ]
    equal = [block for block in inside if block[0] == "equal"]
    if not equal:
        return None
    kept = sum(block[2] - block[1] for block in equal) / len(quoted.words)
    places = [place for block in inside for place in range(first + block[3], first + block[4])]
    changes = tuple(
        Change(_said(quoted, block[1], block[2]), _said(heard, first + block[3], first + block[4]))
        for block in inside
        if block[0] != "equal" and not _is_filler(heard, block, first)
    )
    return Passage(heard.spans[min(places)][0], heard.spans[max(places)][1], kept, changes)


def _is_filler(heard: Spoken, block: Block, first: int) -> bool:
    """Whether a transcript has only sounds, "you know", or a word said twice where the quotation has nothing."""
    if block[0] != "insert":
        return False
    begin, end = first + block[3], first + block[4]
    listed = words("wording")["fillers"]
    rest = f" {' '.join(heard.words[begin:end])} "
    for phrase in listed:
        rest = rest.replace(f" {phrase} ", " ")
    left = tuple(rest.split())
    return not left or left in (heard.words[end : end + len(left)], heard.words[max(0, begin - len(left)) : begin])


def _cut(block: Block, length: int) -> Block:
    """A replaced run at either end of the quotation, cut to the quotation's own length: beyond it the speech simply goes on."""
    kind, start, end, first, last = block
    if kind != "replace" or last - first <= end - start:
        return block
    if end == length:
        last = first + end - start
    elif start == 0:
        first = last - (end - start)
    return kind, start, end, first, last


def _said(text: Spoken, first: int, last: int) -> str:
    """Some words as they stand in the text."""
    return text.text[text.spans[first][0] : text.spans[last - 1][1]] if last > first else ""


def words_of(change: Change) -> Sequence[str]:
    """The plain words on both sides of a change."""
    return [word for side in (change.said, change.heard) for match in WORD.finditer(side) for word in plain_words(match[0])]
