"""The sentence that an answer is told in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from factdesk.checks.calendar import day_words, iso_words
from factdesk.checks.offices.judgement import Answer, Judgement, Period
from factdesk.checks.written import capitalised
from factdesk.claims.claim import Standing
from factdesk.claims.persons import last_part
from factdesk.draft.jurisdictions import country_of, jurisdiction_name, jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.offices import office_name
from factdesk.draft.patterns import Pattern
from factdesk.roster.found import Held
from factdesk.roster.official import Official, Term

_REGIONAL = Pattern("posts", "regional_name")
NEARLY = 0.9
"""How near a name on the roster comes that is worth telling of."""
LINKS = (" of ", " for ", " to ", " without ")
"""Words that make an office too long for another "of"."""


def listed(names: Sequence[str]) -> str:
    """List names: "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def possessive(name: str) -> str:
    """Make "Slovakia's", "the Netherlands'", "Cyprus's"."""
    return f"{name}'" if name.startswith("the ") and name.endswith("s") else f"{name}'s"


def place(code: str) -> str:
    """A jurisdiction in a sentence: "Slovakia", "the United States"."""
    return jurisdiction_name(code, with_article=True)


def office_in(office: str, code: str) -> str:
    """Say "Prime Minister of Slovakia", "Ukraine's Minister of Defence", "President of the European Commission"."""
    if _says_where(office, code):
        return office
    return f"{possessive(place(code))} {office}" if _long(office) else f"{office} of {place(code)}"


def _says_where(office: str, code: str) -> bool:
    if _REGIONAL.match(office):
        return True
    region = jurisdiction_of(office.rpartition(" of ")[2])
    if region is not None and region != code and country_of(region) == code:
        return True
    return fold(jurisdiction_name(code)) in fold(office) or (code == "EU" and "European" in office)


def _long(office: str) -> bool:
    return any(link in office for link in LINKS)


def office_of(term: Term) -> str:
    """A term's office with its place; "acting" where it was held so."""
    return ("acting " if term.acting else "") + office_in(term.office.name, term.office.jurisdiction)


def when(period: Period) -> str:
    """Say "on 15 March 2022", "in 2009", "in March 2009", "between 1 and …"."""
    first, last = period.first, period.last
    if first == last:
        return f"on {day_words(first)}"
    if (first.year, first.month, first.day, last.month, last.day) == (last.year, 1, 1, 12, 31):
        return f"in {first.year}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"in {iso_words(f'{first:%Y-%m}')}"
    return f"between {day_words(first)} and {day_words(last)}"


def at(iso: object) -> str:
    """Say "on 15 March 2022", "in March 2022", "in 2022", from a date of any precision."""
    text = str(iso)
    return f"{'on' if len(text) == len('2022-03-15') else 'in'} {iso_words(text)}"


def span_of(term: Term) -> str:
    """Say "from 13 March 2020 to 25 May 2022", "since 20 May 2019", "until 2010", or nothing."""
    start, end = (iso_words(str(one)) if one else "" for one in (term.start, term.end))
    if start and end:
        return f"from {start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def plain_name(person: Official) -> str:
    """A name in a sentence that says the country anyway: "Felipe VI", not "Felipe VI of Spain"."""
    name, of, land = person.name.rpartition(" of ")
    code = jurisdiction_of(land) if of else None
    return name if code and any(term.office.jurisdiction == code for term in person.terms) else person.name


def in_one(person: Official, term: Term) -> Term:
    """A term with those of the same office that end or begin where it begins or ends: re-elected, but never out of office."""
    day = timedelta(days=1)
    others = [one for one in person.terms if one.office == term.office and one.acting == term.acting and one.start and one.end]
    for _ in others:
        for one in others:
            assert one.start is not None
            assert one.end is not None
            if term.start and one.start < term.start and one.end.last + day >= term.start.first:
                term = replace(term, start=one.start)
            if term.end and one.end > term.end and one.start.first <= term.end.last + day:
                term = replace(term, end=one.end)
    return term


def _person(judgement: Judgement) -> Official:
    assert judgement.candidate is not None
    return judgement.candidate.person


def _term(judgement: Judgement) -> Term:
    assert judgement.term is not None
    return judgement.term


def claimed(judgement: Judgement) -> str:
    """The claimed office in the roster's words where it has them, else by its normal form."""
    if judgement.holders:
        return judgement.holders[0].term.office.name
    assert judgement.value.office is not None
    return office_name(judgement.value.office)


def _names(holders: Sequence[Held]) -> str:
    return listed([one.person.name for one in holders])


def told(judgement: Judgement) -> str:
    """One plain sentence that an editor can paste into an e-mail."""
    return capitalised(_TOLD[judgement.answer](judgement))


