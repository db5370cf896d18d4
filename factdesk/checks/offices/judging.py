"""From a title and the people it may name to an answer.

The person is found without trusting the country that the draft states (an exact but wrong country must not hide them);
then office, country and day are tested. Only what is certain contradicts.
"""

from collections.abc import Sequence
from dataclasses import replace

from factdesk.checks.offices import posts
from factdesk.checks.offices.case import (
    Case,
    by_weight,
    bygone,
    compared,
    confident,
    first,
    named_for_sure,
    one_after_another,
    terms_of,
    who_else,
)
from factdesk.checks.offices.judgement import Answer, Judgement, Period
from factdesk.checks.offices.judging_once import HANDOVER, begun, chosen, elect, elect_elsewhere, former, gone_on, never_led, once
from factdesk.checks.people import other_number
from factdesk.claims.claim import Standing
from factdesk.claims.persons import last_part
from factdesk.draft.names import fold
from factdesk.draft.offices import office_class
from factdesk.draft.patterns import word_set
from factdesk.roster.found import Candidate, Held
from factdesk.roster.names import compare
from factdesk.roster.official import Holding, Official, Term

WELL_AWAY = 180
"""Days between a term and the day, beyond which a missing row for the same person is unlikely."""
LATELY_CHOSEN = 31
"""Days before a term in which somebody may be called by the office already."""
BACK_AGAIN = 550
"""Days within which nobody who has lost the lead of a country is chosen again."""
BYGONE = 9131
"""Days (25 years) after which a leader is likelier told of as history than taken for today's."""


_CABINET = posts.TOP | {"minister"}


def judge(case: Case) -> Judgement:
    """The answer to one title."""
    case = _with_holders(_where_kept(case))
    if case.value.standing is Standing.FORMER:
        return former(case) if case.value.on is None else (_out_of_time(case) or former(case))
    if case.value.standing is Standing.THEN and case.value.on is None:
        return once(case)
    answer = _in_office(case)
    if answer is not None and case.value.standing is Standing.ELECT:
        return begun(case, answer)
    answer = answer or (elect(case) or elect_elsewhere(case) or chosen(case) if case.value.standing is Standing.ELECT else None)
    if answer is None and case.value.standing is Standing.ELECT:
        answer = case.says(Answer.OTHERWISE if case.candidates else Answer.NOT_LISTED, first(case.candidates))
    judgement = (
        answer
        or _named_elsewhere(case)
        or _leads_now(case)
        or _at_another_time(case)
        or _with_another_office(case)
        or never_led(case)
        or _not_the_holder(case)
    )
    if judgement.answer in {Answer.OUT_OF_REACH, Answer.GAP}:
        judgement = gone_on(case, judgement) or judgement
    if case.office not in posts.many():
        return judgement
    return replace(judgement, holders=(), confident=judgement.confident and case.office not in word_set("offices", "generic"))


def _where_kept(case: Case) -> Case:
    """The case with a part's office as the roster keeps it."""
    kept = posts.kept_under(case.roster, case.office, case.jurisdiction)
    if kept is None:
        return case
    return replace(case, office=kept[0], value=replace(case.value, office=kept[0], jurisdiction=kept[1]))


def _with_holders(case: Case) -> Case:
    """Add the office's own holders whose name fits but was not among the best candidates (a common surname)."""
    if case.jurisdiction is None:
        return case
    known = {candidate.person.key for candidate in case.candidates}
    name = case.value.full_name or case.value.person
    found = []
    for held in case.roster.holders_within(case.office, case.jurisdiction, case.period.first, case.period.last):
        if held.person.key not in known and posts.over(held.term, case.period) is not Holding.NO:
            candidate = compared(name, held.person)
            if candidate.outcome != "different" and not other_number(name, held.person.name):
                found.append(candidate)
                known.add(held.person.key)
    return replace(case, candidates=case.candidates + tuple(found)) if found else case


def _in_office(case: Case) -> Judgement | None:
    """Supported, or held but not certainly so; None when nobody of that name can have held it in the period."""
    found = [
        (posts.over(term, case.period), candidate, term) for candidate in case.candidates for term in terms_of(case, candidate)
    ]
    for holding, answer in (
        (Holding.YES, Answer.SUPPORTED),
        (Holding.PERHAPS, Answer.IN_DOUBT),
        (Holding.UNKNOWN, Answer.OUT_OF_REACH),
    ):
        fitting = [(candidate, term) for how, candidate, term in found if how is holding]
        if fitting:
            candidate, term = min(fitting, key=lambda one: one[1].office.jurisdiction not in case.mentioned)
            judgement = case.says(answer, candidate, term)
            if answer is Answer.SUPPORTED and posts.by_another_name(case.value.title, case.office, term):
                return replace(judgement, answer=Answer.WRONG_OFFICE, jurisdiction=term.office.jurisdiction)
            return _succeeded(case, judgement) if answer is Answer.OUT_OF_REACH else judgement
    return None


