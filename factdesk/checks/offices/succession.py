"""Who is said to have come before or after whom: "who succeeded Angela Merkel in 2021", "her predecessor, X", "was followed by Y"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factdesk.checks.offices import posts
from factdesk.checks.offices.judgement import Answer, Judgement
from factdesk.checks.offices.neighbours import same_person
from factdesk.checks.offices.retelling import Dates
from factdesk.checks.people import Found, name_of, surname_only
from factdesk.claims.claim import Claim, DateValue, NameValue, TitleValue
from factdesk.claims.persons import last_part
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.offices import normal_office
from factdesk.draft.patterns import Pattern, word_set
from factdesk.roster.official import Office, Official, Term

_CUE = Pattern("successions", "cue")
_ACTIVE, _PASSIVE = Pattern("successions", "active"), Pattern("successions", "passive")
_NEAREST, _WHOM = Pattern("successions", "nearest"), Pattern("successions", "whom")
_NO_DEED = Pattern("successions", "no_deed")
_AS, _OTHERWISE, _PARTY = Pattern("successions", "as"), Pattern("successions", "otherwise"), Pattern("successions", "party")
_DAY, _WHO, _PRONOUN = Pattern("successions", "day"), Pattern("successions", "who"), Pattern("successions", "pronoun")
_THE_ONE_WHO = Pattern("successions", "the_one_who")
_WHEN_BEFORE = Pattern("successions", "when_before")
_INTO, _NO_OFFICE = Pattern("successions", "into"), Pattern("successions", "no_office")
_WHICH, _WORD = Pattern("successions", "which"), Pattern("successions", "word")
BEHIND = 80
"""Characters behind a name in which its office and its day stand."""
AROUND = 1000
"""Characters around the words in which those are named of whom they may be told."""
AN_INITIAL = 0.99
"""The likeness of names that differ by a middle initial alone: "Janet L. Yellen"."""
MOST_OF_A_LAND = 3
"""Words of the name of a country before an office."""
BEFORE = 24
"""Characters before a verb in which stands what makes no deed of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One such statement."""

    person: Official
    """Who came after, or, of a successor, before."""
    name: str
    """The other one, as written without titles."""
    span: tuple[int, int]
    """Where that name stands."""
    after: bool
    """Whether the other one came after."""
    office: str | None
    """The words of the office, where they are said."""
    day: DateValue | None = None
    day_at: tuple[int, int] | None = None
    others: tuple[Official, ...] = ()
    """Other officials whom the paragraph names, of whom it may be meant."""
    lost: bool = False
    """Whether the other one is only said to have died or gone before."""


@dataclass(frozen=True, slots=True)
class People:
    """The officials whom a draft names for sure, by the last word of their names."""

    by_surname: Mapping[str, Official]
    spans: Mapping[int, tuple[int, Official | None]]
    """Where a person begins to be named with a title or for the first time; the end of it, and who it is."""
    offices: Mapping[str, frozenset[Office]]
    """The offices that a draft rightly gives them, by their keys."""

    @classmethod
    def of(cls, claims: Sequence[Claim], judged: Mapping[str, Judgement], found: Found) -> "People":
        """Those of the claims; a surname of two of them is nobody's."""
        known: dict[str, set[str]] = {}
        officials: dict[str, Official] = {}
        spans: dict[int, tuple[int, Official | None]] = {}
        for claim in claims:
            if not isinstance(claim.value, TitleValue | NameValue):
                continue
            name = name_of(claim.value)
            official = _official(name, judged.get(claim.id), found)
            start, end = _span(claim)
            spans[start] = (end, official)
            if not surname_only(name):
                known.setdefault(last_part(name), set()).add(official.key if official else fold(name))
            if official:
                officials[official.key] = official
        offices: dict[str, set[Office]] = {}
        for one in judged.values():
            if one.answer is Answer.SUPPORTED and one.candidate and one.term:
                offices.setdefault(one.candidate.person.key, set()).add(one.term.office)
        by = {last: officials[key] for last, keys in known.items() if len(keys) == 1 and (key := next(iter(keys))) in officials}
        return cls(by, dict(sorted(spans.items())), {key: frozenset(held) for key, held in offices.items()})

    def named(self, text: str, start: int, end: int) -> list[tuple[int, int, Official]]:
        """Who of them is named in a stretch of text, with the place of the surname."""
        found: list[tuple[int, int, Official]] = []
        reached = start
        for word in _WORD.finditer(text, start, end):
            if word.start() < reached:
                continue
            close, one = self.spans.get(word.start(), (0, None))
            one = one or self.by_surname.get(fold(word[0]))
            if one is not None:
                reached = close or word.end()
                found.append((word.start(), reached, one))
        return found

    def unknown(self, text: str, start: int, end: int) -> bool:
        """Whether somebody is named in a stretch of text who is no official for sure."""
        begun = (word.start() for word in _WORD.finditer(text, start, end))
        return any(at in self.spans and self.spans[at][1] is None for at in begun)


