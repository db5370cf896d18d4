"""What stands before an office: standing words, adjectives, its jurisdiction, a city, a firm or a club."""

from factdesk.claims.claim import JurisdictionForm, Standing
from factdesk.claims.titles_phrase import REACH, Phrase, adjectival
from factdesk.claims.titles_words import Place, Vocabulary, jurisdiction_at, jurisdiction_before
from factdesk.claims.tokens import HYPHENS, Tokens
from factdesk.draft.gazetteer import cities_named, seat_of
from factdesk.draft.offices import normal_office
from factdesk.draft.patterns import word_set


def look_before(tokens: Tokens, phrase: Phrase, vocab: Vocabulary) -> None:
    """Standing words, adjectives and the jurisdiction before the title."""
    at = phrase.first
    left = at
    for _ in range(REACH):
        low = tokens.lows[at - 1] if at else ""
        if at > 1 and tokens.words[at - 1] in HYPHENS and tokens.joined(at):
            at -= 1
        elif (low in vocab.standing and vocab.standing[low] != "elect") or low in word_set("titles", "elect_before"):
            at -= 1
            _set_standing(phrase, vocab.standing[low], at)
            left = at
        elif (place := _place_before(tokens, phrase, at, vocab)) is not None:
            at = left = place
            if tokens.lows[at - 1] in word_set("titles", "ranks_before") and at > 0 and phrase.form is JurisdictionForm.ADJECTIVE:
                phrase.rank = tokens.lows[at - 1]
                at = left = at - 1
        elif vocab.modifies(low):
            at -= 1
            if low in word_set("titles", "to_come") and phrase.standing is Standing.CURRENT:
                phrase.standing = Standing.ELECT  # "Italy's next finance minister, X": whoever it will be
        else:
            break
    phrase.left = left
    before = tokens.lows[at - 1] if at else ""
    phrase.article = before in word_set("titles", "possessives")
    if before in word_set("titles", "relatives") and at > 1 and not phrase.places:
        phrase.whose = jurisdiction_before(tokens, at - 2, vocab)
    if before == "'s" and not phrase.places and _owned(tokens, phrase, at - 1, vocab):
        phrase.article = True
    elif not phrase.places and phrase.left == phrase.first and before != "'s":
        _owner(tokens, phrase, vocab)
    elif not phrase.places and before == "'s" and phrase.last - phrase.first == 1 and tokens.lows[phrase.first] == "president":
        phrase.owner = tokens.words[at - 2][
            :1
        ].isupper()  # "Harvard's president": no person has one, as a prime minister has a chancellor


def _owned(tokens: Tokens, phrase: Phrase, end: int, vocab: Vocabulary) -> bool:
    """Take in the city before a mayor, or the body before its head: "London's mayor", "the European Commission's president"."""
    first = end
    while first > 0 and end - first < 5 and tokens.words[first - 1][:1].isupper() and tokens.lows[first - 1] not in vocab.no_name:  # noqa: PLR2004
        first -= 1
    if first == end:
        return False
    said, title = tokens.said(first, end), tokens.said(phrase.first, phrase.last)
    mayor = tokens.lows[phrase.last - 1] == "mayor" and bool(cities_named(said))
    if mayor or normal_office(f"{title} of {said}") in vocab.implied:
        phrase.owner_at, phrase.left = (first, end), first
    return phrase.owner_at is not None


def _set_standing(phrase: Phrase, kind: str, at: int) -> None:
    if phrase.standing_at is None:
        phrase.standing, phrase.standing_at = Standing(kind), (at, at + 1)


