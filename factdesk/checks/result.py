"""What a check of a draft gives: the article, its claims, their findings, and the counts."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from factdesk.checks.finding import Finding, Outcome
from factdesk.claims.claim import Claim
from factdesk.draft.draft import DatelineFrom, Draft

SCHEMA = "factdesk.check/1"
GRAVITY = (Outcome.CONTRADICTED, Outcome.ADVICE, Outcome.UNRESOLVED, Outcome.SUPPORTED)
"""Outcomes, gravest first: a claim is counted once, under its gravest."""


@dataclass(frozen=True, slots=True)
class Result:
    """One checked draft; plain values only, so that it can be pickled and sent between processes."""

    draft: Draft
    dateline: date
    dateline_from: DatelineFrom
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    """Every finding: those with a `claim` belong to that claim, the others to the draft."""

    _of_claim: dict[str, tuple[Finding, ...]] = field(init=False, repr=False, compare=False)
    _touching: dict[str, tuple[Finding, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the findings by claim once: a manuscript has thousands of both."""
        own, touching = defaultdict(list), defaultdict(list)
        for finding in self.findings:
            if finding.claim is not None:
                own[finding.claim].append(finding)
            for claim in finding.claims:
                touching[claim].append(finding)
        object.__setattr__(self, "_of_claim", {claim: tuple(found) for claim, found in own.items()})
        object.__setattr__(self, "_touching", {claim: tuple(found) for claim, found in touching.items()})

    def findings_of(self, claim_id: str) -> tuple[Finding, ...]:
        """The findings about one claim."""
        return self._of_claim.get(claim_id, ())

    def findings_touching(self, claim_id: str) -> tuple[Finding, ...]:
        """The findings on the draft that touch one claim."""
        return self._touching.get(claim_id, ())

    def outcome_of(self, claim_id: str) -> Outcome | None:
        """The gravest outcome of one claim; a finding on the draft that touches it counts; None is unchecked."""
        outcomes = {finding.outcome for finding in (*self.findings_of(claim_id), *self.findings_touching(claim_id))}
        return next((outcome for outcome in GRAVITY if outcome in outcomes), None)

    @property
    def contradicted(self) -> bool:
        """Whether anything in the draft is contradicted."""
        return any(finding.outcome is Outcome.CONTRADICTED for finding in self.findings)

    def counts(self) -> dict[str, int]:
        """How many claims there are and how many stand under each outcome; the outcomes add up to the claims."""
        seen = Counter(self.outcome_of(claim.id) for claim in self.claims)
        return {"claims": len(self.claims), "contradicted": seen[Outcome.CONTRADICTED], "supported": seen[Outcome.SUPPORTED],
                "advice": seen[Outcome.ADVICE], "unresolved": seen[Outcome.UNRESOLVED], "unchecked": seen[None]}  # fmt: skip

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of `factdesk check --format json`."""
        draft = self.draft
        return {
            "schema": SCHEMA,
            "draft": {"source": draft.source, "title": draft.title, "dateline": self.dateline.isoformat(),
                      "dateline_from": self.dateline_from.value, "characters": len(draft.text), "words": draft.words,
                      "sha256": draft.sha256},
            "text": draft.text,
            "claims": [{**claim.to_dict(), "findings": [f.to_dict() for f in self.findings_of(claim.id)]} for claim in self.claims],
            "findings": [finding.to_dict() for finding in self.findings if finding.claim is None],
            "counts": self.counts(),
        }  # fmt: skip
