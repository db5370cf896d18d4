"""Titles of another time: former and elect, "then-president", and an office that its holder has left for another."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from factdesk.checks.offices import posts
from factdesk.checks.offices.case import Case, by_weight, bygone, confident, first, named_for_sure, terms_of
from factdesk.checks.offices.judgement import Answer, Judgement
from factdesk.checks.offices.words import in_one
from factdesk.claims.claim import Standing
from factdesk.draft.jurisdictions import jurisdictions
from factdesk.draft.offices import office_class
from factdesk.roster.found import Candidate
from factdesk.roster.official import Holding

LEAD_UP = timedelta(days=20 * 365)
"""Before the first office that the roster has of somebody, who may have held another one even earlier."""
IN_CABINET = timedelta(days=10 * 365)
"""Before the first office that the roster has of somebody, who may have had a portfolio even earlier."""
REACH = timedelta(days=365)
"""After their first office, until when nobody has been president who governs later."""
HANDOVER = timedelta(days=31)
"""Between two holders of an office without a gap to speak of."""
VACANT = timedelta(days=40)
"""The same of the past, in which an election may have been late."""
SOON = timedelta(days=400)
"""How long before their term begins somebody may be called elect or designate."""


def begun(case: Case, judgement: Judgement) -> Judgement:
    """The answer of somebody who is called elect or designate by a word beside the title, and has been in office for weeks."""
    term = judgement.term
    worded = case.value.standing is Standing.ELECT and case.value.parts.standing is not None and case.value.on is None
    if worded and term and term.start and judgement.answer is Answer.SUPPORTED and term.start.last + HANDOVER < case.period.first:
        return replace(judgement, answer=Answer.ALREADY_IN_OFFICE, confident=term.holds(case.period.first) is Holding.YES)
    return judgement


def elect(case: Case) -> Judgement | None:
    """Supported where a term begins soon after the day; None where none does."""
    for candidate in case.candidates:
        for term in terms_of(case, candidate):
            if term.start and case.period.last < term.start.last and term.start.first <= case.period.last + SOON:
                return case.says(Answer.SUPPORTED, candidate, term)
    return None


def elect_elsewhere(case: Case) -> Judgement | None:
    """Wrong country where somebody of the very name begins soon to lead another one, and never led the one that is said."""
    if case.jurisdiction is None or case.surname_only or not posts.leading(case.office):
        return None
    last = case.period.last
    found = [
        (candidate, term)
        for candidate in named_for_sure(case)
        for term in candidate.person.terms
        if posts.same_office(case.office, term) and term.start and last < term.start.last and term.start.first <= last + SOON
    ]
    if len(found) != 1 or found[0][0].score != 1 or terms_of(case, found[0][0]):
        return None
    candidate, term = found[0]
    apart = not posts.near(term.office.jurisdiction, case.jurisdiction) and not posts.says(case.jurisdiction, term)
    return replace(case.says(Answer.WRONG_JURISDICTION, candidate, term), confident=True) if apart else None


def chosen(case: Case) -> Judgement | None:
    """Supported where a verb says that somebody was chosen, and some term began before the day."""
    judgement = once(case) if case.value.parts.standing is None and case.value.on is None else None
    return judgement if judgement and judgement.answer is Answer.SUPPORTED else None


def once(case: Case) -> Judgement:
    """Judge "then-Prime Minister X", with no day said: any term that began before the dateline will do."""
    for candidate in case.candidates:
        for term in terms_of(case, candidate):
            if term.start is None or term.start.first <= case.period.last:
                return case.says(Answer.SUPPORTED, candidate, term)
    return _never_there(case)


def former(case: Case) -> Judgement:
    """Judge "former", or a plain "was" with a day ("who was prime minister in 2014"): then in office is right as well."""
    found = [(candidate, term) for candidate in case.candidates for term in terms_of(case, candidate)]
    for candidate, term in found:
        run = in_one(candidate.person, term)  # whoever was chosen again has left nothing
        if run.end and run.end.first <= case.period.last:
            return case.says(Answer.SUPPORTED, candidate, term)
        if case.value.on is not None and term.end and posts.over(term, case.period) is Holding.YES:
            return case.says(Answer.SUPPORTED, candidate, term)
    for holding, answer in (
        (Holding.YES, Answer.STILL_IN_OFFICE),
        (Holding.PERHAPS, Answer.IN_DOUBT),
        (Holding.UNKNOWN, Answer.OUT_OF_REACH),
    ):
        for candidate, term in found:
            if posts.over(term, case.period) is holding:
                # A surname may be that of an earlier holder whom the roster does not reach back to.
                sure = answer is not Answer.STILL_IN_OFFICE or not case.surname_only
                return case.says(answer if sure else Answer.OTHERWISE, candidate, term)
    return _never_there(case)


def _never_there(case: Case) -> Judgement:
    """For somebody said to have held the office once: nobody can have led two countries, all else stays open."""
    people = named_for_sure(case)
    if case.jurisdiction and office_class(case.office) in posts.TOP and len(people) == 1 and not case.surname_only:
        for term in people[0].person.terms:
            elsewhere = not posts.near(term.office.jurisdiction, case.jurisdiction)
            if elsewhere and term.office.normal == case.office and (term.start is None or term.start.first <= case.period.last):
                alone = people[0].score == 1 and posts.sovereign(case.office, case.jurisdiction)
                known = alone or case.roster.covers(case.office, case.jurisdiction)
                return case.says(Answer.WRONG_JURISDICTION if known else Answer.OTHERWISE, people[0], term)
        if led_otherwise := _led_elsewhere(case, people[0]) or _never_presided(case, people[0]):
            return led_otherwise
        for term in by_weight(people[0].person.terms, case.jurisdiction):
            led = term.office.jurisdiction == case.jurisdiction and office_class(term.office.normal) in posts.TOP
            if led and term.end and term.end.last <= case.period.last and case.roster.covers(case.office, case.jurisdiction):
                return replace(case.says(Answer.WRONG_OFFICE, people[0], term), confident=_unbroken(case, people[0]))
        here = [term for term in people[0].person.terms if term.office.jurisdiction == case.jurisdiction]
        if here and people[0].score == 1 and posts.sovereign(case.office, case.jurisdiction) and _unbroken(case, people[0]):
            return case.says(Answer.WRONG_OFFICE, people[0], by_weight(here, case.jurisdiction)[0])
    if otherwise := _served_elsewhere(case, people) or _never_had(case, people) or _governed_another(case, people):
        return otherwise
    terms = by_weight(people[0].person.terms, case.jurisdiction or "") if people else []
    return case.says(Answer.OTHERWISE if people else Answer.NOT_LISTED, first(people), terms[0] if terms else None)


def _never_presided(case: Case, candidate: Candidate) -> Judgement | None:
    """Whoever governed as prime minister was not the president before, and was not after as far as the roster knows all presidents."""
    place = case.jurisdiction
    if (
        place is None
        or case.office != "president"
        or candidate.score != 1
        or bygone(candidate.person.name)
        or not posts.sovereign(case.office, place)
    ):
        return None
    led = [
        term
        for term in candidate.person.terms
        if term.office.jurisdiction == place and posts.exclude((case.office, place), (term.office.normal, place)) and term.start
        and posts.sovereign(term.office.normal, place) and term.start.first <= case.period.last
    ]  # fmt: skip
    if not led or not _unbroken(case, candidate, before=-REACH):
        return None
    return case.says(Answer.WRONG_OFFICE, candidate, led[0])


def _unbroken(case: Case, candidate: Candidate, before: timedelta = LEAD_UP) -> bool:
    """Whether the roster has a certain holder of the office for all the years in which this person can have held it."""
    starts = [term.start.first for term in candidate.person.terms if term.start]
    if not starts or case.jurisdiction is None:
        return False
    since = min(starts) - before
    # Of an office with a million holders only those are made who can stand between the two days.
    for held in case.roster.holders_within(case.office, case.jurisdiction, since, case.period.first + HANDOVER):
        term = held.term
        if term.start is None or term.office.normal != case.office or (term.end and term.end.last < since):
            continue
        if term.start.last > since + VACANT:
            return False
        since = term.end.first if term.end else term.checked.last if term.checked else since
    return since + VACANT >= case.period.first


def _governed_another(case: Case, people: Sequence[Candidate]) -> Judgement | None:
    """Whoever was elected to govern one state of a country has not governed another one."""
    if len(people) != 1 or people[0].score != 1 or case.surname_only or not posts.governs(case.office, case.jurisdiction):
        return None
    for term in people[0].person.terms:
        another = posts.governs(term.office.normal, term.office.jurisdiction) and term.office.jurisdiction == case.jurisdiction
        if another and (term.start is None or term.start.first <= case.period.last):
            return case.says(Answer.WRONG_OFFICE, people[0], term)
    return None


def _never_had(case: Case, people: Sequence[Candidate]) -> Judgement | None:
    """Whoever served in a country, and in no office with a word of this portfolio, had it not where the roster knows all who did."""
    place = case.jurisdiction
    if place is None or case.surname_only or len(people) != 1 or people[0].score != 1 or office_class(case.office) != "minister":
        return None
    terms = [term for term in people[0].person.terms if term.start and term.start.first <= case.period.last]
    places = {term.office.jurisdiction for term in terms}
    if case.office in posts.many() or place not in places or any(other != place and _of_today(other) for other in places):
        return None
    if not all(posts.apart(case.office, term) for term in people[0].person.terms) or not _unbroken(
        case, people[0], before=IN_CABINET
    ):
        return None
    return case.says(Answer.WRONG_OFFICE, people[0], by_weight(terms, place)[0])


def _served_elsewhere(case: Case, people: Sequence[Candidate]) -> Judgement | None:
    """Whoever had a portfolio in one country, and no office in another, had not the same portfolio there."""
    place = case.jurisdiction
    if place is None or case.surname_only or len(people) != 1 or people[0].score != 1 or office_class(case.office) != "minister":
        return None
    terms = people[0].person.terms
    if not _of_today(place) or any(posts.near(term.office.jurisdiction, place) for term in terms):
        return None
    for term in terms:
        begun = term.start is None or term.start.first <= case.period.last
        same = posts.same_office(case.office, term) and posts.same_words(case.office, term) and _of_today(term.office.jurisdiction)
        if same and begun and case.office not in posts.many() and case.roster.covers(case.office, place):
            return case.says(Answer.WRONG_JURISDICTION, people[0], term)
    return None


def _led_elsewhere(case: Case, candidate: Candidate) -> Judgement | None:
    """Whoever led one country was never at the head of another, be it as president here and as chancellor there."""
    place = case.jurisdiction
    if place is None or not posts.sovereign(case.office, place) or not case.roster.covers(case.office, place):
        return None
    for term in candidate.person.terms:
        led = posts.sovereign(term.office.normal, term.office.jurisdiction) and not posts.near(term.office.jurisdiction, place)
        if led and (term.start is None or term.start.first <= case.period.last):
            return case.says(Answer.WRONG_OFFICE, candidate, term)
    return None


def never_led(case: Case) -> Judgement | None:
    """Whoever ever led one country leads no other, whatever the roster knows of the day; of ministers whose open row is elsewhere, nearly so."""
    people, place = named_for_sure(case), case.jurisdiction
    if place is None or case.surname_only or len(people) != 1 or not _of_today(place):
        return None
    who, lead = people[0], posts.sovereign(case.office, place)
    begun = [term for term in who.person.terms if term.start is None or term.start.first <= case.period.last]
    if any(posts.near(term.office.jurisdiction, place) for term in begun):
        return None
    for term in sorted(
        begun, key=lambda term: (not posts.same_office(case.office, term), posts.STRENGTH.index(posts.over(term, case.period)))
    ):
        here, same = term.office.jurisdiction, posts.same_office(case.office, term)
        led = lead and posts.sovereign(term.office.normal, here) and _of_today(here)
        open_row = (
            same and posts.over(term, case.period) is Holding.UNKNOWN and office_class(case.office) in {"minister", "deputy head"}
        )
        known = case.roster.covers(case.office, place)
        if (led and (who.score == 1 or known)) or (open_row and known and case.office not in posts.many()):
            sure = not open_row or posts.same_words(case.office, term)
            return replace(case.says(Answer.WRONG_JURISDICTION if same else Answer.WRONG_OFFICE, who, term), confident=sure)
    return None


def _of_today(code: str) -> bool:
    return code in jurisdictions() and jurisdictions()[code].section == "countries"


def gone_on(case: Case, judgement: Judgement) -> Judgement | None:
    """Where the roster cannot tell of the office itself: whoever certainly leads another country or body since, has left it.

    In the same country that speaks against a president called prime minister only where the older term is over for certain.
    """
    term, candidate = judgement.term, judgement.candidate
    if term is None or candidate is None or candidate.outcome != "same" or not confident(case):
        return None
    if office_class(term.office.normal) not in posts.TOP:
        return None
    for other in by_weight(candidate.person.terms, term.office.jurisdiction):
        here = other.office.jurisdiction == term.office.jurisdiction
        later = other.start and (term.start is None or term.start.last < other.start.first)
        if not later or posts.over(other, case.period) is not Holding.YES or posts.same_office(case.office, other):
            continue
        full = posts.sovereign(other.office.normal, other.office.jurisdiction) or (
            not here and office_class(other.office.normal) == "secretary general"
        )
        if full and (not here or judgement.answer is Answer.GAP):
            return replace(case.says(Answer.WRONG_OFFICE, candidate, other), jurisdiction=term.office.jurisdiction)
    return None
