"""Holds against the roster who is said to have come before or after whom, and when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.offices.case import contradicts
from factdesk.checks.offices.evidence import row
from factdesk.checks.offices.governed import governed
from factdesk.checks.offices.judgement import Judgement, Period, bounds
from factdesk.checks.offices.lasted import lasted
from factdesk.checks.offices.neighbours import Neighbours, holders_near, maybe, neighbours, same_person
from factdesk.checks.offices.retelling import Dates
from factdesk.checks.offices.succession import People, Said, means, said_in
from factdesk.checks.offices.tenure import SLACK
from factdesk.checks.offices.tenure_told import tenures_told
from factdesk.checks.offices.when_was import when_was
from factdesk.checks.offices.words import at, in_one, office_of, plain_name, when
from factdesk.checks.people import Found
from factdesk.checks.written import capitalised
from factdesk.claims.claim import Claim
from factdesk.draft.article import Article
from factdesk.draft.spans import Spans
from factdesk.roster.official import Official, Term
from factdesk.roster.roster import Roster

SOON = timedelta(days=90)
"""Between an election and the first day in office."""


def succeeding(
    article: Article, claims: Sequence[Claim], judged: Mapping[str, Judgement], found: Found, roster: Roster
) -> Iterable[Finding]:
    """A contradiction where the roster has another one there without a gap, or has the change on another day."""
    people, dates = People.of(claims, judged, found), Dates.of(claims)
    for said in said_in(article, people, dates):
        yield from _held(article, said, people, roster)
    yield from tenures_told(article, people, dates, judged, roster)
    yield from lasted(article, people, judged)
    yield from governed(article, people, roster)
    wrong = Spans((judgement.claim.start, judgement.claim.end) for judgement in judged.values() if contradicts(judgement))
    for finding in when_was(article, people, dates, roster):
        if not wrong.touch(*(finding.span or (0, 0))):
            yield finding


def _held(article: Article, said: Said, people: People, roster: Roster) -> Iterator[Finding]:
    terms = _terms(article, said, people, roster)
    titled = [] if terms else _titled(article, said, people)
    terms = terms or titled
    beside = [(term, neighbours(said.person, term, holders_near(roster, term), after=said.after)) for term in terms]
    right = [(term, one) for term, one in beside if one is not None and maybe(said.name, one.near)]
    if right:
        yield from _on_its_day(said, right)
        return
    before = _left_before if said.lost else _known  # nobody who came later has left something empty before
    known = [term for term in terms if before(said.name, said.person, roster, term)]
    sure = [
        (term, one)
        for term, one in beside
        if one is not None and (term in known or ((said.office or titled) and not said.lost and _stranger(said, one)))
    ]
    if not sure or len(sure) != len(beside) or _of_another(said, roster):
        return
    term, one = min(sure, key=lambda pair: abs((article.dateline - _edge(pair[0], after=said.after)).days))
    if said.day is not None and not _fits(term, said, after=said.after):
        return  # of another office perhaps: a party's lead, which no roster has
    yield _finding(said, term, one)


def _edge(term: Term, *, after: bool) -> date:
    """The day of the change."""
    edge = term.end if after else term.start
    assert edge is not None
    return edge.first


def _terms(article: Article, said: Said, people: People, roster: Roster) -> list[Term]:
    """The person's terms of the office named; where none is, of all offices that both have held."""
    terms: dict[tuple[object, object], Term] = {}
    rightly = people.offices.get(said.person.key, frozenset())
    for term in said.person.terms:
        last = article.dateline + (SOON if term.office in rightly else timedelta())  # "who will be inaugurated as"
        begun = term.start is not None and term.start.first <= last and not term.acting
        meant = means(said.office, term) if said.office else _known(said.name, said.person, roster, term)
        if begun and meant:
            run = in_one(said.person, term)
            terms.setdefault((run.office, run.start), run)
    return list(terms.values())


def _known(name: str, person: Official, roster: Roster, term: Term) -> bool:
    """Whether somebody of the name held the very office at some time."""
    return any(one.person.key != person.key and same_person(name, one.person) for one in holders_near(roster, term))


def _titled(article: Article, said: Said, people: People) -> list[Term]:
    """The person's terms of the one office that the draft gives, where the day of the words, to the month, is that of one of them."""
    offices = people.offices.get(said.person.key, frozenset())
    if (
        said.office
        or said.after
        or said.lost
        or len(offices) != 1
        or said.day is None
        or said.day.precision not in {"day", "month"}
    ):
        return []
    runs = [in_one(said.person, term) for term in said.person.terms if term.office in offices and term.start and not term.acting]
    begun = [run for run in runs if run.start and run.start.first <= article.dateline and _fits(run, said, after=False)]
    return begun[:1]


def _left_before(name: str, person: Official, roster: Roster, term: Term) -> bool:
    """Whether somebody of the name held the very office before a term."""
    held = holders_near(roster, term)
    return any(
        one.person.key != person.key
        and same_person(name, one.person)
        and one.term.start
        and term.start
        and one.term.start < term.start
        for one in held
    )


def _stranger(said: Said, one: Neighbours) -> bool:
    """Whether a full name is nobody's who stood near, and no room is left for one whom the roster has not."""
    return " " in said.name and one.tight and not maybe(said.name, one.near)


def _of_another(said: Said, roster: Roster) -> bool:
    """Whether the words are true of another official whom the paragraph names."""
    for other in said.others:
        for term in other.terms:
            beside = neighbours(other, term, holders_near(roster, term), after=said.after)
            if beside is not None and maybe(said.name, beside.near):
                return True
    return False


def _period(said: Said) -> Period | None:
    value = said.day
    if value is None or value.impossible:
        return None
    first, last = bounds(value.date or value.start)[0], bounds(value.date or value.end)[1]
    return Period(first, last) if first and last and first <= last else None


def _fits(term: Term, said: Said, *, after: bool) -> bool:
    period = _period(said)
    edge = _edge(term, after=after)
    return period is not None and edge - SLACK <= period.last and period.first - SLACK <= edge


def _on_its_day(said: Said, right: Sequence[tuple[Term, Neighbours]]) -> Iterator[Finding]:
    """A contradiction where the change was on another day, and the other one is the direct neighbour."""
    period = _period(said)
    if said.day is None or said.day.relative or period is None or said.day.precision not in {"day", "month", "year"}:
        return
    if any(not maybe(said.name, (one.direct.person,)) or not one.tight for _, one in right):
        return
    if any(_fits(term, said, after=said.after) for term, _ in right) or len(right) != 1:
        return
    term, one = right[0]
    yield _finding(said, term, one, period)


def _finding(said: Said, term: Term, one: Neighbours, wrong: Period | None = None) -> Finding:
    run, person, other = in_one(said.person, term), plain_name(said.person), plain_name(one.direct.person)
    if said.after:
        message = f"{person} was followed as {office_of(run)} by {other} {at(run.end)}"
    else:
        message = f"{person} became {office_of(run)} {at(run.start)}, after {other}"
    message += f", not {when(wrong)}." if wrong else f", not {'by' if said.after else 'after'} {said.name}."
    span = (said.span[0], said.day_at[1]) if wrong and said.day_at else said.span
    return Finding(
        "office-holder", Outcome.CONTRADICTED, capitalised(message), span=span,
        evidence=(row(said.person, run, "person"), row(one.direct.person, one.direct.term, "office")),
    )  # fmt: skip