def _span(claim: Claim) -> tuple[int, int]:
    """Where the name of a claim stands."""
    parts = claim.value.parts if isinstance(claim.value, TitleValue) else None
    return (parts.person if parts else None) or (claim.start, claim.end)


def _official(name: str, judgement: Judgement | None, found: Found) -> Official | None:
    """Whom a name means, if only one official bears it."""
    same = [one.person for one in found.get(name, ()) if one.outcome == "same" and one.score >= AN_INITIAL]
    if len(same) == 1:
        return same[0]
    candidate = judgement.candidate if judgement is not None else None
    return candidate.person if candidate and candidate.outcome == "same" and not surname_only(name) else None


def said_in(article: Article, people: People, dates: Dates) -> Iterator[Said]:
    """All statements of a draft."""
    for first, last in article.sentences:
        if not _CUE.is_in(article.text, first, last):
            continue
        for pattern, after in ((_ACTIVE, False), (_PASSIVE, True)):
            for found in pattern.finditer(article.text, first, last):
                if _NO_DEED.search(article.text, max(first, found.start() - BEFORE), found.start()) is None:
                    yield from _of_verb(article, people, dates, found, after=after)
        for found in _NEAREST.finditer(article.text, first, last):
            yield from _of_noun(article, people, dates, found)
        for found in _WHOM.finditer(article.text, first, last):
            yield from _of_whom(article, people, dates, found)


def _of_verb(article: Article, people: People, dates: Dates, found: re.Match[str], *, after: bool) -> Iterator[Said]:
    into = found.groupdict().get("into") or ""
    office = _taken(into)
    if office is None and not _NO_OFFICE.fullmatch(into):
        return
    person = subject(article, people, found.start(), _other(found))
    if person is not None:
        yield from _told(article, people, dates, found, person, after=after, office=office)


def _taken(words: str) -> str | None:
    """The office that words begin with, or a country's."""
    opened = _INTO.match(words)
    said = words[opened.end() if opened else 0 :].split()
    office = said[_of_land(said) :]
    named = any(normal_office(" ".join(office[:size])) for size in range(len(office), 0, -1))
    return " ".join(office) if named else None


def _of_noun(article: Article, people: People, dates: Dates, found: re.Match[str]) -> Iterator[Said]:
    person = subject(article, people, found.start(), _other(found))
    if person is not None:
        yield from _told(article, people, dates, found, person, after=found["noun"].lower() == "successor", office=found["as"])


def _of_whom(article: Article, people: People, dates: Dates, found: re.Match[str]) -> Iterator[Said]:
    """As in "Nelson Mandela, whom Mbeki followed in 1999"."""
    surname = found["subject"]
    named = people.by_surname.get(fold(surname)) if surname else None
    person = (named, True) if named else None if surname else subject(article, people, found.start(), _other(found))
    if person is not None:
        yield from _told(article, people, dates, found, person, after=False, end=found.end())


def _told(
    article: Article,
    people: People,
    dates: Dates,
    found: re.Match[str],
    who: tuple[Official, bool],
    *,
    after: bool,
    office: str | None = None,
    end: int | None = None,
) -> Iterator[Said]:
    """The statement, with its office and its day, unless the words behind it make something else of it."""
    (person, beside), text, last = who, article.text, article.sentence_at(found.start())[1]
    start, close = found.span("name")
    written = found["name"].rstrip(".,")
    close = start + len(written)
    name = _name(written)
    at = close if end is None else end
    stop = min(last, at + BEHIND)
    named = _AS.match(text, at, stop)
    if name is None or (office is None and named is None and _OTHERWISE.match(text, at, stop)):
        return
    paragraph = article.paragraph_at(start)
    if _PARTY.search(text, at, min(last, at + BEFORE)) or written.endswith(("’s", "'s")):
        return
    day = next(((place, value) for place, value in dates.between(at, stop) if _DAY.fullmatch(text, at, place)), None)
    before = None if day else _day_before(text, dates, found.start())
    others = (
        ()
        if beside
        else tuple(
            {
                one.key: one
                for _, _, one in people.named(text, max(paragraph.start, start - AROUND), min(paragraph.end, close + AROUND))
                if one.key != person.key
            }.values()
        )
    )
    yield Said(
        person, name, (start, close), after, office or (named["as"] if named else None),
        day[1] if day else before, (close, day[0]) if day else None, others, "lost" in found.groupdict() and found["lost"] is not None,
    )  # fmt: skip


