"""One person in two spellings in one draft: Zelensky and Zelenskyy.

Names come from the claims; their other spellings are looked for in the whole running text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.people import name_of
from factdesk.checks.references import References
from factdesk.checks.spellings import Difference, difference
from factdesk.claims.claim import Claim, NameValue, QuoteValue, TitleValue
from factdesk.claims.passages import Passage, once, passages_of
from factdesk.draft.article import Article
from factdesk.draft.gazetteer import cities_named
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.patterns import Pattern, either
from factdesk.draft.words import words
from factdesk.roster.names import compare

WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ](?<![\w'’-].)[^\W\d_]+(?:['’-][^\W\d_]+)*(?<!['’]s)(?<!['’]S)")
"""A capitalised word, without a possessive ending; what stands before it is looked at behind its capital, so that small letters are skipped."""
POSSESSIVES = ("'s", "’s", "'S", "’S")
LEAST = 5
"""Letters that a surname needs before another word is taken for a spelling of it."""
ALIKE = 0.95
"""How near two full names come whose given names are both in use, and are one person's all the same: Stephen and Steven."""
LONG = 8
"""Letters from which a surname alone that is one letter off is no other person's, who would have been introduced."""
ACTS_BEFORE, ACTS_BEHIND = Pattern("names", "acts_before"), Pattern("names", "acts_behind")
REACH = 24
"""Letters of the longest word that stands before somebody who acts, and more."""
EDGE, OPENS, CLOSES = re.compile(r"\b"), re.compile(r"(?<!\w)"), re.compile(r"(?!\w)")
FAR = 3
"""Edits beyond which two words are not compared at all."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Two or more spellings of one person's name, in the order of their first places in the text."""

    words: tuple[str, ...]
    firsts: tuple[int, ...]
    counts: tuple[int, ...]
    house: str | None = None
    """The roster's spelling of the whole name."""
    sure: bool = False
    """Whether one of the two is a slip for certain, and neither another person nor another way to write foreign letters."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A person named in a claim or as a speaker."""

    name: str
    """As fully as the draft has it."""
    words: tuple[str, ...]

    @property
    def last(self) -> str:
        return self.words[-1]


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Report every name that stands in more than one spelling."""
    for variant in variants(article, claims, references):
        rarest = min(range(len(variant.words)), key=lambda number: (variant.counts[number], -variant.firsts[number]))
        at = variant.firsts[rarest]
        places = [
            f"{word} (first in {article.paragraph_at(first).origin})"
            for word, first in zip(variant.words, variant.firsts, strict=True)
        ]
        house = f"; the roster has {variant.house}" if variant.house else ""
        verb = "is" if variant.sure else "seems to be"
        message = f"One person {verb} spelt in {_number(len(places))} ways: {', '.join(places[:-1])} and {places[-1]}{house}."
        yield Finding(
            "name-consistency",
            Outcome.CONTRADICTED if variant.sure else Outcome.ADVICE,
            message,
            claims=tuple(_touched(claims, variant, rarest)),
            span=(at, at + len(variant.words[rarest])),
        )


def _number(count: int) -> str:
    return {2: "two", 3: "three"}.get(count, str(count))


def _touched(claims: Sequence[Claim], variant: Variant, rarest: int) -> Iterator[str]:
    """The claims in the rarer spelling, and the first one of every other."""
    seen: set[str] = set()
    for claim in claims:
        if not isinstance(claim.value, TitleValue | NameValue):
            continue
        for word in set(claim.value.person.split()) & set(variant.words):
            if word == variant.words[rarest] or word not in seen:
                seen.add(word)
                yield claim.id
                break


def variants(article: Article, claims: Sequence[Claim], references: References) -> tuple[Variant, ...]:
    """Every group of spellings of one person's name in the draft."""
    names = _Names(_mentions(claims), article.text)
    text = _capitalised(article)  # how often each stands; where first, is only asked of those that are spelt in two ways
    near = _Near(text)
    groups: dict[str, set[str]] = {}
    for mention in names.mentions:
        for word in mention.words:
            for other in near.to(word) if word in text else ():
                if _one_person(word, other, mention, names):
                    merged = groups.get(word, {word}) | groups.get(other, {other})
                    groups.update(dict.fromkeys(merged, merged))
    places = _places(article, frozenset(groups))
    whole = {tuple(sorted(group, key=places.__getitem__)) for group in groups.values()}
    found = []
    for group in sorted(whole, key=lambda group: places[group[0]]):
        firsts, counts = (tuple(map(asked.__getitem__, group)) for asked in (places, text))
        house = _house(group, claims, references)
        found.append(Variant(group, firsts, counts, house, sure=house is None and _slip(group, firsts, counts, names)))
    return tuple(found)


