"""Whether the parts of a total add up, where the text says plainly that they are its parts.

Read are "12 trucks …: five with food, four with medicine and two with generators" and "90 people (40 men, 30 women and 20 children)".
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, QuantityValue
from factdesk.draft.article import Article
from factdesk.draft.words import words

PARTS = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
LIST = re.compile(r"(?P<opens>[:(–—]\s*)(?P<list>[^:()–—.;]*+)(?P<closes>[).;–—]|$)")
FIGURE = re.compile(r"(?P<figure>\d{1,3}(?:,\d{3})+|\d+)(?![\d.,]*\d|%|\s*(?:per ?cent|%|million|billion|thousand|hundred|dozen))")
NEAR = 0.5
"""How far the parts may be from the total, as a share of it: further off they are parts of something else."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and its parts, as they stand in a sentence."""

    total: int
    parts: tuple[int, ...]
    claim: Claim


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Add up every list of parts that follows its total."""
    del references
    counts: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.value, QuantityValue) and claim.value.dimension == "count":
            counts.setdefault(claim.sentence, []).append(claim)
    for sentence, counted in counts.items():
        for one in _sums(article, counted, sentence):
            finding = _finding(one)
            if finding:
                yield finding


@cache
def _numbers(language: str) -> Mapping[str, int]:
    return {word: int(number) for number, spelt in words("numbers", language)["cardinals"].items() for word in spelt}


def _number(text: str, language: str) -> int | None:
    """The whole number that a part begins with; None when it begins otherwise or is a share or a rounded figure."""
    figure = FIGURE.match(text)
    if figure:
        return int(figure["figure"].replace(",", ""))
    word = re.match(r"[a-z]+(?:-[a-z]+)?", text, re.IGNORECASE)
    if word is None:
        return None
    said = [_numbers(language).get(part) for part in word[0].lower().split("-")]
    if any(part is None for part in said) or re.match(
        r"\s+(?:million|billion|thousand|hundred|dozen|per ?cent)", text[word.end() :]
    ):
        return None
    return sum(part for part in said if part is not None)


def _sums(article: Article, counts: Sequence[Claim], sentence: tuple[int, int]) -> Iterable[Sum]:
    for match in LIST.finditer(article.text, *sentence):
        total = next((claim for claim in reversed(counts) if claim.end <= match.start()), None)
        if (
            " and " not in match["list"]
            or total is None
            or not _whole(total)
            or (match["opens"][0] == "(") != (match["closes"] == ")")
        ):
            continue
        if match["opens"][0] == "(" and match.start() - total.end > 1:
            continue
        parts = [_number(part, article.language) for part in PARTS.split(match["list"].strip()) if part]
        known = tuple(part for part in parts if part is not None)
        if len(known) > 1 and len(known) == len(parts):
            assert isinstance(total.value, QuantityValue)
            yield Sum(int(total.value.number or 0), known, total)


def _whole(claim: Claim) -> bool:
    value = claim.value
    assert isinstance(value, QuantityValue)
    return value.number is not None and not value.approximate and value.number == int(value.number)


def _finding(one: Sum) -> Finding | None:
    added = sum(one.parts)
    sum_of = f"{' + '.join(f'{part:,}' for part in one.parts)} = {added:,}"
    if added == one.total:
        return Finding("arithmetic", Outcome.SUPPORTED, f"The parts add up: {sum_of}.", claim=one.claim.id)
    if max(one.parts) > one.total or abs(added - one.total) > NEAR * one.total:
        return None
    message = f"The parts do not add up to {one.total:,}: {sum_of}."
    return Finding("arithmetic", Outcome.CONTRADICTED, message, claim=one.claim.id, suggestions=_repair(one, added))


def _repair(one: Sum, added: int) -> tuple[str, ...]:
    figure = FIGURE.match(one.claim.text)
    if figure is None:
        return ()
    written = f"{added:,}" if "," in figure["figure"] or added > 9999 else str(added)  # noqa: PLR2004
    return (written + one.claim.text[figure.end() :],)
