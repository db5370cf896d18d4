"""Whether a person held an office there on that day; who did; what the person held."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.offices import posts
from factdesk.checks.offices.beside_holder import of_the_past
from factdesk.checks.offices.case import Case, contradicts
from factdesk.checks.offices.colleagues import beside_colleagues
from factdesk.checks.offices.evidence import evidence
from factdesk.checks.offices.judgement import Answer, Judgement, Period
from factdesk.checks.offices.leads import OWNER, led_on, named_lead
from factdesk.checks.offices.misread import misread, spelt_out
from factdesk.checks.offices.readings import answered, leader, of_a_kind, of_another_body
from factdesk.checks.offices.restating import restated
from factdesk.checks.offices.retelling import Dates
from factdesk.checks.offices.succeeding import succeeding
from factdesk.checks.offices.suggesting import suggestions
from factdesk.checks.offices.taking import taken
from factdesk.checks.offices.telling import NAMESAKES, Teller, of_several, period_of
from factdesk.checks.offices.tenure import with_tenure
from factdesk.checks.offices.words import told
from factdesk.checks.people import Found, name_of, surname_only
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, NameValue, PlaceValue, QuoteValue, TitleValue
from factdesk.claims.persons import last_part
from factdesk.claims.titles_words import jurisdictions_in
from factdesk.draft.article import Article
from factdesk.draft.names import fold
from factdesk.draft.offices import office_class
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.spans import Spans
from factdesk.roster.found import Candidate
from factdesk.roster.names import compare
from factdesk.roster.official import Term
from factdesk.roster.roster import Roster

_NAME_BEFORE = Pattern("posts", "name_before")
_AT_ANOTHER_TIME = frozenset({Answer.NOT_YET, Answer.NO_LONGER})
RECENT = 60
"""Titles before a counterpart whose offices it is tried with."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Tell what the roster says of every title whose office is known by its words."""
    if references.roster is None:
        return
    for judgement in references.judged.values():
        yield Finding(
            "office-holder",
            _outcome(judgement),
            told(judgement),
            claim=judgement.claim.id,
            suggestions=suggestions(article, judgement),
            evidence=evidence(judgement, references.roster),
        )
    yield from succeeding(article, claims, references.judged, references.found, references.roster)


def _outcome(judgement: Judgement) -> Outcome:
    if judgement.answer is Answer.SUPPORTED:
        return Outcome.SUPPORTED
    if contradicts(judgement):
        return Outcome.CONTRADICTED if judgement.confident else Outcome.ADVICE
    return Outcome.UNRESOLVED


def judgements(article: Article, claims: Sequence[Claim], roster: Roster, found: Found) -> Mapping[str, Judgement]:
    """The answer to every title with a known office, and to every country's "leader", by claim id."""
    reading = _Reading(article, roster, found, _mentioned(article, claims), _introduced(claims), _named(claims))
    dates, acronyms, offices = Dates.of(claims), spelt_out(claims), list[str]()
    judged: dict[str, Judgement] = {}
    quotes = Spans((claim.start, claim.end) for claim in claims if isinstance(claim.value, QuoteValue))
    teller = Teller(article, dates, quotes)
    for claim in claims:
        value = led_on(article, claim, claim.value) if isinstance(claim.value, TitleValue) else named_lead(article, claim)
        if value is None:
            continue
        case, alone = reading.case(claim, value)
        judgement = _judged(article, case, offices)
        if judgement is not None:
            case, judgement = taken(article, dates, *restated(article, case, judgement))
        if judgement is not None and judgement.answer is not Answer.SUPPORTED:
            judgement = teller.told(case, judgement)
        if judgement is None or (contradicts(judgement) and _of_another(article, judgement, judged, acronyms)):
            continue
        judgement = with_tenure(article, dates, judgement, roster)
        listed = judgement.answer not in {Answer.OTHERWISE, Answer.NOT_LISTED}
        if listed or _expected(roster, judgement.value, judgement.term, alone=alone):
            judged[claim.id] = judgement
    judged.update(beside_colleagues(article, dates, judged))
    of_several(judged, claims)
    of_the_past(article, dates, judged)
    return {one: judgement for one, judgement in judged.items() if not _of_a_sportsman(article, judgement, judged)}


def _of_a_sportsman(article: Article, judgement: Judgement, judged: Mapping[str, Judgement]) -> bool:
    """Whether a name with another country in brackets stands among people who lead none: a namesake in a list of results."""
    claim = judgement.claim
    if not isinstance(claim.value, NameValue) or not contradicts(judgement) or article.text[claim.end : claim.end + 2] != " (":
        return False
    return not any(
        other.answer is Answer.SUPPORTED and other.claim.sentence == claim.sentence
        for other in judged.values()
        if other is not judgement
    )


