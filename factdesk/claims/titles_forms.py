"""The forms in which a person stands by an office: before it, behind it, in a list, with a verb between."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from factdesk.claims.claim import Claim, Standing
from factdesk.claims.persons import MOST, Person, is_given, person_at, person_before, surname
from factdesk.claims.titles_chain import titles_first
from factdesk.claims.titles_claim import Reading, claim_from
from factdesk.claims.titles_phrase import Phrase
from factdesk.claims.titles_words import Place, Vocabulary, jurisdiction_at
from factdesk.claims.tokens import Tokens
from factdesk.draft.gazetteer import cities_named
from factdesk.draft.names import fold
from factdesk.draft.patterns import word_set

HEADLINE = 200
"""Characters of the longest headline; it has no full stop and most of its words begin with a capital."""
AGE = re.compile(r"1?[0-9]{1,2}")
"""The figure of an age."""
ASIDE = 16
"""Tokens of the longest aside between a person and the verb: "X, head of the supreme court, was sworn in as …"."""
_ENDS = frozenset('.!?;:\n"“”()[]')
LISTED = 8
"""Persons in the longest list after a plural office."""


def prefixed(reading: Reading, phrase: Phrase, known: Container[str]) -> Claim | None:
    """The name straight behind: "Slovak PM Eduard Heger", "Prime Minister Eduard Heger of Slovakia"."""
    most = longest_name(reading, phrase.right, known)
    person = person_at(reading.tokens, phrase.right, reading.vocab, most=most)
    if person is None or not _believed(reading, phrase, person, known):
        return None
    person = _with_number(reading, phrase, person)
    place = None if phrase.places else _of(reading, person.last)
    return claim_from(reading, phrase, person, place=place)


def _with_number(reading: Reading, phrase: Phrase, person: Person) -> Person:
    """The name of a king with an "I" behind it, which elsewhere is the one who speaks."""
    tokens = reading.tokens
    numbered = tokens.lows[phrase.last - 1] in word_set("titles", "crowned") and tokens.words[person.last] == "I"
    return replace(person, last=person.last + 1) if numbered else person


def longest_name(reading: Reading, at: int, known: Container[str]) -> int:
    """How many parts a name can have here: in a headline of capitals, a known given name takes one more word, others none."""
    tokens = reading.tokens
    paragraph = reading.article.paragraph_at(tokens.starts[at])
    if paragraph.end - paragraph.start > HEADLINE:
        return MOST
    said = tokens.text[paragraph.start : paragraph.end]
    words = [word for word in said.split() if word[0].isalpha()]
    if said.rstrip("”\"’'")[-1:] in {".", "!", ";", ","} or sum(word[0].isupper() for word in words) < 0.7 * len(words):
        return MOST
    whole = person_at(tokens, at, reading.vocab)
    if whole is None or (whole.parts <= 2 and fold(tokens.words[at]) not in known):  # noqa: PLR2004  # the name ends by itself
        return 2
    return 2 if is_given(tokens, at, reading.vocab) or fold(tokens.words[at + 1]) in known else 1


def _believed(reading: Reading, phrase: Phrase, person: Person, known: Container[str]) -> bool:
    """A rank or a loose word ("head", "General") needs a full or known name behind it, an office only a name."""
    tokens, vocab = reading.tokens, reading.vocab
    low = tokens.lows[phrase.last - 1]
    ranked = all(word in vocab.ranks for word in tokens.lows[phrase.first : phrase.last])
    if low in vocab.royal or low in vocab.loose or ranked or phrase.owner:
        sure = surname(tokens, person) in known or is_given(tokens, person.first, vocab) or _spelt_as_title(tokens, phrase, vocab)
        return sure or (
            person.parts > 1 and not ranked and not (tokens.opens(phrase.left) and phrase.first == phrase.left == phrase.last - 1)
        )
    if phrase.complement and person.parts == 1:
        return surname(tokens, person) in known
    return True


def _spelt_as_title(tokens: Tokens, phrase: Phrase, vocab: Vocabulary) -> bool:
    """Whether an office of several words is known as a whole and written as a title: "Home Secretary", not "home secretary" nor "Secretary"."""
    wording = tokens.lows[phrase.first : phrase.last]
    capitals = all(word[0].isupper() for word in tokens.words[phrase.first : phrase.last])
    return len(wording) > 1 and capitals and not phrase.owner and tuple(wording) in vocab.offices


def _of(reading: Reading, at: int) -> Place | None:
    """The jurisdiction in "of Slovakia", "(Slovakia)" or ", of Slovakia," that begins at a token."""
    tokens = reading.tokens
    if tokens.words[at] == "," and tokens.lows[at + 1] == "of":
        place = _of(reading, at + 1)
        return place if place and tokens.words[place.last] == "," else None
    if tokens.lows[at] != "of" and tokens.words[at] != "(":
        return None
    place = jurisdiction_at(tokens, at + 2 if tokens.lows[at + 1] == "the" else at + 1, reading.vocab)
    return place if place and (tokens.lows[at] == "of" or tokens.words[place.last] == ")") else None


def listed(reading: Reading, phrase: Phrase, at: int) -> list[Claim]:
    """As in "Prime Ministers X of A and Y of B", "the Czech and Polish prime ministers, X and Y": one claim a person."""
    tokens = reading.tokens
    people: list[tuple[Person, Place | None]] = []
    while len(people) < LISTED:
        person = person_at(tokens, at, reading.vocab)
        if person is None:
            break
        place = _of(reading, person.last)
        people.append((person, place))
        at = (place.last + (tokens.words[place.last] == ")")) if place else person.last
        if tokens.words[at] == "," and tokens.lows[at + 1] in word_set("titles", "ands"):
            at += 2
        elif tokens.lows[at] in word_set("titles", "list_marks"):
            at += 1
        else:
            break
    return _shared_out(reading, phrase, people)


def listed_before(reading: Reading, phrase: Phrase) -> list[Claim]:
    """As in "X and Y, the Czech and Polish prime ministers": one claim a person, two persons at least."""
    tokens = reading.tokens
    at = before_article(reading, phrase)
    people: list[tuple[Person, Place | None]] = []
    if at < 1 or tokens.words[at - 1] != ",":
        return []
    at -= 1
    while len(people) < LISTED:
        person = person_before(tokens, at, reading.vocab)
        if person is None:
            break
        people.insert(0, (person, None))
        at = person.first - 1 if person.first else 0
        if tokens.lows[at] in word_set("titles", "ands"):
            at -= tokens.words[at - 1] == ","
        elif tokens.words[at] != "," or len(people) < 2:  # noqa: PLR2004  # "and" stands before the last name
            break
    return _shared_out(reading, phrase, people) if len(people) > 1 else []


def _shared_out(reading: Reading, phrase: Phrase, people: Sequence[tuple[Person, Place | None]]) -> list[Claim]:
    """A claim a person; several places before or behind a plural go to the persons in their order, or to nobody."""
    paired = len(phrase.places) == len(people) > 1
    if len(phrase.places) > 1 and not paired and not all(place for _, place in people):
        return []
    return [
        claim_from(reading, phrase, person, place=place or (phrase.places[number] if paired else None), alone=True)
        for number, (person, place) in enumerate(people)
    ]


def appositions(reading: Reading, phrase: Phrase, known: Container[str]) -> Claim | None:
    """As in "the Slovak prime minister, X," and "X, the Slovak prime minister," and "X, who was …"."""
    behind, before = _behind(reading, phrase, known), _ahead(reading, phrase, known)
    if (
        behind is None and before is None and (phrase.places or reading.tokens.lows[phrase.right] == "since")
    ):  # "The prize went to X, the Finnish president": of a country, X is no town
        before = _ahead(reading, phrase, known, sent=True)
    at = before_article(reading, phrase)  # whoever was "the 44th president" is that for ever
    counted = Standing.THEN if any(map(reading.vocab.counts, reading.tokens.lows[at : phrase.first])) else None
    if behind and before:
        tokens = reading.tokens
        chained = tokens.words[behind.last] == "," and tokens.lows[behind.last + 1] in word_set("titles", "chains")
        if chained and titles_first(reading, before[0]):
            return claim_from(reading, phrase, behind, standing=counted)
        behind = None if chained or _of(reading, behind.last) else behind
    if behind is not None:
        return claim_from(reading, phrase, behind, standing=counted)
    return claim_from(reading, phrase, before[0], standing=before[1] or counted) if before else None


def _behind(reading: Reading, phrase: Phrase, known: Container[str]) -> Person | None:
    tokens = reading.tokens
    bracket = tokens.words[phrase.right] == "("
    if not (bracket or tokens.words[phrase.right] == ",") or not (phrase.article or phrase.places):
        return None
    person = person_at(tokens, phrase.right + 1, reading.vocab)
    if person is None or (bracket and (person.parts == 1 or tokens.words[person.last] != ")")):
        return None
    closed = tokens.words[person.last] in {",", ".", ";", ")", "—", "–", ""}
    if person.parts == 1:
        return person if closed and surname(tokens, person) in known else None
    return person if closed or is_given(tokens, person.first, reading.vocab) else None


def _ahead(reading: Reading, phrase: Phrase, known: Container[str], *, sent: bool = False) -> tuple[Person, Standing | None] | None:
    """The person before a phrase, with the standing that a verb between them gives; `sent`: also behind "to", "of" or "from"."""
    tokens, vocab = reading.tokens, reading.vocab
    at = before_article(reading, phrase)
    standing = None
    for size in (4, 3, 2, 1):
        verb = tuple(tokens.lows[max(0, at - size) : at])
        kind = vocab.copulas.get(verb)
        if kind:
            standing = {"current": None, "former": Standing.FORMER, "current since": Standing.THEN, "chosen": Standing.ELECT}[kind]
            if kind == "former" and tokens.lows[at] in word_set("titles", "chosen"):
                standing = Standing.ELECT
            if verb == ("had", "been") and tokens.lows[phrase.right] == "for":  # "who had been president for a week" goes on
                standing = None
            at -= size
            break
    else:
        verb = ()
    if verb and tokens.lows[at - 1] == "who" and tokens.lows[at - 2] == ",":
        at -= 1
    elif verb:
        return _verbal(reading, phrase, at, standing, known)
    if tokens.lows[at - 1] == "once" and at > 1:  # "X, once Mexico's foreign minister,"
        at, standing = at - 1, Standing.FORMER
    if at < 1 or tokens.words[at - 1] not in {",", "("} or tokens.lows[phrase.right] not in word_set("titles", "closers"):
        return None
    person = person_before(tokens, before_age(tokens, at - 1), vocab)
    if (
        person is None and verb and (opens := aside(tokens, at - 1))
    ):  # "X, speaker of the house, who has been acting president since"
        person = person_before(tokens, opens, vocab)
    if person is None or not names(reading, person, known, sent=sent):
        return None
    return person, standing if phrase.standing is Standing.CURRENT else phrase.standing


def before_age(tokens: Tokens, at: int) -> int:
    """The end of the name in "X, 63, the German chancellor" and in "X (63), the German chancellor": the comma or bracket before the age."""
    close = at - 1 if tokens.words[at] == "," and tokens.words[at - 1] == ")" else at
    first = close - 2 if tokens.lows[close - 2] == "aged" else close - 1
    marks = (tokens.words[first - 1], tokens.words[close])
    return first - 1 if first > 1 and AGE.fullmatch(tokens.words[close - 1]) and marks in {(",", ","), ("(", ")")} else at


def aside(tokens: Tokens, close: int) -> int:
    """The comma that opens an aside, or 0."""
    for at in range(close - 1, max(0, close - ASIDE), -1):
        if tokens.words[at] == ",":
            return at
        if tokens.words[at] in _ENDS:
            break
    return 0


def before_article(reading: Reading, phrase: Phrase) -> int:
    """The token after whatever stands before the phrase, its adjectives and its article."""
    tokens, vocab = reading.tokens, reading.vocab
    at = phrase.left
    if tokens.lows[at - 1] == "old" and tokens.lows[at - 3] == "year" and AGE.fullmatch(tokens.words[at - 5]):  # "the 63-year-old"
        at -= 5
    while at > 0 and (vocab.modifies(tokens.lows[at - 1]) or tokens.lows[at - 1] in word_set("titles", "determiners")):
        at -= 1
    return at


def _verbal(
    reading: Reading, phrase: Phrase, at: int, standing: Standing | None, known: Container[str]
) -> tuple[Person, Standing | None] | None:
    """As in "Heger is the prime minister of Slovakia", where the sentence says of which jurisdiction, and "when Eduard Heger was prime minister"."""
    person = person_before(reading.tokens, at, reading.vocab)
    when = person is not None and person.parts > 1 and person.first > 0 and reading.tokens.lows[person.first - 1] == "when"
    if person is None or not (phrase.places or when) or not names(reading, person, known):
        return None
    return person, standing if phrase.standing is Standing.CURRENT else phrase.standing


def names(reading: Reading, person: Person, known: Container[str], *, sent: bool = False) -> bool:
    """Whether capitals before a comma are a person: a known surname, or a full name that no "in" or "at" makes a place.

    With `sent` a "to", "of" or "from" makes a place only of a city that is known.
    """
    tokens, vocab = reading.tokens, reading.vocab
    mister = person.first > 0 and (tokens.lows[person.first - 1] in vocab.honorifics or tokens.words[person.first - 1] == ".")
    if surname(tokens, person) in known or (
        mister and tokens.lows[person.first - (1 if tokens.words[person.first - 1] != "." else 2)] in vocab.honorifics
    ):
        return True
    before = tokens.lows[person.first - 1] if person.first > 0 else ""
    placed = before in vocab.before_places
    if placed and sent and before in word_set("titles", "before_people"):
        placed = bool(cities_named(tokens.said(person.first, person.last)))
    return person.parts > 1 and (is_given(tokens, person.first, vocab) or not placed)
