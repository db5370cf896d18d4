"""A reviewed draft: the checked draft with everything people said of it. The window shows it, a report is written from it."""

from collections import Counter
from dataclasses import dataclass

from factdesk.checks.finding import Finding
from factdesk.checks.result import Result
from factdesk.claims.claim import Claim
from factdesk.review.source import Citation, Source
from factdesk.review.state import State, current, state_of
from factdesk.review.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """A claim with its findings, decisions and sources."""

    key: int
    """The store's number of the claim."""
    claim: Claim
    findings: tuple[Finding, ...]
    """Findings about this claim, then findings on the draft that touch it."""
    state: State
    verdicts: tuple[Verdict, ...] = ()
    """Oldest first."""
    citations: tuple[Citation, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that stands now."""
        return current(self.verdicts)

    @property
    def seen(self) -> int:
        """The number of the newest verdict that this value knows; 0 for none."""
        return self.verdicts[-1].number if self.verdicts else 0


@dataclass(frozen=True, slots=True)
class Review:
    """A draft under review. `claims` stand in the order of the text."""

    draft_id: int
    result: Result
    claims: tuple[ReviewedClaim, ...]
    sources: tuple[Source, ...] = ()

    @property
    def left(self) -> int:
        """How many claims nobody has decided."""
        return sum(not claim.state.decided for claim in self.claims)

    def counts(self) -> Counter[State]:
        """How many claims stand in each state; they add up to the claims."""
        return Counter(claim.state for claim in self.claims)


def reviewed(
    key: int, claim: Claim, result: Result, verdicts: tuple[Verdict, ...], citations: tuple[Citation, ...]
) -> ReviewedClaim:
    """Put one claim together with what the checks and the people say of it."""
    findings = result.findings_of(claim.id) + result.findings_touching(claim.id)
    return ReviewedClaim(key, claim, findings, state_of(result.outcome_of(claim.id), verdicts), verdicts, citations)
