"""Names: persons without an office, at their first mention, and only where something shows that they are persons."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from factdesk.claims.claim import Claim, Kind, NameValue, TitleValue
from factdesk.claims.passages import Passage, moved, once, passages_of
from factdesk.claims.persons import Person, last_part, person_at, person_before
from factdesk.claims.titles_claim import Reading, reading_of
from factdesk.claims.titles_forms import AGE, longest_name
from factdesk.claims.titles_words import Vocabulary, jurisdiction_at, vocabulary
from factdesk.claims.tokens import Tokens
from factdesk.draft.article import Article
from factdesk.draft.names import fold
from factdesk.draft.words import words

HEADLINE = 30
"""Tokens of the longest line that is taken for a headline."""


def names(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """First mentions of persons by two words or more; evidence is a known given name, an honorific, a verb of speech, or an age."""
    titled = [(claim.start, fold(claim.value.person)) for claim in before if isinstance(claim.value, TitleValue)]
    seen = {name for _, name in titled if " " in name}
    bare = sorted(one for one in titled if " " not in one[1])
    reached = told = 0
    for offset, passage in passages_of(article):
        for claim in once(passage, persons_of):
            while told < len(bare) and bare[told][0] < claim.start + offset:
                seen.add(bare[told][1])
                told += 1
            if claim.start + offset >= reached and _is_new(claim.text, seen):
                reached = claim.end + offset
                seen.add(fold(claim.text))
                yield moved(claim, offset)


def persons_of(passage: Passage) -> tuple[Claim, ...]:
    """Whoever may be a person in a passage, each as a claim, in the order in which they are found."""
    reading = reading_of(passage)
    tokens = reading.tokens
    found: list[Claim] = []
    for person in _candidates(reading):
        start, end = tokens.starts[person.first], tokens.end(person.last - 1)
        if start >= passage.start:
            said = tokens.said(person.first, person.last)
            found.append(Claim("", Kind.NAME, start, end, said, reading.article.sentence_at(start), NameValue(said)))
    return tuple(found)


def _is_new(name: str, seen: set[str]) -> bool:
    """A name counts once: not the same full name again, nor after a title with its bare surname."""
    return fold(name) not in seen and last_part(name) not in seen


def _candidates(reading: Reading) -> Iterator[Person]:
    tokens, vocab = reading.tokens, reading.vocab
    verbs = _verbs(reading.language)
    occupations, things, brands = _surroundings(reading.language)
    headlines = _headlines(tokens, vocab)
    honorifics, given = vocab.honorifics, vocab.given
    signs = _signs(reading.language)
    for at in tokens.places({low for low in tokens.where if low in signs or not low.isascii()}):
        low, person = tokens.lows[at], None
        if low in given or (low and not low.isascii() and fold(low) in given):
            inside = _inside_name(tokens, at, vocab) and not _after_occupation(tokens, at, occupations)
            if tokens.words[at][0].isupper() and not inside and tokens.lows[at - 1] != "the" and at not in headlines:
                person = person_at(tokens, at, vocab, most=longest_name(reading, at, frozenset()))
        elif low in honorifics and tokens.words[at][0].isupper():
            person = person_at(tokens, at + 1 if tokens.words[at + 1] != "." else at + 2, vocab)
        elif low in verbs or (
            low in {",", "("} and AGE.fullmatch(tokens.words[at + 1]) and tokens.words[at + 2] in {",", ".", ")"}
        ):
            person = person_before(tokens, at, vocab)
        if person and _after_occupation(tokens, person.first + 1, occupations):
            person = Person(person.first + 1, person.last, person.parts - 1)
        if person and person.parts > 1 and _plausible(tokens, person, vocab, things) and not _brand(tokens, person, brands):
            yield person


@cache
def _verbs(language: str) -> frozenset[str]:
    """Verbs of speech, whose subject is a person."""
    return frozenset(words("titles", language)["speech verbs"].split())


@cache
def _signs(language: str) -> frozenset[str]:
    """What a person's name begins with, or stands behind it; nothing else is looked at."""
    vocab = vocabulary(language)
    return vocab.given | vocab.honorifics | _verbs(language) | {",", "("}


@cache
def _surroundings(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = words("names", language)
    return frozenset(data["occupations"].split()), frozenset(data["things"].split()), frozenset(data["brands"])


def _brand(tokens: Tokens, person: Person, brands: frozenset[str]) -> bool:
    """Whether a name is that of a firm whose founder nobody means: "Louis Vuitton", but not "Ralph Lauren, 82,"."""
    aged = tokens.words[person.last] in "(," and AGE.fullmatch(tokens.words[person.last + 1])
    return not aged and fold(tokens.said(person.first, person.last)) in brands


def _after_occupation(tokens: Tokens, at: int, occupations: frozenset[str]) -> bool:
    """Whether what a person does opens the sentence straight before: "Farmer Piotr Zielinski", "Actors Tom Hanks and …"."""
    return at > 0 and tokens.opens(at - 1) and bool({tokens.lows[at - 1], tokens.lows[at - 1].removesuffix("s")} & occupations)


def _headlines(tokens: Tokens, vocab: Vocabulary) -> frozenset[int]:
    """The tokens of lines in title case, where capitals show nothing: four words and more, three quarters of them with a capital."""
    found: list[int] = []
    first = 0
    for at in (*tokens.places({"\n"}), tokens.count):
        headline = at - first <= HEADLINE and tokens.words[at - 1] != "."
        line = [index for index in range(first, at) if tokens.words[index][0].isalpha()] if headline else []
        high = [index for index in line if tokens.words[index][0].isupper()]
        small = any(tokens.lows[index] in vocab.no_name for index in high[1:])
        if len(line) >= 4 and len(high) * 4 >= len(line) * 3 and (small or len(line) > 5):  # noqa: PLR2004
            found += range(first, at)
        first = at + 1
    return frozenset(found)


def _inside_name(tokens: Tokens, at: int, vocab: Vocabulary) -> bool:
    """Whether capitals stand straight before: "Real Betis", "New Jersey's Tim" do not begin a name at the second word."""
    before = tokens.words[at - 1] if at else ""
    return (
        before[:1].isupper()
        and tokens.lows[at - 1] not in vocab.months
        and tokens.lows[at - 1] not in vocab.no_name
        and not tokens.opens(at)
        and tokens.lows[at - 1] not in vocab.honorifics
    )


def _plausible(tokens: Tokens, person: Person, vocab: Vocabulary, things: frozenset[str]) -> bool:
    """No country or region among its words but as a surname, none of a thing in or behind it, and not all in capitals unless short."""
    behind = tokens.words[person.last][:1].isupper() and tokens.lows[person.last] in things
    if behind or any(low in things for low in tokens.lows[person.first + 1 : person.last]):
        return False
    given = tokens.lows[person.first] in vocab.given
    for at in range(person.first, person.last):
        place = jurisdiction_at(tokens, at, vocab)
        surname = place and given and place.last == at + 1 == person.last and person.parts == 2  # noqa: PLR2004  # Michael Jordan
        if place and not surname and not (at == person.first and place.last == at + 1 and given):
            return False
    said = tokens.words[person.first : person.last]
    return not all(word.isupper() for word in said if word.isalpha() and len(word) > 1)