def _succeeded(case: Case, judgement: Judgement) -> Judgement:
    """An open row that its source does not follow to the day is over all the same once a later leader is certain."""
    candidate, term = judgement.candidate, judgement.term
    assert candidate is not None
    assert term is not None
    place = term.office.jurisdiction
    others = who_else(case, candidate, place)
    later = len(others) == 1 and term.start and others[0].term.start and others[0].term.start.first > term.start.last
    if not later or not posts.one_holder(case.office, place, case.value.title):
        return judgement
    return replace(judgement, answer=Answer.NO_LONGER, holders=others, jurisdiction=place, confident=confident(case))


def _named_elsewhere(case: Case) -> Judgement | None:
    """The Janša case: the office is right and the person is right, but they held it in another country that day."""
    if case.jurisdiction is None:
        return None
    found: dict[str, tuple[Candidate, Term]] = {}
    for candidate in named_for_sure(case):
        for term in candidate.person.terms:
            right = posts.same_office(case.office, term) and posts.over(term, case.period) is Holding.YES
            if right and not posts.near(term.office.jurisdiction, case.jurisdiction) and not posts.says(case.jurisdiction, term):
                found.setdefault(candidate.person.key, (candidate, term))
    if not found:
        return None
    top = office_class(case.office) in posts.TOP
    candidate, term = next(iter(found.values()))
    others = who_else(case, candidate, case.jurisdiction)
    if len(found) > 1:
        return case.says(Answer.SEVERAL, candidate, term)
    known = candidate.score == 1 and case.roster.covers(case.office, case.jurisdiction) and case.office not in posts.many()
    if not (others or top or known) or (case.surname_only and not (others and top)):
        return case.says(Answer.OTHERWISE, candidate, term)
    sure = posts.same_words(case.office, term)
    return replace(case.says(Answer.WRONG_JURISDICTION, candidate, term), holders=others, confident=sure)


def _leads_now(case: Case) -> Judgement | None:
    """The person held it there at another time, and in the period the office that excludes it: the president who was prime minister once."""
    found = _at_another_time(case) if posts.leading(case.office) else None
    if found is None or found.candidate is None or found.term is None or found.answer not in {Answer.NO_LONGER, Answer.NOT_YET}:
        return None
    mine = (found.term.office.normal, found.term.office.jurisdiction)
    now = [
        term
        for term in found.candidate.person.terms
        if posts.over(term, case.period) is Holding.YES and posts.exclude(mine, (term.office.normal, term.office.jurisdiction))
    ]
    return replace(found, answer=Answer.WRONG_OFFICE, term=now[0], confident=confident(case)) if now else None


def _at_another_time(case: Case) -> Judgement | None:
    """The person held it there before or after the period, and for the period the roster has somebody else."""
    found: dict[str, tuple[Candidate, list[Term]]] = {}
    for candidate in named_for_sure(case):
        terms = terms_of(case, candidate)
        if terms:
            found[candidate.person.key] = (candidate, terms)
    places = {term.office.jurisdiction for _, terms in found.values() for term in terms}
    if not places:
        return None
    candidate, terms = min(found.values(), key=lambda one: min(_away(term, case.period) for term in one[1]))
    if len(places) > 1 or (len(found) > 1 and case.jurisdiction is None):
        return case.says(Answer.SEVERAL, candidate, terms[0])
    place = next(iter(places))
    # Namesakes (father and son, or one person twice) may all have held it: whoever is meant, none was in office in the period.
    others = who_else(case, candidate, place) or (one_after_another(case, candidate, place) if posts.leading(case.office) else ())
    others = tuple(held for held in others if held.person.key not in found)
    term = min(terms, key=lambda term: (_away(term, case.period), not posts.same_words(case.office, term)))
    others = tuple(held for held in others if held.term.office.normal == term.office.normal) or others
    past = term.start is None or term.start.first <= case.period.last
    akin = office_class(case.office) == "minister" and _sits_alike(case, candidate, place)
    sits = _sits(case, candidate, place)
    busy = not others and _away(term, case.period)[1] > WELL_AWAY and sits and office_class(case.office) in _CABINET
    early = not past and len(found) == 1 and _first_of_all(case, term, terms)
    answer = (Answer.NO_LONGER if past else Answer.NOT_YET) if (others or busy or early) and not akin else Answer.GAP
    if answer is Answer.NOT_YET and sits and case.office in posts.many():
        answer = Answer.GAP  # a minister may have been one of the deputies before, and few rosters tell
    # Two ministers at a time say that the words cover two jobs; then only a term that is well out of the way contradicts.
    clear = len(others) == 1 or office_class(case.office) != "minister" or _away(term, case.period)[1] > WELL_AWAY
    single = posts.leading(case.office) or case.office in word_set("posts", "single")
    spoken_of = past and len(found) == 1 and place in case.mentioned and single
    sure = (confident(case) or spoken_of) and posts.same_words(case.office, term) and clear and _away(term, case.period)[1] < BYGONE
    return replace(case.says(answer, candidate, term), holders=others, jurisdiction=place, confident=sure)


