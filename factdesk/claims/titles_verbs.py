"""A person and an office with a verb between them, of whatever country: "X becomes Foreign Secretary", "confirmed X as prime minister"."""

from bisect import bisect_left
from collections.abc import Container

from factdesk.claims.claim import Claim, Standing
from factdesk.claims.persons import Person, person_before
from factdesk.claims.titles_claim import Reading, claim_from, office_of
from factdesk.claims.titles_forms import aside, before_age, before_article, names
from factdesk.claims.titles_phrase import Phrase
from factdesk.claims.tokens import Tokens
from factdesk.draft.patterns import Pattern, word_set

_VERBS = tuple(
    (Pattern("title_verbs", name), standing)
    for name, standing in (
        ("being", None), ("beside", None), ("taking", Standing.ELECT), ("once", Standing.THEN), ("once_beside", Standing.THEN)
    )
)  # fmt: skip
_HANDED_TO = Pattern("title_verbs", "handed_to")
_IS = Pattern("title_verbs", "is")
_LIKEWISE = tuple(
    (Pattern("title_verbs", name), standing) for name, standing in (("kept_likewise", None), ("given_likewise", Standing.ELECT))
)
WINDOW = 30
"""Tokens before an office in which its verb stands."""


def verbal(reading: Reading, phrase: Phrase, known: Container[str]) -> Claim | None:
    """The claim of somebody who takes, keeps, loses or is given an office that is known by its words."""
    tokens = reading.tokens
    owned = tokens.lows[phrase.right] == "'s" or tokens.words[phrase.right] in {"'", "’"}
    office = None if phrase.plural or owned or phrase.owner else office_of(reading, phrase)
    if office is None or (office in word_set("offices", "generic") and not phrase.places):
        return None
    at = before_article(reading, phrase)
    said = _subject(reading, phrase, at) or _object(reading, at) or _likewise(reading, at)
    if said is None or not names(reading, said[0], known):
        return None
    return claim_from(reading, phrase, said[0], standing=said[1] if phrase.standing is Standing.CURRENT else phrase.standing)


def _subject(reading: Reading, phrase: Phrase, at: int) -> tuple[Person, Standing | None] | None:
    """As in "X, 42, becomes", "X, head of the supreme court, was sworn in on Thursday as"."""
    tokens = reading.tokens
    if at < 2:  # noqa: PLR2004  # no room for a name and a verb
        return None
    first = tokens.starts[max(0, at - WINDOW)]
    window = tokens.text[first : tokens.end(at - 1)]
    for pattern, standing in _verbs(tokens, at, phrase):
        found = pattern.search(window)
        if found is None:
            continue
        comma = found[0].startswith(",")
        start = first + found.start() + (not comma and not found[0][0].isalpha())
        end = bisect_left(tokens.starts, start, 0, tokens.count)
        person = _before(reading, end)
        return (person, standing) if person else None
    return None


def _verbs(tokens: Tokens, at: int, phrase: Phrase) -> tuple[tuple[Pattern, Standing | None], ...]:
    fresh = word_set("title_verbs", "fresh").isdisjoint(tokens.lows[at : phrase.first])
    return _VERBS if fresh else (*_VERBS, (_IS, Standing.ELECT))


def _before(reading: Reading, end: int) -> Person | None:
    """The subject that ends before a token, or before the aside that ends there."""
    tokens, vocab = reading.tokens, reading.vocab
    if tokens.lows[end - 1] == "who":
        end -= 1
    if tokens.words[end - 1] != ",":
        return person_before(tokens, end, vocab)
    opens = before_age(tokens, end - 1)
    opens = opens if opens < end - 1 else aside(tokens, end - 1)
    return (person_before(tokens, opens, vocab) if opens else None) or person_before(tokens, end - 1, vocab)


def _object(reading: Reading, at: int) -> tuple[Person, Standing | None] | None:
    """As in "confirmed X as prime minister", "made X, the mayor of Nantes, his foreign minister", "sacked X as home secretary"."""
    tokens = reading.tokens
    linked = tokens.lows[at - 1] == "as" and at > 1
    end = at - linked
    if tokens.words[end - 1] == ",":
        end = before_age(tokens, end - 1) if before_age(tokens, end - 1) < end - 1 else aside(tokens, end - 1)
    person = person_before(tokens, end, reading.vocab) if end > 1 else None
    if person is None or person.first < 1:
        return None
    first = person.first - 1
    while first > 0 and (tokens.lows[first] in reading.vocab.honorifics or tokens.words[first] == "."):
        first -= 1
    verb = tokens.lows[first]
    taken = verb == "from" and first > 0 and tokens.lows[first - 1] in word_set("title_verbs", "taken_from")
    if linked and verb in word_set("title_verbs", "handing") and _handed(tokens, first):
        return person, Standing.ELECT
    if linked and (taken or verb in word_set("title_verbs", "taking_away")):
        return person, Standing.THEN
    giving = word_set("title_verbs", "giving" if linked else "giving_bare")
    return (person, Standing.ELECT) if verb in giving else None


def _handed(tokens: Tokens, at: int) -> bool:
    """Whether somebody hands an office over in the words before a token."""
    return _HANDED_TO.search(tokens.text[tokens.starts[max(0, at - WINDOW)] : tokens.starts[at]].rstrip()) is not None


def _likewise(reading: Reading, at: int) -> tuple[Person, Standing | None] | None:
    """As in "X stays as chancellor and Y as defence secretary": the verb was said of the one before."""
    tokens = reading.tokens
    person = person_before(tokens, at - 1, reading.vocab) if at > 1 and tokens.lows[at - 1] == "as" else None
    if (
        person is None
        or person.parts == 1
        or person.first < 1
        or tokens.lows[person.first - 1] not in word_set("titles", "list_marks")
    ):
        return None
    start = reading.article.sentence_at(tokens.starts[person.first])[0]
    before = tokens.text[max(start, tokens.starts[max(0, person.first - WINDOW)]) : tokens.starts[person.first]]
    return next(((person, standing) for pattern, standing in _LIKEWISE if pattern.search(before)), None)