def _judged(article: Article, case: Case, offices: list[str]) -> Judgement | None:
    """The answer to one title; its office is kept for the counterparts behind it."""
    if case.value.title.lower() in word_set("posts", "leader"):
        return leader(case)
    if case.value.office is None:
        return None
    judgement = answered(article, case, reversed(offices[-RECENT:]))
    offices.append(case.office)
    if judgement.answer is not Answer.SUPPORTED and of_another_body(article, case):
        return None
    if judgement.answer in _AT_ANOTHER_TIME and judgement.value.office in word_set("offices", "generic"):
        return None  # which of their offices a "cabinet minister" is named by is not said, and few rosters have all of them
    doubtful = judgement.value.jurisdiction is None and of_a_kind(case, article.language)
    return replace(judgement, confident=False) if doubtful else judgement


def _of_another(article: Article, judgement: Judgement, judged: Mapping[str, Judgement], acronyms: Mapping[str, str]) -> bool:
    """Whether a contradicted title is, or may be, somebody else's than the name's beside it."""
    return _of_the_one_before(article, judgement) or misread(article, judgement, judged.values(), acronyms)


def _of_the_one_before(article: Article, judgement: Judgement) -> bool:
    """Whether a title is that of the holder who is named right before it, in a list: "X, South Korea's president, Y of Australia"."""
    start = judgement.value.parts.title[0] if judgement.value.parts.title else judgement.claim.start
    before = _NAME_BEFORE.search(
        article.text, max(judgement.claim.sentence[0], judgement.claim.start - OWNER), judgement.claim.start
    )
    person = judgement.value.parts.person
    behind = person is not None and start < person[0]
    return before is not None and behind and any(
        compare(before["name"], spelling).outcome == "same"
        for held in judgement.holders for spelling in (held.person.name, *held.person.aliases)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a title is judged with."""

    article: Article
    roster: Roster
    found: Found
    mentioned: frozenset[str]
    introduced: Mapping[str, set[str | None]]
    named: Mapping[str, str]
    """The one full name without an office that ends in a surname, by it."""

    def case(self, claim: Claim, value: TitleValue) -> tuple[Case, bool]:
        """A title with the people it may name, and whether it names them by a surname alone."""
        full = value.full_name
        if full and not self.found.get(full) and value.office not in self.introduced.get(full, {value.office}):
            value = replace(value, full_name=None)  # President Obama is not Michelle Obama, the first lady
        named = self.named.get(fold(value.person)) if value.full_name is None and surname_only(value.person) else None
        if named and any(one.score == 1 for one in self.found.get(named, ())):  # Michelle Obama is on no roster
            value = replace(value, full_name=named)
        name, period = name_of(value), period_of(value.on, self.article.dateline)
        alone = surname_only(name)
        candidates = _namesakes(self.roster, value, period) if alone else self.found.get(name, ())
        return Case(claim, value, value.office or "", period, self.roster, candidates, alone, self.mentioned), alone


def _expected(roster: Roster, value: TitleValue, term: Term | None, *, alone: bool) -> bool:
    """Whether a roster should know the office: else a club's captain, a senator or a queen would be reported as not listed."""
    assert value.office is not None
    if value.office in word_set("posts", "consorts"):
        return False  # the wife of a king is a queen and on no roster
    if value.jurisdiction is None:
        if value.title[:1].islower() and value.office in word_set("posts", "of_clubs"):
            return False  # "the outgoing president, X" of nobody whom the roster knows is a club's
        like = term is not None and office_class(term.office.normal) == office_class(value.office)
        return not alone and not like and office_class(value.office) in posts.TOP | {"minister", "deputy head"}
    return office_class(value.office) in posts.TOP | {"minister", "deputy head"} or roster.covers(value.office, value.jurisdiction)


def _namesakes(roster: Roster, value: TitleValue, period: Period) -> tuple[Candidate, ...]:
    found = roster.find(name_of(value), on=period.first, office=value.office, jurisdiction=value.jurisdiction, limit=NAMESAKES)
    return tuple(one for one in found if one.outcome != "different")


def _introduced(claims: Sequence[Claim]) -> Mapping[str, set[str | None]]:
    """The offices that each full name is given, where one is known by its words."""
    found: dict[str, set[str | None]] = {}
    for claim in claims:
        if isinstance(claim.value, TitleValue) and claim.value.full_name is None and claim.value.office:
            found.setdefault(claim.value.person, set()).add(claim.value.office)
    return found


def _named(claims: Sequence[Claim]) -> Mapping[str, str]:
    """The full names without an office, by their last word; those of several people are left out."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        if isinstance(claim.value, NameValue):
            found.setdefault(last_part(claim.value.person), set()).add(claim.value.person)
    return {surname: next(iter(names)) for surname, names in found.items() if len(names) == 1}


def _mentioned(article: Article, claims: Sequence[Claim]) -> frozenset[str]:
    """The jurisdictions that an article names, by name, adjective or capital."""
    places = {claim.value.country for claim in claims if isinstance(claim.value, PlaceValue) and claim.value.country}
    titles = {claim.value.jurisdiction for claim in claims if isinstance(claim.value, TitleValue) and claim.value.jurisdiction}
    if not any(isinstance(claim.value, TitleValue) and claim.value.jurisdiction is None for claim in claims):
        return frozenset(places | titles)
    return frozenset(places | titles) | jurisdictions_in(article.text, article.language)