def _first_of_all(case: Case, term: Term, terms: Sequence[Term]) -> bool:
    """Whether a term is somebody's first in an office that nobody comes back to, or in a lead won within the next months.

    What a roster does not reach back to is an earlier term that ended years before: nobody loses a lead and has it back so soon.
    """
    if term.start is None or any(one.start is None or one.start < term.start for one in terms):
        return False
    if term.office.normal not in word_set("posts", "once") and not posts.sovereign(term.office.normal, term.office.jurisdiction):
        return False
    away = (term.start.first - case.period.last).days
    return away > LATELY_CHOSEN and (term.office.normal in word_set("posts", "once") or away <= BACK_AGAIN)


def _out_of_time(case: Case) -> Judgement | None:
    """A plain "was" with its day, on which somebody else certainly led: "in 2009, when X was president"."""
    found = _at_another_time(case) if posts.leading(case.office) and case.value.parts.standing is None else None
    clear = found is not None and found.confident and _in_office(case) is None
    return found if found and clear and found.answer in {Answer.NO_LONGER, Answer.NOT_YET} else None


def _sits_alike(case: Case, candidate: Candidate, place: str) -> bool:
    """Whether somebody certainly has a portfolio there with a word of the claimed one: departments change names."""
    return any(
        term.office.jurisdiction == place
        and office_class(term.office.normal) == "minister"
        and posts.over(term, case.period) is Holding.YES
        and not posts.apart(case.office, term)
        for term in candidate.person.terms
    )


def _sits(case: Case, candidate: Candidate, place: str) -> bool:
    """Whether somebody certainly sat in that cabinet all the period with another portfolio, or led it."""
    return any(
        term.office.jurisdiction == place
        and office_class(term.office.normal) in _CABINET
        and posts.over(term, case.period) is Holding.YES
        and posts.apart(case.office, term)
        for term in candidate.person.terms
    )


def _away(term: Term, period: Period) -> tuple[bool, int]:
    """How far a term lies from the period: terms before it first, the nearest of them first."""
    if term.end and term.end.last < period.first:
        return False, (period.first - term.end.last).days
    return True, (term.start.first - period.last).days if term.start else 0


def _with_another_office(case: Case) -> Judgement | None:
    """The person certainly held another office in the period, and the claimed one was certainly somebody else's."""
    people = named_for_sure(case)
    if case.surname_only:
        return _leads_otherwise(case)
    if len(people) != 1:
        return None
    now = [term for term in people[0].person.terms if posts.over(term, case.period) is Holding.YES]
    place = case.jurisdiction
    if place is None:
        kinds = posts.TOP | ({"deputy head"} if office_class(case.office) in posts.TOP else {"minister", "deputy head"})
        now = [term for term in now if office_class(term.office.normal) in kinds]
        known = office_class(case.office) in kinds or any(posts.beside(term.office.normal, case.office) for term in now)
        if not known or len({term.office.jurisdiction for term in now}) != 1:
            return None
        place = now[0].office.jurisdiction
    now = by_weight([term for term in now if posts.apart(case.office, term)], place)
    others = who_else(case, people[0], place)
    said = case.value.standing is not Standing.ACTING and (case.jurisdiction is not None or place in case.mentioned)
    if now and said and _excluded(case, place, now[0]) and (len(others) < 2 or posts.leading(case.office)):  # noqa: PLR2004
        return replace(case.says(Answer.WRONG_OFFICE, people[0], now[0]), holders=others[: len(others) == 1], jurisdiction=place)
    if not now or len(others) != 1 or not _one_holder(case, place, others[0].term):
        return None
    return replace(case.says(Answer.WRONG_OFFICE, people[0], now[0]), holders=others, jurisdiction=place)