def _place_before(tokens: Tokens, phrase: Phrase, at: int, vocab: Vocabulary) -> int | None:
    """Take in a jurisdiction that ends before a token: "Slovak", "Ukraine’s", "(Russian)", "Czech and Polish" of a plural."""
    if phrase.places or at == 0:
        return None
    if tokens.words[at - 1] == ")":
        place = jurisdiction_before(tokens, at - 1, vocab)
        if place and tokens.words[place.first - 1] == "(":
            phrase.places, phrase.form = [place], JurisdictionForm.ADJECTIVE
            return place.first - 1
        return None
    possessive = tokens.lows[at - 1] == "'s" or (tokens.words[at - 1] in "'’" and tokens.lows[at - 2].endswith("s"))
    place = jurisdiction_before(tokens, at - 1 if possessive else at, vocab)
    seat = _seat_before(tokens, at - 1, phrase) if possessive else None
    if seat and (place is None or place.code is None or seat.first < place.first):
        place = seat
    if place is None or (not possessive and _adverbial(tokens, place.first, place.last, vocab)):
        return None
    if (
        tokens.lows[phrase.last - 1] in word_set("titles", "envoys")
        and place.code in word_set("titles", "bodies")
        and not possessive
    ):
        phrase.first = place.first
        return place.first
    phrase.places = [place]
    phrase.form = JurisdictionForm.POSSESSIVE if possessive else JurisdictionForm.ADJECTIVE
    while phrase.plural and tokens.lows[phrase.places[0].first - 1] in word_set("titles", "list_marks"):
        cut = phrase.places[0].first - 1
        more = jurisdiction_before(tokens, cut - 1 if tokens.lows[cut - 1] == "," else cut, vocab)
        if more is None:
            break
        phrase.places.insert(0, more)
    return phrase.places[0].first


def _adverbial(tokens: Tokens, first: int, last: int, vocab: Vocabulary) -> bool:
    """Whether a place opens the sentence and is no part of the title behind it: "In Tokyo Prime Minister X", "In Poland President Y"."""
    if first < 1 or tokens.lows[first - 1] not in word_set("titles", "adverbial") or not tokens.opens(first - 1):
        return False
    said = tokens.said(first, last)
    place = jurisdiction_at(tokens, first, vocab)
    return (
        seat_of(said) is not None or bool(cities_named(said)) or (place is not None and place.last == last and not adjectival(said))
    )


def _seat_before(tokens: Tokens, last: int, phrase: Phrase) -> Place | None:
    """A capital that stands for its government: "Moscow's foreign minister" is Russia's, "Moscow's mayor" is not."""
    normal = normal_office(tokens.said(phrase.first, phrase.last)) or ""
    if normal not in word_set("titles", "national") and not normal.startswith("ambassador to "):
        return None
    for size in (3, 2, 1):
        first = last - size
        if first >= 0 and tokens.words[first][:1].isupper() and (code := seat_of(tokens.said(first, last))):
            return Place(first, last, code)
    return None


def _named(tokens: Tokens, at: int, phrase: Phrase, vocab: Vocabulary) -> bool:
    """Whether the capital that opens a sentence is a name's ("Barcelona president"), and no adverb or adjective ("Ageing president")."""
    if tokens.words[at].isupper():
        return True
    return tokens.lows[phrase.last - 1] in word_set("titles", "heads_of_firms") and not tokens.lows[at].endswith(vocab.describing)


def _owner(tokens: Tokens, phrase: Phrase, vocab: Vocabulary) -> None:
    """Capitals straight before the title that are no jurisdiction: "Apple CEO", "Real Madrid president" belong to it."""
    worldly = tokens.lows[phrase.last - 1] in vocab.loose or tokens.lows[phrase.last - 1] in word_set("titles", "worldly")
    first = phrase.first
    while first > 0 and phrase.first - first < 5:  # noqa: PLR2004  # names of bodies are short
        word, low = tokens.words[first - 1], tokens.lows[first - 1]
        if not word[0].isupper() or low in vocab.no_name or low in vocab.honorifics or (low in vocab.modifiers and not worldly):
            break
        first -= 1
    alone = first + 1 == phrase.first and tokens.opens(first) and not (worldly or _named(tokens, first, phrase, vocab))
    if _adverbial(tokens, first, phrase.first, vocab):
        return
    if first < phrase.first and not alone and not (phrase.first - first == 1 and tokens.lows[first] in vocab.months):
        place = None if tokens.lows[phrase.last - 1] == "mayor" else jurisdiction_at(tokens, first, vocab)
        if place is not None and place.last < phrase.first:
            phrase.places, phrase.form = [place], JurisdictionForm.ADJECTIVE
        phrase.left = first
        phrase.first = place.last if phrase.places and place else first
        phrase.owner = True
