"""Names: persons without an office, at their first mention, and only where something shows that they are persons."""

import re
from collections.abc import Iterable, Iterator, Sequence

from factdesk.claims.claim import Claim, Kind, NameValue, TitleValue
from factdesk.claims.persons import Person, last_part, person_at, person_before
from factdesk.claims.titles_claim import Reading
from factdesk.claims.titles_forms import longest_name
from factdesk.claims.titles_words import Vocabulary, jurisdiction_at, vocabulary
from factdesk.claims.tokens import Tokens, tokens_of
from factdesk.draft.article import Article
from factdesk.draft.names import fold
from factdesk.draft.words import words

_AGE = re.compile(r"1?[0-9]{1,2}")


def names(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """First mentions of persons by two words or more; evidence is a known given name, an honorific, a verb of speech, or an age."""
    reading = Reading(article, tokens_of(article.text), vocabulary(article.language))
    seen = {fold(claim.value.person) for claim in before if isinstance(claim.value, TitleValue)}
    tokens = reading.tokens
    reached = 0
    for person in _candidates(reading):
        said = tokens.said(person.first, person.last)
        if person.first < reached or not _is_new(said, seen):
            continue
        reached = person.last
        seen.add(fold(said))
        start, end = tokens.starts[person.first], tokens.ends[person.last - 1]
        yield Claim("", Kind.NAME, start, end, said, article.sentence_at(start), NameValue(said))


def _is_new(name: str, seen: set[str]) -> bool:
    """A name counts once: not the same full name again, nor after a title with its bare surname."""
    return fold(name) not in seen and last_part(name) not in seen


def _candidates(reading: Reading) -> Iterator[Person]:
    tokens, vocab = reading.tokens, reading.vocab
    verbs = frozenset(words("titles", reading.language)["speech verbs"].split())
    honorifics, given = vocab.honorifics, vocab.given
    for at, low in enumerate(tokens.lows):
        person = None
        if low in given or (low and not low.isascii() and fold(low) in given):
            if tokens.words[at][0].isupper() and not _inside_name(tokens, at, vocab):
                person = person_at(tokens, at, vocab, most=longest_name(reading, at, frozenset()))
        elif low in honorifics and tokens.words[at][0].isupper():
            person = person_at(tokens, at + 1 if tokens.words[at + 1] != "." else at + 2, vocab)
        elif low in verbs or (
            tokens.words[at] == "," and _AGE.fullmatch(tokens.words[at + 1]) and tokens.words[at + 2] in {",", "."}
        ):
            person = person_before(tokens, at, vocab)
        if person and person.parts > 1 and _plausible(tokens, person, vocab):
            yield person


def _inside_name(tokens: Tokens, at: int, vocab: Vocabulary) -> bool:
    """Whether capitals stand straight before: "Real Betis", "New Jersey's Tim" do not begin a name at the second word."""
    before = tokens.words[at - 1] if at else ""
    return (
        before[:1].isupper()
        and tokens.lows[at - 1] not in vocab.no_name
        and not tokens.opens(at)
        and tokens.lows[at - 1] not in vocab.honorifics
    )


def _plausible(tokens: Tokens, person: Person, vocab: Vocabulary) -> bool:
    """No country or region among its words, and not all in capitals unless short."""
    for at in range(person.first, person.last):
        place = jurisdiction_at(tokens, at, vocab)
        if place and not (at == person.first and place.last == at + 1 and tokens.lows[at] in vocab.given):
            return False
    said = tokens.words[person.first : person.last]
    return not all(word.isupper() for word in said if word.isalpha() and len(word) > 1)
