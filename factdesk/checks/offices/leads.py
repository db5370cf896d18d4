"""Names that are those of leaders by the words beside them: "France's X", "the ECB, led by X", "Nigeria's X and Kenya's Y, both presidents"."""

import re
from dataclasses import replace

from factdesk.claims.claim import Claim, NameValue, Standing, TitleParts, TitleValue
from factdesk.claims.titles_words import jurisdictions_in
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.offices import normal_office
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

_OF = Pattern("posts", "of_a_country")
_OWNED, _LEADS_ON = Pattern("posts", "countrys"), Pattern("posts", "leads_on")
_THE_COUNTRYS = Pattern("posts", "the_countrys")
_LED_BY, _LEADS, _BOTH = Pattern("posts", "led_by"), Pattern("posts", "leads_place"), Pattern("posts", "both")
OWNER = 40
"""Characters before a name in which the country stands whose leader it may be."""
BEHIND = 90
"""Characters behind a name in which the office stands that it shares with the one beside."""
TOLD = 600
"""Characters back, in its paragraph, to the country that "the country's president" is of."""


def named_lead(article: Article, claim: Claim) -> TitleValue | None:
    """Read "Emmanuel Macron of France" and "France's Emmanuel Macron" as a country's leader, "the ECB, led by X" as a body's; none for any other name."""
    if not isinstance(claim.value, NameValue):
        return None
    named = _OF.match(article.text, claim.end)
    words = named["place"].split() if named else []
    spelt = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    code = next((code for one in spelt if (code := jurisdiction_of(one))), None) or _owner(_OWNED, article, claim)
    if body := _body(article, claim):
        return body
    code = code or _owner(_LED_BY, article, claim) or _led(article, claim)
    if code is None:
        return None
    if both := _both(article, claim):
        return TitleValue(claim.value.person, both[0], both[1], code, Standing.CURRENT, TitleParts((claim.start, claim.end)))
    title = next(iter(sorted(word_set("posts", "leader"))))
    return TitleValue(claim.value.person, title, None, code, Standing.CURRENT, TitleParts((claim.start, claim.end)))


def _owner(pattern: Pattern, article: Article, claim: Claim) -> str | None:
    """The jurisdiction whose name ends a stretch of capitals before a claim."""
    owner = pattern.search(article.text, max(claim.sentence[0], claim.start - OWNER), claim.start)
    words = owner["place"].split() if owner else []
    spelt = (" ".join(words[first:]) for first in range(len(words)))
    return next((code for one in spelt if (code := jurisdiction_of(one))), None)


def led_on(article: Article, claim: Claim, value: TitleValue) -> TitleValue:
    """A title with the country of the words before it.

    As in "Argentina's leader, President X,", but not "Syria's leader, President X said,"; and as in "the country's president, X" behind
    the only country that the paragraph has named shortly before.
    """
    if value.jurisdiction is not None or not value.parts.title:
        return value
    closed = article.text[claim.end : claim.end + 1] in {",", ".", ";"}
    code = _owner(_LEADS_ON, article, claim) if closed else None
    if code is None and _THE_COUNTRYS.search(article.text, max(claim.sentence[0], claim.start - OWNER), claim.start):
        first = max(article.paragraph_at(claim.start).start, claim.start - TOLD)
        told = jurisdictions_in(article.text[first : claim.start], article.language)
        code = next(iter(told)) if len(told) == 1 else None
    return replace(value, jurisdiction=code) if code else value


def _led(article: Article, claim: Claim) -> str | None:
    """The jurisdiction that somebody is said to lead behind the name: "X, who governs France,"."""
    led = _LEADS.match(article.text, claim.end, claim.sentence[1])
    return jurisdiction_of(led["place"]) if led else None


def _both(article: Article, claim: Claim) -> tuple[str, str] | None:
    """The office, in words and in its normal form, that two have who are named by their countries: "both of them presidents"."""
    both = _BOTH.search(article.text, claim.end, min(claim.sentence[1], claim.end + BEHIND))
    office = normal_office(both["office"]) if both else None
    return (both["office"], office) if both and office else None


def _body(article: Article, claim: Claim) -> TitleValue | None:
    """The lead of a body that somebody is said to be at the head of."""
    assert isinstance(claim.value, NameValue)
    text = article.text
    before = _LED_BY.search(text, max(claim.sentence[0], claim.start - OWNER), claim.start)
    behind = _LEADS.match(text, claim.end, claim.sentence[1]) if before is None else None
    found = before or behind
    kinds = words("posts", article.language)["bodies by kind"].values() if found else ()
    meant = [body for bodies in kinds for body in bodies if found and re.search(rf"(?:^| )(?:{body['named']})$", found["place"])]
    if len(meant) != 1:  # "the European Union" has three
        return None
    parts, office = TitleParts((claim.start, claim.end)), meant[0]["office"]
    return TitleValue(claim.value.person, office, office, meant[0]["in"], Standing.CURRENT, parts)
