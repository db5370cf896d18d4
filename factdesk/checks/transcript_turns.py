"""Who speaks where in a transcript: lines that begin with a label ("SENATOR JONES:", "Q:", "Mr. Hale:", ">> ANCHOR:")."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from factdesk.draft.names import fold
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

LABEL = Pattern("speakers", "label")
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Turns:
    """The labels of a transcript in order: where each stands, how it is written, and its words that tell people apart."""

    spans: tuple[tuple[int, int], ...]
    labels: tuple[str, ...]
    names: tuple[frozenset[str], ...]

    def at(self, offset: int) -> int | None:
        """The turn that holds an offset; None before the first label."""
        index = bisect_right(self.spans, (offset, offset)) - 1
        return index if index >= 0 else None

    def of(self, speaker: str) -> frozenset[int]:
        """The turns whose label may name a speaker: they share a word that is no mere title."""
        wanted = telling(speaker)
        return frozenset(index for index, name in enumerate(self.names) if wanted & name)


@lru_cache(maxsize=8)
def turns_of(text: str) -> Turns:
    """The turns of a transcript; none when fewer than two different labels stand in it."""
    found = [match for match in LABEL.finditer(text) if len(match[1].split()) <= MOST_WORDS]
    labels = tuple(match[1].strip() for match in found)
    if len(set(labels)) <= 1:
        return Turns((), (), ())
    return Turns(tuple(match.span() for match in found), labels, tuple(telling(label) for label in labels))


@cache
def _titles() -> frozenset[str]:
    return (frozenset(words("speakers")["honorifics"]) - word_set("speakers", "offices_too")) | word_set("speakers", "articles")


@lru_cache(maxsize=1024)
def telling(name: str) -> frozenset[str]:
    """The folded words of a name that tell people apart: no honorifics, no articles."""
    parts = [part.strip(".'’") for part in re.split(r"[\s.]+", fold(name))]
    return frozenset(part for part in parts if part and part not in _titles())


def other_speaker(turns: Turns, speaker: str, places: Sequence[int]) -> tuple[str, bool] | None:
    """Under whose label words stand instead of a speaker's, and whether that is certain; None when they may be the speaker's own.

    It is certain when the transcript has a label of the speaker's elsewhere, and one of another name above every place of the words.
    """
    held = [turns.at(place) for place in places]
    own = turns.of(speaker)
    if not held or any(index is None or index in own for index in held):
        return None
    index = held[0]
    return (turns.labels[index], bool(own)) if index is not None else None


def asks(label: str) -> bool:
    """Whether a label stands for whoever asks."""
    return bool(telling(label) & word_set("speakers", "askers"))
