"""An office phrase in running text: its words, its portfolio, and what it is of."""

import itertools

from factdesk.claims.claim import JurisdictionForm, Standing
from factdesk.claims.persons import person_at
from factdesk.claims.titles_before import look_before
from factdesk.claims.titles_phrase import REACH, Phrase, adjectival
from factdesk.claims.titles_words import Place, Vocabulary, jurisdiction_at, jurisdiction_before, office_at
from factdesk.claims.tokens import HYPHENS, Tokens
from factdesk.draft.patterns import word_set


def phrase_at(tokens: Tokens, index: int, vocab: Vocabulary) -> Phrase | None:
    """The office phrase whose head wording begins at a token."""
    head = office_at(tokens, index, vocab)
    if head is None:
        return None
    phrase = Phrase(index, head, plural=tokens.lows[head - 1] in vocab.plurals)
    _portfolio_before(tokens, phrase, vocab)
    _behind(tokens, phrase, vocab)
    look_before(tokens, phrase, vocab)
    return phrase


def _portfolio_before(tokens: Tokens, phrase: Phrase, vocab: Vocabulary) -> None:
    """As in "Foreign and European Affairs" before Minister, "deputy" before anything."""
    head = tokens.lows[phrase.first]
    if head in word_set("titles", "ministerial") or head in word_set("titles", "with_portfolios"):
        at = first = phrase.first
        while at > 0 and phrase.first - at < REACH:
            low = tokens.lows[at - 1]
            if (low in vocab.portfolio and jurisdiction_before(tokens, at, vocab) is None) or low in word_set(
                "titles", "owned_portfolios"
            ):
                first = at = at - 1
            elif low in word_set("titles", "list_marks") or low == "'s" or (tokens.words[at - 1] in HYPHENS and tokens.joined(at)):
                at -= 1
            else:
                break
        phrase.first = first
    phrase.first = _under(tokens, phrase.first)
    for _ in range(3):
        phrase.first -= tokens.lows[phrase.first - 1] in word_set("titles", "ranks_before")
    stop = tokens.words[phrase.first - 1] == "." and tokens.joined(phrase.first - 1)
    if tokens.lows[phrase.first - 1 - stop] in word_set("titles", "lieutenants"):
        phrase.first -= 1 + stop


def _under(tokens: Tokens, first: int) -> int:
    """The first token of a title with "Under-" before "Secretary": not where a sentence opens, as in "Under Secretary of State X, it was …"."""
    if first < 2 or tokens.lows[first] != "secretary":  # noqa: PLR2004
        return first
    at = first - 1 - (tokens.words[first - 1] in HYPHENS and tokens.joined(first))
    capital = tokens.words[at][:1].isupper() and not tokens.opens(at)
    return at if tokens.lows[at] == "under" and (at < first - 1 or capital) else first


def _behind(tokens: Tokens, phrase: Phrase, vocab: Vocabulary) -> None:
    """The portfolio, jurisdiction or complement after the head, and "-elect"."""
    phrase.right = phrase.last
    if (
        tokens.words[phrase.last] == "."
        and tokens.joined(phrase.last)
        and tokens.lows[phrase.last - 1] in word_set("titles", "abbreviated")
    ):
        phrase.last = phrase.right = phrase.last + 1
    _standing_behind(tokens, phrase, vocab)
    at = phrase.right
    if tokens.lows[at] == "in" and tokens.lows[at + 1] == "charge" and tokens.lows[at + 2] == "of":
        at += 2
    placed = tokens.lows[at] == "of" and _place_after(tokens, at + 1, vocab) is not None
    if (
        tokens.lows[at] in word_set("titles", "portfolio_links")
        and tokens.lows[phrase.last - 1] in word_set("titles", "ministerial")
        and not placed
    ):
        end = _portfolio_end(tokens, at + 1, vocab)
        if end:
            phrase.last = phrase.right = at = end
    elif tokens.lows[at] in word_set("titles", "list_marks") and not word_set("titles", "ministerial").isdisjoint(
        tokens.lows[phrase.first : phrase.last]
    ):
        end = _portfolio_end(tokens, at, vocab) if tokens.lows[phrase.last - 1] in vocab.portfolio else None
        if end and tokens.lows[end] not in word_set("titles", "ministerial"):
            phrase.last = phrase.right = at = end
    if tokens.lows[at] in word_set("titles", "links"):
        if _titled(tokens, at + 1, vocab) or _to_do(tokens, phrase, at):
            return
        _of_what(tokens, phrase, at, vocab)
    _standing_behind(tokens, phrase, vocab)


def _to_do(tokens: Tokens, phrase: Phrase, at: int) -> bool:
    """Whether a verb or a time follows: in "the first president to visit it" nobody is accredited, and "for three years" is no portfolio."""
    if tokens.lows[at] == "for":
        words = itertools.takewhile(lambda word: word.isalnum() and word.islower(), tokens.lows[at + 1 : at + REACH])
        return not word_set("titles", "times").isdisjoint(words)
    sent = tokens.lows[phrase.last - 1] in word_set("titles", "with_portfolios") | word_set("titles", "envoys") | word_set(
        "titles", "aides"
    )
    return (
        tokens.lows[at] == "to"
        and not sent
        and tokens.words[at + 1].islower()
        and tokens.lows[at + 1] not in word_set("titles", "possessives")
    )


