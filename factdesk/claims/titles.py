"""Titles: a person with an office, in the forms of newspaper English."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from factdesk.claims.claim import Claim, Standing, TitleValue
from factdesk.claims.passages import Passage, moved, once, passages_of
from factdesk.claims.persons import last_part
from factdesk.claims.titles_claim import Reading, further, reading_of
from factdesk.claims.titles_counterpart import counterparts, counterparts_in
from factdesk.claims.titles_forms import appositions, listed, listed_before, prefixed
from factdesk.claims.titles_known import parted, with_dates, with_full_names
from factdesk.claims.titles_office import phrase_at
from factdesk.claims.titles_phrase import Phrase
from factdesk.claims.titles_verbs import verbal
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.values import quick

_FURTHER = Pattern("titles", "further")
_PAST = Pattern("titles", "further_past")
CLOSE = 45
"""Characters between a claim and a further office of the same person."""
FAR = 120
"""The same where the words say of whom it is: "X, head of the supreme court, was sworn in on Thursday as president"."""
BEYOND = 8
"""Tokens between a plural office and the mark before its people."""
AHEAD = 5
"""Tokens that the portfolio of a second office can take before its head word ("… and foreign and trade minister X")."""


@quick
@dataclass(frozen=True, slots=True)
class _Said:
    """An office that a passage names, and who holds it as long as nobody is known by surname."""

    phrase: Phrase
    claims: tuple[Claim, ...]
    start: int
    """Where the phrase begins with all that stands before it."""
    asked: frozenset[str]
    """The surnames that would make others of the claims, if they were known."""


@dataclass(slots=True)
class _Known(Container[str]):
    """Surnames that were introduced with a full name, and what was asked for besides."""

    surnames: Container[str]
    asked: set[str] = field(default_factory=set)

    def __contains__(self, surname: object) -> bool:
        """Whether a surname is known; one that is not is noted."""
        if surname in self.surnames:
            return True
        self.asked.add(str(surname))
        return False


def titles(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """Every person with an office, in the order of the text; reads the dates of the detectors before it."""
    passages = passages_of(article)
    said = [(offset, passage, once(passage, offices_of)) for offset, passage in passages]
    known: set[str] = set()
    settled = list(_settled(said, known))
    if known:  # by now from all of the text, so that they are believed before they are introduced, too
        settled = list(_settled(said, known))
    found = parted([moved(claim, offset) for offset, claim in settled], before)
    others = [moved(claim, offset) for offset, passage in passages for claim in once(passage, counterparts_of)]
    found += counterparts(others, found, article.language)
    return with_dates(article, with_full_names(found), before)


def offices_of(passage: Passage) -> tuple[_Said, ...]:
    """The offices of a passage; those of the paragraph before it are read for where they end, and left out."""
    reading = reading_of(passage)
    tokens, triggers = reading.tokens, reading.vocab.triggers
    found: list[_Said] = []
    reached = 0
    for at in tokens.places(triggers):
        if at < reached or (phrase := phrase_at(tokens, at, reading.vocab)) is None:
            continue
        reached = max(at + 1, phrase.last)
        if tokens.starts[at] >= passage.start:
            known = _Known(())
            claims = tuple(_claims(reading, phrase, known))
            found.append(_Said(phrase, claims, tokens.starts[phrase.left], frozenset(known.asked)))
    return tuple(found)


def counterparts_of(passage: Passage) -> tuple[Claim, ...]:
    """Whoever is called a counterpart in a passage; few passages have one."""
    small = passage.text.lower()
    if not any(word in small for word in word_set("titles", "counterpart_cues")):
        return ()
    return tuple(counterparts_in(reading_of(passage), passage.start))


def _settled(said: Iterable[tuple[int, Passage, Sequence[_Said]]], known: set[str]) -> Iterator[tuple[int, Claim]]:
    """The claims of all passages, each with the offset of its passage; surnames of full names are kept in `known`, to be believed alone."""
    reached = 0
    last: tuple[int, Claim] | None = None
    for offset, passage, offices in said:
        for office in offices:
            claims: Sequence[Claim] = office.claims
            if not office.asked.isdisjoint(known):
                claims = _claims(reading_of(passage), office.phrase, known)
            fitting = [claim for claim in claims if claim.start + offset >= reached]
            if not fitting and last and 0 <= office.start + offset - reached < FAR and claims:
                fitting = _of_the_same(reading_of(passage), office, claims, moved(last[1], last[0] - offset))
            if not fitting and last and 0 <= office.start + offset - reached < CLOSE:
                fitting = _as_well(reading_of(passage), office, claims, moved(last[1], last[0] - offset))
            for claim in fitting:
                reached = claim.end + offset
                last = offset, claim
                if isinstance(claim.value, TitleValue) and " " in claim.value.person:
                    known.add(last_part(claim.value.person))
                yield last


def _of_the_same(reading: Reading, office: _Said, claims: Sequence[Claim], last: Claim) -> list[Claim]:
    """A further office of the one before, whom a verb between them has as its subject or object."""
    value = claims[0].value
    same = isinstance(value, TitleValue) and isinstance(last.value, TitleValue) and value.person == last.value.person
    if not same or len(claims) > 1 or claims[0].start != last.start or office.phrase.plural:
        return []
    assert isinstance(value, TitleValue)
    return [further(reading, office.phrase, value.person, value.standing)]


def _as_well(reading: Reading, office: _Said, claims: Sequence[Claim], last: Claim) -> list[Claim]:
    """A further office of the one before: "NATO's secretary general, X, a former prime minister of Norway", "X, the chief, a former minister"."""
    tokens, phrase = reading.tokens, office.phrase
    between = tokens.text[last.end : office.start] if last.end >= 0 else ""
    if not _FURTHER.fullmatch(between) or phrase.plural or tokens.lows[phrase.right] not in word_set("titles", "closers"):
        return []
    assert isinstance(last.value, TitleValue)
    person, at = last.value.person, last.value.parts.person
    other = "and" in between and at is not None and at[1] == last.end  # "President X and a former minister" are two
    own = any(isinstance(claim.value, TitleValue) and claim.value.person != person for claim in claims)
    past = _PAST.search(between) is not None or any(
        isinstance(claim.value, TitleValue) and claim.value.standing is Standing.FORMER for claim in claims
    )
    standing = Standing.FORMER if past else None
    return [] if own or other or " " not in person else [further(reading, phrase, person, standing)]


def _claims(reading: Reading, phrase: Phrase, known: Container[str]) -> list[Claim]:
    if phrase.plural:
        at = _list_after(reading, phrase)
        people = listed(reading, phrase, at)
        if people and (len(people) > 1 or at == phrase.right):
            return people
        if (people := listed_before(reading, phrase)) or len(phrase.places) > 1:
            return people
    claim = prefixed(reading, phrase, known)
    if claim is None:
        joined = _with_second(reading, phrase)
        claim = prefixed(reading, joined, known) if joined else None
    claim = claim or appositions(reading, phrase, known) or verbal(reading, phrase, known)
    return [claim] if claim else []


def _list_after(reading: Reading, phrase: Phrase) -> int:
    """Where the people of a plural begin: behind a mark, up to which a few words in small letters may go on ("two governors in need of it, X")."""
    tokens = reading.tokens
    at = phrase.right
    while tokens.words[at].isalpha() and tokens.words[at].islower() and at - phrase.right < BEYOND:
        at += 1
    opens = tokens.words[at] in word_set("titles", "opens_list")
    if at > phrase.right and not (opens and tokens.words[at] != "("):
        return phrase.right
    return at + opens


def _with_second(reading: Reading, phrase: Phrase) -> Phrase | None:
    """As in "deputy PM for trade and the leader of the smaller party": a second office of the same person before the name."""
    tokens, vocab = reading.tokens, reading.vocab
    if tokens.lows[phrase.right] not in word_set("titles", "ands"):
        return None
    first = phrase.right + 1
    while tokens.lows[first] in word_set("titles", "determiners"):
        first += 1
    for at in range(first, first + AHEAD):
        second = phrase_at(tokens, at, vocab) if tokens.lows[at] in vocab.triggers else None
        if second is None:
            continue
        if second.left > first or (second.places and phrase.places and second.left == first and second.places[0].first == first):
            return None
        ministerial = not word_set("titles", "ministers").isdisjoint(tokens.lows[second.first : second.last])
        joined = replace(phrase, right=second.right, last=second.last if ministerial and not second.places else phrase.last)
        if not phrase.places and second.places:
            joined.places, joined.form = second.places, second.form
        return joined
    return None
