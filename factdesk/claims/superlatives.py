"""Superlatives: first, only, largest, most, record, never, always, where they claim a fact that needs a source."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from factdesk.claims.claim import Claim, Kind, SuperlativeValue
from factdesk.claims.tokens import tokens_of
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set

_BEFORE = Pattern("superlatives", "before")
_AMONG = Pattern("superlatives", "among")
"""One of several holds no rank."""
_SET = Pattern("superlatives", "set_before")
"""What is done to a record that is no disc and no file."""
_PERSONAL = Pattern("superlatives", "personal")
_FEW = Pattern("superlatives", "few")
BETWEEN = (". ", ", ", "\n")
"""What stands between two clauses: the pattern fits nothing that goes over it."""
BEHIND = re.compile(r"[.,](?= )|(?=\n)")
_LOOK = 40
"""Characters looked at before a word for its determiner."""


def superlatives(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """A claim for every superlative that claims a fact: with a determiner and a scope, or as a set phrase."""
    del before
    text = article.text
    for match in _matches(text, article.language):
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        if "\n" in match.group() or not _is_claim(text, kind, match):
            continue
        if kind in {"rank", "first", "only", "most"}:
            end = match.end() - len(match.group().rsplit(" ", 1)[1]) - 1
        word = match.group(kind).split()[-1] if kind == "always" else match.group(kind)
        yield Claim(
            "", Kind.SUPERLATIVE, start, end, text[start:end], article.sentence_at(start), SuperlativeValue(_word(kind, word))
        )


def _matches(text: str, language: str) -> Iterator[re.Match[str]]:
    """Where the pattern fits; it is slow, so that only clauses with one of its words are held against it."""
    wanted, look_for = _wanted(language), pattern(language)
    tokens = tokens_of(text)
    reached = 0
    for at in map(tokens.starts.__getitem__, tokens.places(wanted)):
        if at >= reached:
            start = max(reached, *(text.rfind(mark, reached, at) for mark in BETWEEN))
            behind = BEHIND.search(text, at)
            reached = behind.end() if behind else len(text)
            yield from look_for.finditer(text, start, reached)


@cache
def pattern(language: str) -> Pattern:
    """One alternation, anchored at the superlative word; the words before are looked at behind it, so that no scan is repeated."""
    return Pattern("superlatives", "superlative", language)


@cache
def _wanted(language: str) -> frozenset[str]:
    """Words of which the pattern needs one."""
    return word_set("superlatives", "ranks", language) | word_set("superlatives", "any", language)


def _is_claim(text: str, kind: str, match: re.Match[str]) -> bool:
    """Whether the words before and behind make it a rank that one thing holds."""
    start = match.start(kind)
    look = max(0, start - _LOOK)
    if kind == "set":
        return _SET.search(text, look, start) is not None
    if kind in {"owned", "rank", "most"} and (_AMONG.search(text, look, start) or _FEW.match(text, match.end() + 1)):
        return False
    if kind == "rank" and match.end() - match.end(kind) < len(" among") and _PERSONAL.search(text, look, start):
        return False  # "did his best to"
    return kind not in {"rank", "first", "only", "most", "kind"} or _BEFORE.search(text, look, start) is not None


def _word(kind: str, said: str) -> str:
    if kind == "owned":
        return said.split(maxsplit=1)[0].lower()
    return {"time": "first", "kind": "first", "record": "record", "set": "record", "more": "most"}.get(kind, said.lower())
