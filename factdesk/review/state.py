"""Where a claim stands: a person's verdict if there is one, else what the checks found."""

from enum import StrEnum

from factdesk.checks.finding import Outcome
from factdesk.review.verdict import Ruling, Verdict


class State(StrEnum):
    """One state a claim; people's decisions come first."""

    CONTRADICTED = "contradicted"
    ADVICE = "advice"
    UNRESOLVED = "unresolved"
    SUPPORTED = "supported"
    UNCHECKED = "unchecked"
    VERIFIED = "verified"
    WRONG = "wrong"
    UNCONFIRMED = "unconfirmed"
    NOT_A_FACT = "not a fact"

    @property
    def decided(self) -> bool:
        """Whether a person has decided; what is not decided is left to do."""
        return self in DECIDED


DECIDED = frozenset({State.VERIFIED, State.WRONG, State.UNCONFIRMED, State.NOT_A_FACT})


def current(verdicts: tuple[Verdict, ...]) -> Verdict | None:
    """The verdict that stands now: the last one, unless it withdraws."""
    return verdicts[-1] if verdicts and verdicts[-1].ruling is not Ruling.WITHDRAWN else None


def state_of(outcome: Outcome | None, verdicts: tuple[Verdict, ...]) -> State:
    """The state of a claim from its gravest outcome and its verdicts, oldest first."""
    verdict = current(verdicts)
    if verdict is not None:
        return State(verdict.ruling.value)
    return State.UNCHECKED if outcome is None else State(outcome.value)
