"""What the list says of a claim beside its words: a few words, where the inspector has the whole sentence."""

from collections.abc import Callable, Mapping
from datetime import date

from factdesk.checks.finding import Finding, Outcome
from factdesk.claims.claim import (
    Claim,
    DateValue,
    Kind,
    OrganisationValue,
    PlaceValue,
    QuantityValue,
    QuoteValue,
    SuperlativeValue,
    TitleValue,
)
from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.review.review import ReviewedClaim
from factdesk.review.state import State
from factdesk.review.typography import printed
from factdesk.review.verdict import Verdict

NO_SPEAKER = "no speaker found"


def short(claim: ReviewedClaim) -> str:
    """The decision, else the gravest finding, else the value: whichever the reader needs first, cut to a few words."""
    if claim.verdict is not None:
        return _decision(claim.verdict, claim.state)
    telling = next((finding for finding in claim.findings if finding.outcome.value == claim.state.value), None)
    if telling is None:
        return value_words(claim.claim)
    return finding_words(telling, claim.claim)


def _decision(verdict: Verdict, state: State) -> str:
    if state is State.WRONG and verdict.correction:
        return f"→ {verdict.correction}"
    return verdict.note or f"{state.value} by {verdict.reviewer}"


def finding_words(finding: Finding, claim: Claim | None) -> str:
    """A finding in a few words; the whole sentence when no shorter form is known."""
    if finding.outcome is Outcome.SUPPORTED and finding.check == "office-holder":
        return "roster agrees"
    if finding.outcome is Outcome.CONTRADICTED and claim is not None and isinstance(claim.value, TitleValue):
        theirs = next((e.jurisdiction for e in finding.evidence if e.role == "person" and e.jurisdiction), None)
        claimed = claim.value.jurisdiction
        if theirs and claimed and theirs != claimed:
            return f"{jurisdiction_name(theirs)}’s, not {jurisdiction_name(claimed)}’s"
    return printed(finding.message)


def value_words(claim: Claim) -> str:
    """A claim's value in a few words; empty when it says no more than the claim's own words."""
    worded = _WORDED.get(claim.kind)
    return worded(claim.value) if worded else ""


def day_words(iso: str) -> str:
    """An ISO date of any precision as an editor writes it: "15 March 2022", "March 2022", "2022"."""
    parts = iso.split("-")
    if len(parts) == 1 or not all(part.isdigit() for part in parts):
        return iso
    month = date(2000, int(parts[1]), 1).strftime("%B")
    return " ".join([*(str(int(part)) for part in parts[2:]), month, parts[0]])


def _date(value: DateValue) -> str:
    if value.impossible:
        return "no such day"
    if value.date is not None:
        return day_words(value.date)
    ends = [day_words(end) for end in (value.start, value.end) if end]
    return " – ".join(ends)


def _quantity(value: QuantityValue) -> str:
    number = f"{value.number:g}" if isinstance(value.number, float) else f"{value.number}"
    said = number if value.number is not None else f"{value.low} – {value.high}"
    about = "about " if value.approximate else ""
    return f"{value.dimension}, {about}{said}{' ' + value.unit if value.unit else ''}"


def _quote(value: QuoteValue) -> str:
    return value.speaker or NO_SPEAKER


def _place(value: PlaceValue) -> str:
    where = jurisdiction_name(value.country) if value.country else ""
    return f"capital of {where}" if value.capital and where else where


def _organisation(value: OrganisationValue) -> str:
    return f"{value.acronym}, {value.expansion}"


def _superlative(value: SuperlativeValue) -> str:
    return f"“{value.word}” needs a source"


def _title(value: TitleValue) -> str:
    where = jurisdiction_name(value.jurisdiction) if value.jurisdiction else ""
    return ", ".join(filter(None, (value.office or value.title, where)))


_WORDED: Mapping[Kind, Callable[..., str]] = {
    Kind.TITLE: _title, Kind.DATE: _date, Kind.QUANTITY: _quantity, Kind.QUOTE: _quote, Kind.PLACE: _place,
    Kind.ORGANISATION: _organisation, Kind.SUPERLATIVE: _superlative,
}  # fmt: skip
