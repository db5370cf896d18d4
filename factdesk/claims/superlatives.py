"""Superlatives: first, only, largest, most, record, never, always, where they claim a fact that needs a source."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from factdesk.claims.claim import Claim, Kind, SuperlativeValue
from factdesk.claims.tokens import line_tokens
from factdesk.draft.article import Article
from factdesk.draft.words import words

_DETERMINER = r"(?:the|its|their|his|her|our|my|\w['’]s|s['’])"
_SCOPE = r"(?:in|of|since|ever|on|to|for|at|among|outside|yet|that|who|with)"
_GAP = r"(?:[\w’'-]+ ){0,4}"


@cache
def pattern(language: str) -> re.Pattern[str]:
    """One alternation, anchored at the superlative word; the words before are looked at behind it, so that no scan is repeated."""
    data = {
        name: listed if isinstance(listed, str) else " ".join(listed) for name, listed in words("superlatives", language).items()
    }
    either = {name: "|".join(listed.split()) for name, listed in data.items()}
    ranks, records, no_only = either["ranks"], either["records"], either["not after only"]
    return re.compile(
        rf"\b(?:(?P<time>[Ff]or the first time(?: ever)?|(?<=the )first time(?= (?:[\w’'-]+ ){{1,3}}(?:had|has|have)\b))"
        rf"|(?P<rank>(?:(?:second|third|fourth|fifth)[- ])?(?:{ranks})(?:[- ]ever)?) (?!(?:{either['not after a rank']})\b){_GAP}{_SCOPE}\b"
        rf"|(?P<kind>first (?:{either['first of a kind']})(?: (?!{_SCOPE}\b)[\w’'-]+)?)\b"
        rf"|(?P<more>(?:more|fewer) [\w’'-]+ than any other)\b"
        rf"|(?P<ever>first[- ]ever|[Nn]ever before|unprecedented|all-time (?:high|low|record)|record-(?:breaking|setting)(?! (?:{records})\b))\b"
        rf"|(?P<first>first) (?!(?:{either['not after first']})\b)(?:[\w’'-]+ ){{0,5}}(?:to|in|since|ever|of its kind|outside)\b"
        rf"|(?P<only>only) (?!(?:{no_only})\b|an? )(?:[\w’'-]+ ){{1,5}}(?:to|in|of|that|who|with|ever|still)\b"
        rf"|(?P<owned>(?<=['’]s )(?:only|(?:{ranks})(?:[- ]ever)?) (?!(?:{no_only})\b)[\w’'-]+(?: [\w’'-]+(?=[.,;]))?)"
        rf"|(?P<most>most) (?!of\b)[\w’'-]+ {_GAP}{_SCOPE}\b"
        rf"|(?P<record>record(?:[- ]breaking|[- ]setting)? (?:{records}|\d[\d,.]*))\b"
        rf"|(?P<set>(?:(?:all-time|world|national|Olympic|new) )?record)(?= (?:of|for|in|on|since|after|by|when|with|at)\b|[.,;])"
        rf"|(?P<always>(?:has|have|had|is|was|are|were)(?: also)? (?:never|always)|never(?= (?:[a-z]{{2,}}ed|{either['never with']})\b))\b)"
    )


_BEFORE = re.compile(rf"(?:{_DETERMINER})\s(?:[\w-]+\s)?$", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:one of|among|some of) (?:[\w-]+['’]s|the|its|their)\s(?:[\w-]+\s)?$", re.IGNORECASE)
"""One of several holds no rank."""
_SET = re.compile(
    r"\b(?:set|sets|setting|hits?|broke|breaks?|broken|beats?|smash\w*|equal\w*|match\w*|reach\w*) (?:a|an|the|its|his|her|their) $"
)
"""What is done to a record that is no disc and no file."""
_PERSONAL = re.compile(r"\b(?:his|her|my|our|your|their) $", re.IGNORECASE)
_FEW = re.compile(r"(?:of )?(?:the|these|those) (?:two|three|four|five|lot|bunch)\b")
ANY = frozenset({"first", "only", "most", "record", "never", "always", "other", "time", "unprecedented"})
"""Beside the ranks: "other" of "more than any other", "time" of "all-time high"."""
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
    """Where the pattern fits; it is slow, so that lines without any of its words are passed over."""
    wanted, look_for = _wanted(language), pattern(language)
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if not wanted.isdisjoint(line_tokens(line)[1]):
            yield from look_for.finditer(text, start, end)
        start = end + 1


@cache
def _wanted(language: str) -> frozenset[str]:
    """Words of which the pattern needs one."""
    return frozenset(words("superlatives", language)["ranks"].split()) | ANY


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
