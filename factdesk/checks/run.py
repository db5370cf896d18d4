"""From a draft to a result: claims are found, titles are looked up once, then every check has its say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from factdesk.checks import (
    acronym,
    age,
    arithmetic,
    conversion,
    impossible_date,
    look_alike,
    name_consistency,
    name_spelling,
    number_consistency,
    office_holder,
    place,
    quotation,
    quotation_marks,
    timeline,
    weekday,
)
from factdesk.checks.finding import Finding
from factdesk.checks.people import look_up
from factdesk.checks.put_right import put_right
from factdesk.checks.references import Check, References, Transcript
from factdesk.checks.result import GRAVITY, Result
from factdesk.claims.claim import Claim
from factdesk.claims.detect import DETECTORS, Detector, claims_of
from factdesk.draft.article import article as article_of
from factdesk.draft.draft import DatelineFrom, Draft
from factdesk.draft.text import from_text
from factdesk.roster.resting import resting

if TYPE_CHECKING:
    from factdesk.roster.roster import Roster

CHECKS: tuple[Check, ...] = (
    office_holder.check,
    look_alike.check,
    name_spelling.check,
    name_consistency.check,
    weekday.check,
    impossible_date.check,
    timeline.check,
    place.check,
    acronym.check,
    conversion.check,
    arithmetic.check,
    number_consistency.check,
    age.check,
    quotation.check,
    quotation_marks.check,
)
"""A new check is a new file and one line here."""


def check(
    text: str | Draft,
    *,
    dateline: date | None = None,
    roster: "Roster | None" = None,
    transcripts: Sequence[Transcript | str] = (),
    today: date | None = None,
    detectors: Sequence[Detector] = DETECTORS,
) -> Result:
    """Check one draft.

    Without a roster offices and names are not checked; without a dateline the draft's own is taken, else `today`. TypeError for a text or
    a day that is none, ImportFailed for a dateline outside the calendar that is reckoned with.
    """
    draft = from_text(text) if isinstance(text, str) else text
    if not isinstance(draft, Draft):
        raise TypeError(f"a draft is a str or what factdesk.draft.reading.read gives, not {type(text).__name__}")
    today = _day(today) or date.today()  # noqa: DTZ011  # the reader's own day; callers of the core hand it in
    day, said = draft.dateline(_day(dateline), today)
    spoken = tuple(Transcript("transcript", one) if isinstance(one, str) else one for one in transcripts)
    return check_draft(draft, dateline=day, dateline_from=said, references=References(roster, spoken, today), detectors=detectors)


def _day(said: Any) -> date | None:
    """A day that a caller gave; of a moment, its day."""
    if isinstance(said, datetime):
        return said.date()
    if said is None or isinstance(said, date):
        return said
    raise TypeError(f"a day is a datetime.date, not {said!r}")


@resting()  # what is read stays and holds no circles: looking it through again and again takes a quarter of the time
def check_draft(
    draft: Draft,
    *,
    dateline: date,
    dateline_from: DatelineFrom,
    references: References,
    detectors: Sequence[Detector] = DETECTORS,
) -> Result:
    """Check one draft against references for a dateline that somebody has settled."""
    article = article_of(draft, dateline)
    claims = claims_of(article, detectors)
    if references.roster is not None:
        found = look_up(claims, references.roster)
        judged = office_holder.judgements(article, claims, references.roster, found)
        references = replace(references, found=found, judged=judged)
    findings = [finding for one in CHECKS for finding in one(article, claims, references)]
    weighed = [*put_right(article, {claim.id: claim for claim in claims}, findings)]
    return Result(draft, dateline, dateline_from, claims, _in_order(claims, weighed))


def _in_order(claims: Sequence[Claim], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of their claims, gravest first; those on the draft after them, by their place."""
    places = {claim.id: number for number, claim in enumerate(claims)}

    def place_of(finding: Finding) -> tuple[bool, int, int]:
        where = (finding.span or (0, 0))[0] if finding.claim is None else places[finding.claim]
        return finding.claim is None, where, GRAVITY.index(finding.outcome)

    return tuple(sorted(findings, key=place_of))
