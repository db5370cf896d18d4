"""Sums of money by what they are called: "has been fined £1.8m", and later "a fine of £1.3m"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factdesk.checks.finding import Finding, Outcome
from factdesk.claims.claim import Claim, QuantityValue
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

REACH = 48
"""Letters before a sum in which it is named."""
SHOWN = 90
"""Letters of a sentence that a message quotes."""
TWO = 2
APART, VERB = Pattern("labelled", "apart"), Pattern("labelled", "verb")
DIGIT = re.compile(r"\d")


def labelled(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Hold the sums that bear one name against each other: two that differ by a slip of the pen, where there are no more, are one."""
    money = [
        claim
        for claim in claims
        if isinstance(claim.value, QuantityValue) and claim.value.dimension == "money" and claim.value.number is not None
    ]
    written = {claim.text for claim in money}
    if len({_shape(text) for text in written}) == len(written):
        return  # no two differ by nothing but digits, and the patterns of names are slow
    told: dict[str, list[Claim]] = {}
    for claim in money:
        name = _name(article.text, claim)
        if name:
            told.setdefault(name, []).append(claim)
    for sums in told.values():
        values = {claim.text for claim in sums}
        if len(values) != TWO or any(APART.search(article.text, *claim.sentence) for claim in sums):
            continue
        for one, two in pairwise(sums):
            if _slip(one.text, two.text) and not _told_anew(article.text, two):
                start, end = one.sentence
                said = article.text[start:end] if end - start <= SHOWN else article.text[start : start + SHOWN - 3].rstrip() + "…"
                message = f"{two.text} here, but {one.text} before: “{said}”."
                yield Finding(
                    "number-consistency", Outcome.CONTRADICTED, message, two.id, suggestions=(one.text,), related=(one.id,)
                )


def _told_anew(text: str, claim: Claim) -> bool:
    """Whether a verb tells a sum, which may be another person's: "Lee was fined £450. Poole was fined £550"."""
    ahead = text[max(claim.sentence[0], claim.start - REACH) : claim.start]
    return ahead.lower().split()[-1:] in (["a"], ["an"]) or VERB.search(ahead) is not None


def _name(text: str, claim: Claim) -> str | None:
    """What a sum is called by the words beside it."""
    ahead, behind = text[max(claim.sentence[0], claim.start - REACH) : claim.start], text[claim.end : claim.end + REACH]
    return next((name for name, (before, after) in _patterns().items() if before.search(ahead) or after.match(behind)), None)


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    told = words("labelled")
    return {
        name: (
            re.compile(told["before"].replace("<verbs>", forms["verbs"]).replace("<nouns>", forms["nouns"]), re.IGNORECASE),
            re.compile(told["behind"].replace("<nouns>", forms["nouns"]), re.IGNORECASE),
        )
        for name, forms in told["names"].items()
    }


def _shape(text: str) -> str:
    """A sum as it is written, whatever its digits."""
    return DIGIT.sub("0", text)


def _slip(one: str, two: str) -> bool:
    """Whether two sums are written alike but for one digit, or two that are turned round; those of one digit are too near to tell."""
    if _shape(one) != _shape(two):
        return False
    first, second = (DIGIT.findall(text) for text in (one, two))
    while len(first) > 1 and first[-1] == second[-1] == "0":
        first, second = first[:-1], second[:-1]
    wrong = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    turned = len(wrong) == TWO and wrong[1] == wrong[0] + 1 and sorted(first) == sorted(second)
    return len(first) >= TWO and (len(wrong) == 1 or turned)
