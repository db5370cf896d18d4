"""Who held an office in a period: the roster asked by the kind of office, because drafts and rosters word offices differently."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from factdesk.checks.offices.judgement import Period
from factdesk.draft.jurisdictions import country_of, jurisdiction_name
from factdesk.draft.names import fold
from factdesk.draft.offices import equivalent, fits, office_class, office_parts, one_job
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words
from factdesk.roster.found import Held
from factdesk.roster.official import Holding, Term
from factdesk.roster.roster import Roster

TOP = frozenset({"head of government", "head of state", "secretary general"})
"""Classes of office with one holder at a time, whom every roster that knows the office has."""
SHARED = frozenset({"AD", "BA", "CH", "LY", "SM", "YE"})
"""Countries with several heads at a time: a collective one, co-princes, captains regent, or two governments that dispute each other."""
IN_ONE_HAND = frozenset({"AE", "BN", "KH", "MM", "OM", "SA", "TM"})
"""Countries whose head of state has led the government as well."""
PREMIERS = frozenset({"AR", "AU", "CA", "ZA"})
"""Countries whose states and provinces have premiers of their own."""
REGIONAL = Pattern("posts", "regional")
"""The lead of one part of a country, or of one city."""
ELECTED = frozenset({"AR", "BR", "MX", "US"})
"""Countries whose states elect their governors, which others send from one to the next."""
STRENGTH = (Holding.YES, Holding.PERHAPS, Holding.UNKNOWN, Holding.NO)


@cache
def many() -> frozenset[str]:
    """Offices that several people hold at a time, or that say too little: nobody can be named as the holder."""
    return word_set("offices", "generic") | word_set("posts", "several")


def over(term: Term, period: Period) -> Holding:
    """How far a term covers a period: certain as soon as it certainly covers a day of it."""
    days = {period.first, period.last}
    edges: list[date] = [term.start.last] if term.start else []
    edges += [term.end.first] if term.end else []
    days.update(edge for edge in edges if period.first < edge < period.last)
    held = {term.holds(day) for day in days}
    return next(holding for holding in STRENGTH if holding in held)


def same_office(claimed: str, term: Term) -> bool:
    """Whether a term is of the office that the draft names."""
    normal = term.office.normal
    claimed = _meant(claimed, term.office.jurisdiction)
    return claimed == normal or equivalent(claimed, normal) or fits(claimed, normal)


def _meant(office: str, jurisdiction: str) -> str:
    """The office that a word means in one country: a British chancellor keeps the money, and does not lead the government."""
    meant: str = words("offices")["meant in"].get(jurisdiction, {}).get(office, office)
    return meant


def by_another_name(title: str, office: str, term: Term) -> bool:
    """Whether a lead is called by a name that is another country's: a German prime minister, a Polish chancellor."""
    if "premier" in title.lower():
        return False
    own = ({office, term.office.normal} <= set(names) for names in words("offices")["own names"])
    return office != term.office.normal and any(own)


def kept_under(roster: Roster, office: str, jurisdiction: str | None) -> tuple[str, str] | None:
    """Where the roster keeps a part's office under its country: ("governor", "US-TX") is there ("governor of texas", "US")."""
    if jurisdiction is None or country_of(jurisdiction) == jurisdiction or roster.covers(office, jurisdiction):
        return None
    region, country = f" of {fold(jurisdiction_name(jurisdiction)).removeprefix('state of ')}", country_of(jurisdiction)
    kept = [normal for normal in roster.offices(country) if normal.startswith(f"{office} of ") and normal.endswith(region)]
    whole = f"{office}{region}"  # else "president of the generalitat of catalonia"
    return (whole, country) if whole in kept else (kept[0], country) if len(kept) == 1 else None


def same_words(claimed: str, term: Term) -> bool:
    """Whether a term is of the very office named, of a part of it, or of one that it is a part of, in the same rank.

    A minister and a secretary of state of one department are one job in most countries, and two in some: too little to contradict with.
    """
    mine, theirs = ({normal, *office_parts(normal)} for normal in (claimed, term.office.normal))
    return bool(mine & theirs) or office_class(claimed) in TOP or any(one_job(one, other) for one in mine for other in theirs)


def says(jurisdiction: str, term: Term) -> bool:
    """Whether a term's own words name the jurisdiction: "Governor of Georgia" of the US, where the draft has a Georgian governor."""
    return fold(jurisdiction_name(jurisdiction)) in term.office.normal


def fits_post(claimed: str, jurisdiction: str | None, term: Term) -> bool:
    """Whether a term is of the office named, in the jurisdiction named; None is everywhere.

    The roster may keep a part of a country under the country: "governor" of Texas is there "governor of texas" of the US.
    """
    if jurisdiction is None or term.office.jurisdiction == jurisdiction:
        return same_office(claimed, term)
    return term.office.normal == f"{claimed} of {fold(jurisdiction_name(jurisdiction))}"