def _leads_otherwise(case: Case) -> Judgement | None:
    """A surname alone, of the country's president, called its prime minister, or the other way round; where it is said, of any in office."""
    said, name = case.jurisdiction, last_part(case.value.person)
    kinds = posts.TOP if said is None else _CABINET
    found = [
        (candidate, term)
        for candidate in case.candidates
        for term in candidate.person.terms
        if last_part(candidate.person.name) == name
        and term.office.jurisdiction in ({said} if said else case.mentioned)
        and office_class(term.office.normal) in kinds
        and posts.apart(case.office, term)
        and posts.over(term, case.period) is Holding.YES
    ]
    plainly = case.value.standing is Standing.CURRENT and office_class(case.office) in kinds
    if not plainly or len({candidate.person.key for candidate, _ in found}) != 1:
        return None
    place = found[0][1].office.jurisdiction
    candidate, term = found[0][0], by_weight([term for _, term in found], place)[0]
    others = who_else(case, candidate, place)
    if len(others) != 1 or not _one_holder(case, place, others[0].term) or not _another_name(case.value.person, others[0].person):
        return None
    return replace(case.says(Answer.WRONG_OFFICE, candidate, term), holders=others, jurisdiction=place, confident=True)


def _excluded(case: Case, place: str, term: Term) -> bool:
    """Whether nobody has the office beside the one of a term, who was not in the other one until lately or will be soon."""
    if not posts.exclude((case.office, place), (term.office.normal, term.office.jurisdiction)):
        return False
    around = (case.period.first - HANDOVER, case.period.last + HANDOVER)
    moved = posts.beside(term.office.normal, case.office) or office_class(case.office) == "minister"
    return not moved or all(term.holds(day) is Holding.YES for day in around)


def _one_holder(case: Case, place: str, term: Term) -> bool:
    """Whether the holder of that term was the only one; of ministers only where the words are the same, in the same rank."""
    if office_class(case.office) == "minister":
        return posts.same_words(case.office, term)
    return case.office in word_set("posts", "single") or posts.one_holder(case.office, place, case.value.title)


def _not_the_holder(case: Case) -> Judgement:
    """Nothing on the roster ties the person to the office; a leader of another name who certainly held it contradicts."""
    people = named_for_sure(case)
    listed = Answer.OTHERWISE if people else Answer.NOT_LISTED
    others = who_else(case, None, case.jurisdiction)
    name = case.value.full_name or case.value.person
    single = case.office in word_set("posts", "single") and len(people) == 1
    sure = _of_another_minister(case, people, others) or (
        not case.surname_only
        and len(others) == 1
        and not bygone(name)
        and case.jurisdiction is not None
        and (posts.one_holder(case.office, case.jurisdiction, case.value.title) or (single and people[0].score == 1))
        and others[0].term.office.normal == case.office
        and (_another_name(name, others[0].person) or _another_given_name(people, others[0].person))
    )
    terms = by_weight((term for candidate in people for term in candidate.person.terms), case.jurisdiction or "")
    term = min(terms, key=lambda term: posts.STRENGTH.index(posts.over(term, case.period))) if terms else None
    return replace(case.says(Answer.ANOTHER_HOLDER if sure else listed, first(people), term), holders=others)


def _of_another_minister(case: Case, people: Sequence[Candidate], others: Sequence[Held]) -> bool:
    """Whether a portfolio is certainly somebody else's, and the person served in that country in none with a word of it."""
    place, name = case.jurisdiction, case.value.full_name or case.value.person
    if office_class(case.office) != "minister" or place is None or len(people) != 1 or len(others) != 1 or people[0].score != 1:
        return False
    if case.surname_only or case.value.standing is not Standing.CURRENT or case.office in posts.many() or bygone(name):
        return False
    terms = [term for term in people[0].person.terms if term.office.jurisdiction == place]
    apart = bool(terms) and all(posts.apart(case.office, term) for term in terms)
    return apart and posts.same_words(case.office, others[0].term) and _another_name(name, others[0].person)


def _another_given_name(people: Sequence[Candidate], holder: Official) -> bool:
    """Whether somebody whom the roster knows by the very name shares a surname with the holder, and nothing else: twins, husband and wife."""
    names = [fold(one.person.name).split() for one in people if one.score == 1]
    given = [words[0] for spelling in (holder.name, *holder.aliases) if (words := fold(spelling).split())]
    return (
        len(names) == 1
        and bool(names[0])
        and bool(given)
        and all(compare(names[0][0], other).outcome == "different" for other in given)
    )


def _another_name(name: str, person: Official) -> bool:
    """Whether no word of a name comes near any word of any spelling of an official's: no nickname, no second surname."""
    spelt = {word for spelling in (person.name, *person.aliases) for word in fold(spelling).replace("-", " ").split()}
    return all(compare(word, other).outcome == "different" for word in fold(name).replace("-", " ").split() for other in spelt)