def _supported(judgement: Judgement) -> str:
    person = _person(judgement)
    term = in_one(person, _term(judgement))
    span = span_of(term)
    if judgement.value.standing is Standing.ELECT and term.start and term.start.first > judgement.period.last:
        return f"The roster agrees: {plain_name(person)} became {office_of(term)} {at(term.start)}."
    on = "" if judgement.value.on is None and term.holds(judgement.period.first).value == "no" else f" {when(judgement.period)}"
    sentence = f"The roster agrees: {plain_name(person)} was {office_of(term)}{on}{f' ({span})' if span and on else f' {span}' if span else ''}"
    written = judgement.value.full_name or judgement.value.person
    if fold(written) == fold(plain_name(person)) and written.casefold() != plain_name(person).casefold():
        return f"{sentence}; it spells the name {plain_name(person)}."
    return f"{sentence}."


def _wrong_jurisdiction(judgement: Judgement) -> str:
    term, name = _term(judgement), plain_name(_person(judgement))
    assert judgement.jurisdiction is not None
    right, wrong = place(term.office.jurisdiction), place(judgement.jurisdiction)
    office = term.office.name
    since, on = _since_and_on(judgement, term)
    if _says_where(office, term.office.jurisdiction):
        sentence = f"{name} was {office}{since}{on.removeprefix(',')}"
    elif _long(office):
        sentence = f"{name} was {possessive(right)} {office}{since}, not {possessive(wrong)}{on}"
    else:
        sentence = f"{name} was {office} of {right}{since}, not of {wrong}{on}"
    if not judgement.holders:
        return f"{sentence}."
    verb = "was" if len(judgement.holders) == 1 else "were"
    return f"{sentence}; {possessive(wrong)} {verb} {_names(judgement.holders)}."


def _since_and_on(judgement: Judgement, term: Term) -> tuple[str, str]:
    """The day, where the term covers it; else the term's own dates in brackets, which stand before what is denied."""
    if term.holds(judgement.period.first).value in {"yes", "perhaps"}:
        return "", f", {when(judgement.period)}"
    return f" ({span_of(term)})" if span_of(term) else "", ""


def _wrong_office(judgement: Judgement) -> str:
    term, name = _term(judgement), plain_name(_person(judgement))
    assert judgement.jurisdiction is not None
    office = claimed(judgement)
    if judgement.value.standing in {Standing.FORMER, Standing.THEN}:
        return f"The roster has {name} as {office_of(term)} ({span_of(term)}), not as {office_in(office, judgement.jurisdiction)}."
    here = term.office.jurisdiction == judgement.jurisdiction
    stated = office if here else office_in(office, judgement.jurisdiction)
    whose = "the" if _says_where(office, judgement.jurisdiction) else possessive(place(judgement.jurisdiction))
    holder = f"; {whose} {office} was {_names(judgement.holders)}" if judgement.holders else ""
    since, on = _since_and_on(judgement, term)
    return f"{name} was {office_of(term)}{since}, not {stated}{on}{holder}."


def _who_then(judgement: Judgement) -> str:
    verb = "it was" if len(judgement.holders) == 1 else "it was held by"
    return f"{when(judgement.period)} {verb} {_names(judgement.holders)}"


def _no_longer(judgement: Judgement) -> str:
    term, name = _term(judgement), plain_name(_person(judgement))
    until = f" until {iso_words(str(term.end))}" if term.end else f" {span_of(term)}".rstrip().replace(" since ", " from ")
    if not judgement.holders:
        return f"{name} was {office_of(term)}{until}, not {when(judgement.period)}."
    return f"{name} was {office_of(term)}{until}; {_who_then(judgement)}."


def _not_yet(judgement: Judgement) -> str:
    term, name = _term(judgement), plain_name(_person(judgement))
    then = f"; {_who_then(judgement)}" if judgement.holders else ""
    return f"{name} became {office_of(term)} only {at(term.start)}{then}."


def _other_dates(judgement: Judgement) -> str:
    return other_dates(_person(judgement), _term(judgement), judgement.said)


def other_dates(person: Official, term: Term, said: tuple[Period | None, Period | None]) -> str:
    """A term's own days, and those that a draft gives it."""
    name, (start, end) = plain_name(person), said
    if end is None and start:
        return f"{name} became {office_of(term)} {at(term.start)}, not {when(start)}."
    first, last = (when(one).partition(" ")[2] if one else "" for one in (start, end))
    return f"{name} was {office_of(term)} {span_of(term)}, not {f'from {first} to' if first else 'until'} {last}."


def _still(judgement: Judgement) -> str:
    term = _term(judgement)
    return f"{plain_name(_person(judgement))} was still {office_of(term)} {when(judgement.period)} ({span_of(in_one(_person(judgement), term))})."


