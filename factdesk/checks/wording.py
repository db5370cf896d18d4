"""Two runs of words held against each other: where the one stands in the other, and which words differ."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from factdesk.draft.names import fold

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:['’‑-][^\W_]+)*")
Block = tuple[str, int, int, int, int]
"""What to do with a run of words, as difflib says it: its kind, where it stands in the one text and in the other."""
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


def spoken(text: str) -> Spoken:
    """Split a text once, to look many quotations up in it."""
    found = list(WORD.finditer(text))
    plain = tuple(fold(match[0]).replace("‑", "-") for match in found)
    pairs: dict[tuple[str, str], list[int]] = {}
    for place, pair in enumerate(pairwise(plain)):
        pairs.setdefault(pair, []).append(place)
    return Spoken(text, plain, tuple(match.span() for match in found), {pair: tuple(places) for pair, places in pairs.items()})


def passage(quoted: Spoken, heard: Spoken) -> Passage | None:
    """The passage that the quoted words come nearest to; None when no two words in a row stand anywhere in it."""
    votes = Counter(place - at for at, pair in enumerate(pairwise(quoted.words)) for place in heard.pairs.get(pair, ()))
    if not votes:
        at = next((place for place, word in enumerate(heard.words) if quoted.words == (word,)), None)
        return None if at is None else Passage(*heard.spans[at], 1.0)
    reach = SLACK + len(quoted.words) // 4
    best = max(votes, key=lambda offset: (sum(votes[offset + step] for step in range(-reach, reach + 1)), votes[offset], -offset))
    first, last = max(0, best - reach), min(len(heard.words), best + len(quoted.words) + 2 * reach)
    return _aligned(quoted, heard, first, last)


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
        if block[0] != "equal"
    )
    return Passage(heard.spans[min(places)][0], heard.spans[max(places)][1], kept, changes)


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
    return [fold(match[0]) for side in (change.said, change.heard) for match in WORD.finditer(side)]