def _of_what(tokens: Tokens, phrase: Phrase, at: int, vocab: Vocabulary) -> None:
    """What the office is of, behind its link: a jurisdiction, or a complement; and the letters of a body behind its name ("… Fund (IMF)")."""
    place = _place_after(tokens, at + 1, vocab)
    if place is None or _of_a_body(tokens, place, vocab):
        _complement(tokens, phrase, at, vocab)
    elif tokens.lows[at] == "of":
        phrase.places = [place, *_more_places(tokens, place.last, vocab)] if phrase.plural else [place]
        phrase.form, phrase.right = JurisdictionForm.OF, phrase.places[-1].last
    else:
        phrase.last, phrase.right, phrase.complement = place.last, place.last, True
    letters = tokens.words[phrase.right + 1]
    if tokens.words[phrase.right] == "(" and len(letters) > 1 and letters.isupper() and tokens.words[phrase.right + 2] == ")":
        phrase.right += 3


def _titled(tokens: Tokens, at: int, vocab: Vocabulary) -> bool:
    """Whether a person with a title of their own follows: in "an adviser to President X", X is no adviser."""
    end = office_at(tokens, at, vocab) if tokens.words[at][:1].isupper() else None
    return end is not None and person_at(tokens, end, vocab) is not None


def _standing_behind(tokens: Tokens, phrase: Phrase, vocab: Vocabulary) -> None:
    at = phrase.right + 1 if tokens.words[phrase.right] in HYPHENS and tokens.joined(phrase.right) else phrase.right
    if vocab.standing.get(tokens.lows[at]) == "elect":
        phrase.standing, phrase.standing_at = Standing.ELECT, (phrase.right, at + 1)
        phrase.right = at + 1


def _portfolio_end(tokens: Tokens, at: int, vocab: Vocabulary) -> int | None:
    """Past the portfolio's words; connectors count only between two of them."""
    end = None
    for index in range(at, at + REACH + 2):
        low = tokens.lows[index]
        if low in vocab.portfolio or low == "'s":
            if (
                low == "eu"
                or jurisdiction_at(tokens, index, vocab) is None
                or end is None
                or tokens.lows[index - 1] in word_set("titles", "before_europe")
            ):
                end = index + 1
                continue
            break
        if low not in word_set("titles", "between_portfolios") and not (tokens.words[index] in HYPHENS and tokens.joined(index)):
            break
    return end


def _place_after(tokens: Tokens, at: int, vocab: Vocabulary) -> Place | None:
    return jurisdiction_at(tokens, at + 1 if tokens.lows[at] == "the" else at, vocab)


def place_behind(tokens: Tokens, phrase: Phrase, vocab: Vocabulary) -> None:
    """Take in "in Latvia", "from Latvia", "of Latvia" behind a phrase."""
    if tokens.lows[phrase.right] in word_set("titles", "place_links") and (place := _place_after(tokens, phrase.right + 1, vocab)):
        phrase.places, phrase.form, phrase.right = [place], JurisdictionForm.OF, place.last


def _more_places(tokens: Tokens, at: int, vocab: Vocabulary) -> list[Place]:
    """The rest of "the presidents of Poland, Lithuania and Latvia"; a list without "and" is none."""
    found: list[Place] = []
    joined = False
    while tokens.lows[at] in word_set("titles", "list_marks"):
        comma = tokens.words[at] == "," and tokens.lows[at + 1] in word_set("titles", "ands")
        joined = joined or comma or tokens.words[at] != ","
        place = _place_after(tokens, at + 1 + comma, vocab)
        if place is None:
            break
        found.append(place)
        at = place.last
        if joined:
            return found
    return []


def _complement(tokens: Tokens, phrase: Phrase, link: int, vocab: Vocabulary) -> None:
    """Words after "of" that are no jurisdiction: lower-case words, then capitals that leave room for a name behind them."""
    at = link + 1
    while tokens.lows[at].isalpha() and tokens.words[at][0].islower() and at - link < REACH:
        at += 1
    last = at
    while (tokens.words[last][:1].isupper() or tokens.lows[last] in word_set("titles", "in_portfolios")) and last - link < REACH:
        last += 1
    while last > at and not tokens.words[last - 1][0].isupper():
        last -= 1
    if tokens.lows[last] in vocab.no_person and tokens.words[last].islower():  # "of the Brazilian Olympic committee"
        last += 1
    else:
        last = _leave_name(tokens, at, last, vocab)
    if last > link + 1:
        phrase.last = phrase.right = last
        phrase.complement = True


def _of_a_body(tokens: Tokens, place: Place, vocab: Vocabulary) -> bool:
    """Whether a body's name begins with a jurisdiction: "president of the Brazilian Olympic committee", "of the U.N. Framework Convention"."""
    at = place.last
    while tokens.words[at][:1].isupper() and tokens.lows[at] not in vocab.no_person and at - place.last < REACH:
        if office_at(tokens, at, vocab):  # "a spokesman for the Slovak Prime Minister"
            return False
        at += 1
    inside = tokens.words[at][:1].isupper() or adjectival(tokens.said(place.first, place.last))
    return inside and tokens.lows[at] in vocab.no_person


def _leave_name(tokens: Tokens, first: int, last: int, vocab: Vocabulary) -> int:
    """Where a name begins in a run of capitals inside a complement.

    After a lower-case word ("of the ruling party X Y") the run is the name. Straight after "of" it begins at a given name; else, when the
    run stands before a comma, there is none, and otherwise the last two words are left for it.
    """
    if tokens.lows[first - 1] not in word_set("titles", "complement_links"):
        return first
    for at in range(first + 1, last):
        if tokens.lows[at] in vocab.given and (at + 1 < last or tokens.words[last] not in {",", "("}):
            return at
    if last - first < 2 or tokens.words[last] in {",", "(", ")", "."}:  # noqa: PLR2004  # one capital is the complement's own
        return last
    return max(first + 1, last - 2)