def _already(judgement: Judgement) -> str:
    term, name = _term(judgement), plain_name(_person(judgement))
    return f"{name} became {office_of(term)} {at(in_one(_person(judgement), term).start)}, before {when(judgement.period).partition(' ')[2]}."


def _another(judgement: Judgement) -> str:
    assert judgement.jurisdiction is not None
    said = judgement.value.full_name or judgement.value.person
    post = office_in(claimed(judgement), judgement.jurisdiction)
    known = (
        f"{said} is not on the roster" if judgement.term is None else f"the roster has {said} only as {office_of(judgement.term)}"
    )
    return f"{_names(judgement.holders)}, not {said}, was {post} {when(judgement.period)}; {known}."


def _gap(judgement: Judgement) -> str:
    term = _term(judgement)
    return f"The roster has {_person(judgement).name} as {office_of(term)} {span_of(term)}, and nobody for certain {when(judgement.period)}."


def _out_of_reach(judgement: Judgement) -> str:
    term = _term(judgement)
    reach = f"is confirmed only up to {_last_day(term)}" if term.checked and term.confirmed else "is not confirmed"
    return f"The roster has {_person(judgement).name} as {office_of(term)} {span_of(term)}, but that row {reach}."


def _last_day(term: Term) -> str:
    assert term.checked is not None
    last: date = term.checked.last
    return day_words(last)


def _in_doubt(judgement: Judgement) -> str:
    term = _term(judgement)
    dates = f"with dates that are not known to the day ({span_of(term)})" if span_of(term) else "without dates"
    return f"The roster has {_person(judgement).name} as {office_of(term)} {dates}, so it cannot tell for {when(judgement.period)[3:]}."


def _several(judgement: Judgement) -> str:
    said = judgement.value.full_name or judgement.value.person
    return f"The roster has more than one person or post that {judgement.value.title} {said} can mean, and none is certain {when(judgement.period)}."


def _otherwise(judgement: Judgement) -> str:
    said, term = judgement.value.full_name or judgement.value.person, judgement.term
    assert judgement.value.office is not None
    known = f"as {office_of(term)}{f' ({span_of(term)})' if span_of(term) else ''}" if term else "with other offices"
    if _of_that_surname(judgement, said):
        said = plain_name(_person(judgement))
    elif judgement.candidate and judgement.candidate.score < NEARLY:
        return _not_listed(judgement)
    if term and (term.office.normal, term.office.jurisdiction) == (judgement.value.office, judgement.jurisdiction):
        return f"The roster has {said} {known.replace(' (', ' only (')}."
    if judgement.candidate and fold(judgement.candidate.matched) != fold(said) and len(said.split()) > 1:
        return (
            f"The roster has no {said} as {_post(judgement)}; the nearest name on it is {judgement.candidate.person.name}, {known}."
        )
    return f"The roster has {said} {known}, not as {_post(judgement)}{_instead(judgement)}."


def _of_that_surname(judgement: Judgement, said: str) -> bool:
    """Whether a surname alone is that of whoever held the other office in the very country that the draft says."""
    candidate, term = judgement.candidate, judgement.term
    if candidate is None or term is None or term.office.jurisdiction != judgement.jurisdiction:
        return False
    return fold(said) == fold(last_part(candidate.person.name))


def _not_listed(judgement: Judgement) -> str:
    said = judgement.value.full_name or judgement.value.person
    return f"{said} is not on the roster{_instead(judgement)}."


def _post(judgement: Judgement) -> str:
    assert judgement.value.office is not None
    name = office_name(judgement.value.office)
    return office_in(name, judgement.jurisdiction) if judgement.jurisdiction else name


def _instead(judgement: Judgement) -> str:
    if not judgement.holders or len(judgement.holders) > 2:  # noqa: PLR2004
        return ""
    return f"; {when(judgement.period)} it has {_names(judgement.holders)} as {office_of(judgement.holders[0].term)}"


_TOLD = {
    Answer.SUPPORTED: _supported, Answer.WRONG_JURISDICTION: _wrong_jurisdiction,
    Answer.WRONG_OFFICE: _wrong_office, Answer.NOT_YET: _not_yet, Answer.NO_LONGER: _no_longer, Answer.STILL_IN_OFFICE: _still,
    Answer.ALREADY_IN_OFFICE: _already, Answer.ANOTHER_HOLDER: _another, Answer.GAP: _gap, Answer.OUT_OF_REACH: _out_of_reach, Answer.IN_DOUBT: _in_doubt,
    Answer.OTHER_DATES: _other_dates, Answer.SEVERAL: _several, Answer.OTHERWISE: _otherwise, Answer.NOT_LISTED: _not_listed,
}  # fmt: skip
