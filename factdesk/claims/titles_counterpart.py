"""Counterparts: a person with the office of a title before them, in another country ("her Latvian counterpart, Y")."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factdesk.claims.claim import Claim, TitleValue
from factdesk.claims.persons import person_at, person_before
from factdesk.claims.titles_before import look_before
from factdesk.claims.titles_claim import Reading, claim_from, office_of
from factdesk.claims.titles_forms import listed
from factdesk.claims.titles_office import phrase_at, place_behind
from factdesk.claims.titles_phrase import Phrase
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

MODELS = 20
"""Titles before a counterpart that are looked at."""
FAR = 600
"""Characters back to the title that a counterpart is one of."""
UNNAMED = 60
"""Tokens back to an office in whose title nobody is named."""


def counterparts_in(reading: Reading, start: int) -> Iterator[Claim]:
    """As in "his Latvian counterpart, Y", "Y, his counterpart in Latvia", "their Polish and Czech counterparts, X and Y", from an offset on.

    What office they hold is left open: it is that of a title before them, wherever that stands, unless their sentence names one with nobody
    in it ("Finland's premier and her Lithuanian counterpart").
    """
    tokens = reading.tokens
    for at, low in enumerate(tokens.lows):
        if (
            not (low in word_set("titles", "counterparts") or (low == "opposite" and tokens.lows[at + 1] == "number"))
            or tokens.starts[at] < start
        ):
            continue
        last = at + 1 + (low == "opposite")
        phrase = Phrase(at, last, plural=low.endswith("s"), left=at, right=last)
        look_before(tokens, phrase, reading.vocab)
        if not phrase.places:
            place_behind(tokens, phrase, reading.vocab)
        if not phrase.owner and (phrase.places or phrase.plural):
            office = _unnamed(reading, phrase)
            for claim in _people(reading, phrase):
                assert isinstance(claim.value, TitleValue)
                yield replace(claim, value=replace(claim.value, office=office))


def _unnamed(reading: Reading, phrase: Phrase) -> str | None:
    """The office that is named last before a counterpart in its sentence, shortly before."""
    tokens = reading.tokens
    start = reading.article.sentence_at(tokens.starts[phrase.first])[0]
    for at in range(phrase.left - 1, max(-1, phrase.left - 1 - UNNAMED), -1):
        if tokens.starts[at] < start:
            break
        if tokens.lows[at] in reading.vocab.triggers:
            found = phrase_at(tokens, at, reading.vocab)
            if found is not None and found.right <= phrase.left and found.places and (office := office_of(reading, found)):
                return office
    return None


def counterparts(said: Sequence[Claim], found: Sequence[Claim], language: str) -> Iterator[Claim]:
    """The same with their offices, from the titles that were found before them."""
    ordered = sorted(found, key=lambda claim: claim.start) if said else []
    ends = [claim.end for claim in ordered]
    for claim in said:
        number = bisect_right(ends, claim.start)
        earlier = ordered[max(0, number - MODELS) : number]
        if isinstance(claim.value, TitleValue):
            yield replace(claim, value=replace(claim.value, office=_office(language, earlier, claim, claim.value)))


def _people(reading: Reading, phrase: Phrase) -> list[Claim]:
    tokens = reading.tokens
    comma = tokens.words[phrase.right] == ","
    if phrase.plural:
        people = listed(reading, phrase, phrase.right + comma)
        placed = all(isinstance(claim.value, TitleValue) and claim.value.jurisdiction for claim in people)
        return people if placed and (len(people) > 1 or not comma) else []
    at = phrase.left - (phrase.article and tokens.lows[phrase.left - 1] != "'s")
    person = person_before(tokens, at - 1, reading.vocab) if at > 1 and tokens.words[at - 1] in {",", "("} else None
    if person and person.parts > 1 and tokens.lows[phrase.right] in word_set("titles", "closers"):
        return [claim_from(reading, phrase, person)]
    person = person_at(tokens, phrase.right + comma, reading.vocab)
    return [claim_from(reading, phrase, person)] if person and not (comma and person.parts == 1) else []


def _office(language: str, earlier: Sequence[Claim], claim: Claim, value: TitleValue) -> str | None:
    """The office of the nearest title before it that is of another country; what that office is called abroad."""
    near = [other.value for other in reversed(earlier) if claim.start - other.end < FAR and isinstance(other.value, TitleValue)]
    known = [model for model in near if model.office]
    model = next((model for model in known if model.jurisdiction != value.jurisdiction), known[0] if known else None)
    own = [other for other in earlier if other.start >= claim.sentence[0]]
    office = value.office if value.office and not own else model.office if model else None
    abroad: dict[str, str] = words("offices", language)["abroad"]
    return abroad.get(office, office) if office else None