def _slip(group: Sequence[str], firsts: Sequence[int], counts: Sequence[int], names: "_Names") -> bool:
    """Whether one of two surnames is a slip for the other: it follows an honorific alone, or the same given name, and is rarer."""
    if len(group) != 2 or difference(group[0], group[1]) is not Difference.LETTERS:  # noqa: PLR2004
        return False
    full = [[one for one in names.bearing(word) if len(one.words) > 1] for word in group]
    if not any(full) or any(one.last not in group for mentions in full for one in mentions):
        return False
    if all(full):
        return counts[0] != counts[1] and not _together(group, names.text)
    alone, place = (group[0], 0) if not full[0] else (group[1], 1)
    if firsts[place] < firsts[1 - place] or re.search(
        rf"\b{re.escape(alone)}(?:, (?:the|an?|his|her)| of (?!course))\b", names.text
    ):  # whoever comes first is no slip for somebody introduced later
        return False
    if _named_otherwise(alone, full[1 - place], names.text):
        return False
    honoured = re.search(rf"\b{either(words('names')['honorifics'])}\.?\s+{re.escape(alone)}\b", names.text) is not None
    return honoured or (max(map(len, group)) >= LONG and counts[place] == 1 and acts(alone, names.text) and not cities_named(alone))


def _named_otherwise(word: str, mentions: Sequence[_Mention], text: str) -> bool:
    """Whether a surname stands behind the given name of somebody else, whom no claim knows: "PC David Clark"."""
    known = {fold(one) for mention in mentions for one in mention.words}
    before = {fold(match[1]) for match in re.finditer(rf"\b([A-Z][\w’'-]+)\s+{re.escape(word)}\b", text)}
    return not (before & _given()) <= known


def _together(group: Sequence[str], text: str) -> bool:
    """Whether both names stand in one sentence, as those of two people do."""
    one, two = (re.escape(word) for word in group)
    return re.search(rf"\b{one}\b[^.\n]{{0,120}}\b{two}\b|\b{two}\b[^.\n]{{0,120}}\b{one}\b", text) is not None


class _Names:
    """The people that the draft names, by every word of their names, and the text they stand in."""

    def __init__(self, mentions: tuple[_Mention, ...], text: str) -> None:
        self.mentions = mentions
        self.text = text
        self._with: dict[str, list[_Mention]] = {}
        for mention in mentions:
            for word in mention.words:
                self._with.setdefault(word, []).append(mention)

    def bearing(self, word: str) -> Sequence[_Mention]:
        """Who has the word in their name."""
        return self._with.get(word, ())


class _Near:
    """The capitalised words of a draft by the first letter of their plain form, and which of them are near a word."""

    def __init__(self, text: Iterable[str]) -> None:
        self._by_letter: dict[str, tuple[list[str], list[str]]] = {}
        self._near: dict[str, list[str]] = {}
        for word in text:
            plain = fold(word)
            for listed, one in zip(self._by_letter.setdefault(plain[:1], ([], [])), (word, plain), strict=True):
                listed.append(one)

    def to(self, word: str) -> Sequence[str]:
        """The other words that may be this one in another spelling; none for a short one."""
        if word not in self._near:
            plain = fold(word)
            written, plains = self._by_letter.get(plain[:1], ([], [])) if len(plain) >= LEAST else ([], [])
            found = process.extract(plain, plains, scorer=OSA.distance, score_cutoff=FAR, limit=None)
            self._near[word] = [written[at] for _, _, at in found if written[at] != word]
        return self._near[word]


def _mentions(claims: Sequence[Claim]) -> tuple[_Mention, ...]:
    names: dict[str, None] = {}
    for claim in claims:
        if isinstance(claim.value, TitleValue | NameValue):
            names[claim.value.person] = None
            names[name_of(claim.value)] = None
        elif isinstance(claim.value, QuoteValue) and claim.value.speaker:
            names[claim.value.speaker] = None
    return tuple(_Mention(name, tuple(name.split())) for name in names if name.strip())


def _capitalised(article: Article) -> Counter[str]:
    """Every capitalised word, and how often it stands there."""
    found: Counter[str] = Counter()
    for _, passage in passages_of(article):
        found.update(once(passage, capitals_in))
    return found


def capitals_in(passage: Passage) -> Counter[str]:
    """The capitalised words of a passage."""
    found: Counter[str] = Counter()
    for word, count in Counter(WORD.findall(passage.text, passage.start)).items():
        if not (bare := _bare(word)).isupper():
            found[bare] += count
    return found


def _bare(word: str) -> str:
    """A word without a possessive ending."""
    return word[: -len("'s")] if word.endswith(POSSESSIVES) else word


