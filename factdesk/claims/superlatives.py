"""Superlatives: first, only, largest, most, record, never, always, where they claim a fact that needs a source."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from factdesk.claims.claim import Claim, Kind, SuperlativeValue
from factdesk.draft.article import Article
from factdesk.draft.words import words

_DETERMINER = r"(?:the|its|their|his|her|our|my|\w['’]s|s['’])"
_SCOPE = r"(?:in|of|since|ever|on|to|for|at|among|outside|yet|that|who|with)"
_GAP = r"(?:[\w’'-]+ ){0,4}"


@cache
def pattern(language: str) -> re.Pattern[str]:
    """One alternation, anchored at the superlative word; the words before are looked at behind it, so that no scan is repeated."""
    data = words("superlatives", language)
    ranks = "|".join(data["ranks"].split())
    no_first = "|".join(data["not after first"].split())
    no_only = "|".join(data["not after only"].split())
    records = "|".join(data["records"])
    return re.compile(
        rf"\b(?:(?P<time>for the first time(?: ever)?)"
        rf"|(?P<rank>(?:(?:second|third|fourth|fifth)[- ])?(?:{ranks})(?:[- ]ever)?) {_GAP}{_SCOPE}\b"
        rf"|(?P<ever>first[- ]ever|never before|unprecedented|all-time (?:high|low|record))\b"
        rf"|(?P<first>first) (?!(?:{no_first})\b)(?:[\w’'-]+ ){{0,5}}(?:to|in|since|ever|of its kind|outside)\b"
        rf"|(?P<only>only) (?!(?:{no_only})\b|an? )(?:[\w’'-]+ ){{1,5}}(?:to|in|that|who|with|ever|still)\b"
        rf"|(?P<most>most) (?!of\b)[\w’'-]+ {_GAP}{_SCOPE}\b"
        rf"|(?P<record>record(?:[- ]breaking|[- ]setting)? (?:{records}|\d[\d,.]*))\b"
        rf"|(?P<always>(?:has|have|had|is|was|are|were)(?: also)? (?:never|always))\b)"
    )


_BEFORE = re.compile(rf"(?:{_DETERMINER})\s(?:[\w-]+\s)?$", re.IGNORECASE)
_LOOK = 40
"""Characters looked at before a word for its determiner."""


def superlatives(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """A claim for every superlative that claims a fact: with a determiner and a scope, or as a set phrase."""
    del before
    text = article.text
    for match in pattern(article.language).finditer(text):
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        if kind in {"rank", "first", "only", "most"}:
            if not _BEFORE.search(text, max(0, start - _LOOK), start) or "\n" in match.group():
                continue
            end = match.end() - len(match.group().rsplit(" ", 1)[1]) - 1
        word = match.group(kind).split()[-1] if kind == "always" else match.group(kind)
        yield Claim(
            "", Kind.SUPERLATIVE, start, end, text[start:end], article.sentence_at(start), SuperlativeValue(_word(kind, word))
        )


def _word(kind: str, said: str) -> str:
    return {"time": "first", "record": "record"}.get(kind, said.lower())