def _day_before(text: str, dates: Dates, at: int) -> DateValue | None:
    """The day that stands before the words."""
    near = dates.between(max(0, at - BEHIND // 2), at)
    value = next((value for place, value in near if _WHEN_BEFORE.fullmatch(text, place, at)), None)
    return replace(value, date=value.date or value.start) if value else None


def _other(found: re.Match[str]) -> str:
    """The name behind the words, or in front of them, of the one who is not their subject."""
    return _name(found["name"].rstrip(".,")) or ""


def _name(written: str) -> str | None:
    """A name without the titles before it; None where nothing is left, or words of something else."""
    words = written.split()
    while words and fold(words[0]).strip(".") in word_set("successions", "titles"):
        words = words[1:]
    return " ".join(words) or None


def subject(article: Article, people: People, at: int, name: str) -> tuple[Official, bool] | None:
    """Whom the words before a place are about: the only official of the sentence, or the one right before; of a pronoun, of the sentence before.

    `name` is that of somebody else. With the one comes whether the words follow straight.
    """
    text = article.text
    first = max(article.sentence_at(at)[0], at - AROUND)
    named = [one for one in people.named(text, first, at) if not (name and same_person(name, one[2]))]
    if not named:
        return _before(article, people, first, at, name)
    _, end, person = named[-1]
    if people.unknown(text, end, at):
        return None
    alone, beside = len({one[2].key for one in named}) == 1, _WHO.fullmatch(text, end, at) is not None
    of_another = not beside and _WHICH.search(text, end, at) is not None
    return (person, beside) if beside or (alone and not of_another) else None


def _before(article: Article, people: People, first: int, at: int, name: str) -> tuple[Official, bool] | None:
    """The only official of the sentence before, where a pronoun stands for somebody."""
    paragraph = article.paragraph_at(at)
    if first <= paragraph.start or _PRONOUN.search(article.text, first, at + len("whose")) is None:
        return None
    if people.unknown(article.text, first, at):
        return None
    opens = max(article.sentence_at(first - 1)[0], at - AROUND)
    before = {one[2].key: one[2] for one in people.named(article.text, opens, first) if not (name and same_person(name, one[2]))}
    beside = _THE_ONE_WHO.match(article.text[first:at]) is not None
    return (next(iter(before.values())), beside) if len(before) == 1 else None


def means(words: str, term: Term) -> bool:
    """Whether the words of an office mean that of a term."""
    said = words.split()
    for size in range(len(said), 0, -1):
        normal = normal_office(" ".join(said[:size]))
        if normal and (posts.same_office(normal, term) or normal == term.office.normal):
            rest = said[size:]
            place = _place(rest[1:]) if rest[:1] == ["of"] else None
            return posts.near(place, term.office.jurisdiction) if place else rest[:1] != ["of"] or rest[-1] == "country"
    land = _of_land(said)
    place = _land(said[:land]) if 0 < land < len(said) else None
    return place is not None and posts.near(place, term.office.jurisdiction) and means(" ".join(said[land:]), term)


def _land(words: Sequence[str]) -> str | None:
    """The jurisdiction that words are, or whose they are."""
    return jurisdiction_of(" ".join(words).removesuffix("’s").removesuffix("'s"))


def _of_land(words: Sequence[str]) -> int:
    """How many words before an office are of its country."""
    return next((size for size in range(min(MOST_OF_A_LAND, len(words)), 0, -1) if _land(words[:size])), 0)


def _place(words: Sequence[str]) -> str | None:
    """The jurisdiction that words begin with."""
    named = words[1:] if words[:1] == ["the"] else words
    return next((code for size in range(len(named), 0, -1) if (code := jurisdiction_of(" ".join(named[:size])))), None)
