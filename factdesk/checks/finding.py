"""A finding: what a check says of one claim or of the whole draft, in one sentence, with what it rests on."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from factdesk.draft.values import quick


class Outcome(StrEnum):
    """What a reference says of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    ADVICE = "advice"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A term of office, or another fact, that a finding rests on. Dates are ISO 8601 at their own precision."""

    person: str | None = None
    office: str | None = None
    jurisdiction: str | None = None
    start: str | None = None
    end: str | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()
    source: str | None = None
    checked: str | None = None
    """The day up to which the source is known to be complete; None for an unconfirmed row."""
    role: str = "person"
    """Why it is shown: "person" (a term of the person named), "office" (a holder of the office claimed), "elsewhere" (a holder
    of the office that the person really held, for a second line of a timeline), "calendar", "place", "transcript"."""
    current: bool = False
    """A term without an end that its source calls current."""

    def to_dict(self) -> dict[str, Any]:
        """The evidence as the command line's JSON has it."""
        return {"person": self.person, "office": self.office, "jurisdiction": self.jurisdiction, "start": self.start,
                "end": self.end, "score": self.score, "reasons": list(self.reasons), "source": self.source,
                "checked": self.checked, "role": self.role, "current": self.current}  # fmt: skip


@quick
@dataclass(frozen=True, slots=True)
class Finding:
    """One plain sentence an editor can paste into an e-mail, with its evidence and its repairs."""

    check: str
    outcome: Outcome
    message: str
    claim: str | None = None
    """The id of the claim it is about; None for a finding on the draft."""
    claims: tuple[str, ...] = ()
    """For a finding on the draft: the ids of the claims that it touches."""
    span: tuple[int, int] | None = None
    """For a finding on the draft: the place in the text to show."""
    suggestions: tuple[str, ...] = ()
    """Replacements for exactly the claim's text, best first."""
    evidence: tuple[Evidence, ...] = ()
    related: tuple[str, ...] = field(default=())
    """Ids of other claims that the finding compares with."""

    def to_dict(self) -> dict[str, Any]:
        """The finding as the command line's JSON has it."""
        said: dict[str, Any] = {"check": self.check, "outcome": self.outcome.value, "message": self.message,
                                "suggestions": list(self.suggestions), "evidence": [e.to_dict() for e in self.evidence]}  # fmt: skip
        if self.claim is not None:
            return {**said, "related": list(self.related)}
        return {**said, "claims": list(self.claims), "span": None if self.span is None else list(self.span)}
