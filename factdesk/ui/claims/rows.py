"""The rows of the list: one a claim, and one for each finding on the draft that touches no claim."""

from dataclasses import dataclass

from factdesk.claims.claim import Kind
from factdesk.review.review import Review, ReviewedClaim
from factdesk.review.state import State
from factdesk.review.typography import printed
from factdesk.ui.claims.short import finding_words, short
from factdesk.ui.looks import KINDS, LOOKS


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    key: str
    """The claim's id within the draft ("c17"), or "note 1"."""
    place: tuple[int, int]
    """Where it stands in the text."""
    text: str
    kind: Kind | None
    """None for a note on the draft."""
    state: State
    short: str
    says: str
    """The whole finding, for the tool tip."""
    mine: bool = False

    @property
    def note(self) -> bool:
        """Whether it is a finding on the draft, which nobody decides."""
        return self.kind is None

    @property
    def left(self) -> bool:
        """Whether it waits for a person's decision."""
        return self.kind is not None and not self.state.decided

    @property
    def kind_word(self) -> str:
        """Its kind for people."""
        return "Note" if self.kind is None else KINDS[self.kind][0]

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ". ".join(filter(None, (self.text, self.kind_word, LOOKS[self.state].word.capitalize(), self.says or self.short)))


def rows_of(review: Review, reviewer: str) -> tuple[Row, ...]:
    """Every row of a review in the order of the text."""
    claims = [_claim_row(claim, reviewer) for claim in review.claims]
    loose = [finding for finding in review.result.findings if finding.claim is None and not finding.claims]
    text = review.result.draft.text
    notes = [
        Row(f"note {number}", finding.span or (0, 0), _one_line(text[slice(*(finding.span or (0, 0)))]) or "The whole draft", None,
            State(finding.outcome.value), finding_words(finding, None), printed(finding.message))
        for number, finding in enumerate(loose, start=1)
    ]  # fmt: skip
    return tuple(sorted((*claims, *notes), key=lambda row: row.place))


def _claim_row(reviewed: ReviewedClaim, reviewer: str) -> Row:
    claim, verdict = reviewed.claim, reviewed.verdict
    says = printed(reviewed.findings[0].message) if reviewed.findings else ""
    mine = verdict is not None and verdict.reviewer == reviewer
    return Row(claim.id, (claim.start, claim.end), _one_line(claim.text), claim.kind, reviewed.state, short(reviewed), says, mine)


def _one_line(text: str) -> str:
    return " ".join(text.split())
