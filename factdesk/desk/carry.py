"""Which claims of a changed draft are the same as before, so that what people decided of them still holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from factdesk.claims.claim import Claim, Kind

Sameness = tuple[Kind, str, str]
"""Kind, words and the words of the sentence."""


def carried(old_text: str, old: Iterable[Claim], new_text: str, new: Iterable[Claim]) -> Mapping[str, str]:
    """New ids to old ids: the only claim of its kind, words and sentence on both sides, or the n-th of as many on both sides."""
    before, after = _grouped(old_text, old), _grouped(new_text, new)
    pairs: dict[str, str] = {}
    for sameness, claims in after.items():
        known = before.get(sameness, [])
        if len(known) == len(claims):
            pairs.update({claim.id: was.id for claim, was in zip(claims, known, strict=True)})
    return pairs


def moved(old_text: str, marked: Sequence[Claim], new_text: str) -> tuple[Claim, ...]:
    """The statements marked by hand whose sentence stands in the new text as often as in the old, at their new places."""
    found = []
    for claim in marked:
        sentence = _sentence(old_text, claim)
        before, after = _places(sentence, old_text), _places(sentence, new_text)
        if claim.sentence[0] in before and len(before) == len(after):
            shift = after[before.index(claim.sentence[0])] - claim.sentence[0]
            span = (claim.sentence[0] + shift, claim.sentence[1] + shift)
            found.append(replace(claim, start=claim.start + shift, end=claim.end + shift, sentence=span))
    return tuple(found)


def _grouped(text: str, claims: Iterable[Claim]) -> Mapping[Sameness, list[Claim]]:
    groups: dict[Sameness, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: (one.start, one.end)):
        groups[claim.kind, claim.text, _sentence(text, claim)].append(claim)
    return groups


def _sentence(text: str, claim: Claim) -> str:
    return text[claim.sentence[0] : claim.sentence[1]]


def _places(words: str, text: str) -> list[int]:
    """Where some words begin in a text."""
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + len(words))
    return places