def sovereign(office: str, jurisdiction: str) -> bool:
    """Whether an office leads a country, and nobody can lead two: kings can, and co-princes."""
    return (
        office in word_set("posts", "leads")
        and country_of(jurisdiction) == jurisdiction
        and len(jurisdiction) == len("FR")
        and jurisdiction not in SHARED
    )


def exclude(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether nobody can hold both offices at a time.

    Each leads a country, a part of one, or a body, and not the same country; or one is the president and the other the prime minister,
    or stands beside or against the lead.
    """
    (first, here), (second, there) = one, other
    if here == there:
        if beside(first, second) or beside(second, first):
            return True
        heads = {office for office in (first, second) if office in word_set("posts", "leads")}
        parted = len(heads) > 1 and "president" in heads and here not in SHARED | IN_ONE_HAND
        return parted or _departments(first, second, here) or (_of_a_body(first) and _of_a_body(second) and first != second)
    return all(
        _of_a_body(office) or sovereign(office, place) or (office in word_set("posts", "parts") and "-" in place)
        for office, place in (one, other)
    ) and (not near(here, there))


def beside(lead: str, other: str) -> bool:
    """Whether an office is filled beside a lead, or against it: a president is no vice president, a prime minister no governor general."""
    offices: Mapping[str, Sequence[str]] = words("posts")["beside a lead"]
    return other in offices.get(lead, ())


def _departments(first: str, second: str, place: str) -> bool:
    """Whether two offices are of two of the great departments of a country, which nobody has at a time but where the cabinet is tiny."""
    return first != second and {first, second} <= word_set("posts", "apart") and place not in word_set("posts", "tiny")


def _of_a_body(office: str) -> bool:
    return office in word_set("posts", "bodies") or (
        office_class(office) == "secretary general" and not office.startswith("deputy")
    )


def leading(office: str) -> bool:
    """Whether an office is a lead that one person holds at a time: of a country, a government, or a body of its own."""
    return office_class(office) in TOP or office in word_set("posts", "bodies") or REGIONAL.match(office) is not None


def governs(office: str, jurisdiction: str | None) -> bool:
    """Whether an office is that of an elected governor of one state."""
    return jurisdiction in ELECTED and office.startswith("governor of ")


def one_holder(office: str, jurisdiction: str, title: str) -> bool:
    """Whether the office is led by one person at a time, whom nobody disputes."""
    if REGIONAL.match(office):
        return True
    if not leading(office) or jurisdiction in SHARED:
        return False
    return not (jurisdiction in PREMIERS and "premier" in title.lower())


def near(one: str, other: str) -> bool:
    """Whether one jurisdiction is the other, or a part of it, so that neither excludes the other; two parts of one country do."""
    return one == other or one == country_of(other) or other == country_of(one)


def apart(office: str, term: Term) -> bool:
    """Whether a term's office shares no portfolio word with the claimed one; a lead is apart from every other office."""
    lead = leading(office) or beside(term.office.normal, office)
    return lead or not set(_portfolio(office)) & set(_portfolio(term.office.normal))


def _portfolio(normal: str) -> list[str]:
    return [word for word in fold(normal).replace(",", " ").split() if word not in word_set("posts", "no_portfolio")]


def holders(roster: Roster, office: str, jurisdiction: str, period: Period) -> list[Held]:
    """Everybody whose term there does not certainly miss the period; those of the very office alone where there are any."""
    meant = _meant(office, jurisdiction)
    held = [
        Held(one.person, one.term, over(one.term, period))
        for one in roster.holders_within(meant, jurisdiction, period.first, period.last)
    ]
    held = [one for one in held if one.holding is not Holding.NO]
    held = _seniors(held, jurisdiction)
    return [one for one in held if one.term.office.normal == meant] or [one for one in held if same_words(meant, one.term)] or held


def _seniors(held: list[Held], jurisdiction: str) -> list[Held]:
    """Those of cabinet rank, where the roster words a department's junior ministers like its head."""
    ranks: str | None = words("posts")["seniors"].get(jurisdiction)
    found = [one for one in held if ranks and one.term.office.name.startswith(ranks)]
    return found or held


def certain(held: Iterable[Held], period: Period) -> tuple[Held, ...]:
    """Those who certainly held it on the first and on the last day of the period, each person once."""
    sure: dict[str, Held] = {}
    for one in held:
        if one.term.holds(period.first) is one.term.holds(period.last) is Holding.YES:
            sure.setdefault(one.person.key, one)
    return tuple(sure.values())