def _places(article: Article, wanted: AbstractSet[str]) -> dict[str, int]:
    """Where each of these words stands first."""
    found: dict[str, int] = {}
    for match in WORD.finditer(article.text) if wanted else ():
        if (word := _bare(match[0])) in wanted and word not in found:
            found[word] = match.start()
            if len(found) == len(wanted):
                break
    return found


@cache
def _calendar() -> frozenset[str]:
    lists = words("dates")
    return frozenset(name for kind in ("months", "weekdays") for names in lists[kind].values() for name in names)


@cache
def _given() -> frozenset[str]:
    return frozenset(map(fold, words("given_names")["names"].split()))


def _one_person(word: str, other: str, mention: _Mention, names: _Names) -> bool:
    """Whether another capitalised word is this word of this person's name in another spelling."""
    how = difference(word, other)
    if how is Difference.NONE or how is Difference.OTHER or _inflected(word, other):
        return False
    if jurisdiction_of(other) or jurisdiction_of(word) or fold(other) in _calendar():
        return False
    others = names.bearing(other)
    if {fold(word), fold(other)} <= _given() and not any(compare(mention.name, one.name).score >= ALIKE for one in others):
        return False  # Andrew and Andrea Mitchell
    if others:
        return any(_same_person(mention, word, one, other) for one in others) and not any(
            _another_person(mention, word, one, other) for one in others
        )
    # A word that no claim knows as a name: only marks are sure; a slip must stand where a surname stands, and be no common word.
    if word != mention.last:
        return False
    return how is Difference.MARKS or (not _common(other, names.text) and _like_a_surname(word, other, names.text))


def _inflected(word: str, other: str) -> bool:
    """Whether one word is the other with an ending, or with a word that a hyphen or a lost blank ties to it: Mr-Marek."""
    if word in other.split("-") or other in word.split("-"):
        return True
    short, long = sorted((fold(word), fold(other)), key=len)
    return long in {f"{short}s", f"{short}es", f"{short}'s", f"{short}n", f"{short}an", f"{short}ian"}


def _same_person(mine: _Mention, word: str, theirs: _Mention, other: str) -> bool:
    """Whether two mentions fit together once the two words are taken for one."""
    rest, their_rest = ([fold(one) for one in mention.words if one != gone] for mention, gone in ((mine, word), (theirs, other)))
    if not rest or not their_rest:
        return _same_place(mine, word, theirs, other)
    shared = set(rest) & set(their_rest)
    return bool(shared) and (set(rest) <= set(their_rest) or set(their_rest) <= set(rest))


def _same_place(mine: _Mention, word: str, theirs: _Mention, other: str) -> bool:
    """A surname alone goes with a surname, not with somebody's given name."""
    return (len(mine.words) == 1 or word == mine.last) and (len(theirs.words) == 1 or other == theirs.last)


def _another_person(mine: _Mention, word: str, theirs: _Mention, other: str) -> bool:
    """Whether the other word belongs to somebody with other given names."""
    rest, their_rest = ([one for one in mention.words if one != gone] for mention, gone in ((mine, word), (theirs, other)))
    if not rest or not their_rest:
        return False
    return compare(" ".join(rest), " ".join(their_rest)).outcome == "different"


def _common(word: str, text: str) -> bool:
    """Whether the word stands in small letters as well: Major and the mayor."""
    small = word.lower()
    start = text.find(small)
    while start >= 0 and not (OPENS.match(text, start) and CLOSES.match(text, start + len(small))):
        start = text.find(small, start + 1)
    return start >= 0


def _like_a_surname(word: str, other: str, text: str) -> bool:
    """Whether both words stand where a person acts: before or after a reporting verb, or after an honorific."""
    return acts(other, text) and len(fold(word)) > LEAST


def acts(name: str, text: str) -> bool:
    """Whether a word stands where a person acts."""
    start = text.find(name)
    while start >= 0:
        if _acts_here(text, start, start + len(name)):
            return True
        start = text.find(name, start + 1)
    return False


def _acts_here(text: str, start: int, end: int) -> bool:
    """Whether an honorific or a reporting verb stands before a word, or such a verb or "who" behind it."""
    if EDGE.match(text, start) and ACTS_BEHIND.match(text, end):
        return True
    stop = start
    while stop and text[stop - 1].isspace():
        stop -= 1
    return stop < start and EDGE.match(text, end) is not None and ACTS_BEFORE.search(text, max(0, stop - REACH), stop) is not None


def _house(group: Sequence[str], claims: Sequence[Claim], references: References) -> str | None:
    """The roster's spelling, where an answer on one of the names in the group has settled who it is."""
    for claim in claims:
        judgement = references.judged.get(claim.id)
        if judgement and judgement.candidate and judgement.term and set(judgement.value.person.split()) & set(group):
            return judgement.candidate.person.name
    return None
