"""Counters that add up to what the list can show."""

from collections.abc import Sequence

from factdesk.review.state import State
from factdesk.ui.claims.rows import Row

DECIDED = (
    (State.VERIFIED, "verified"),
    (State.WRONG, "wrong"),
    (State.UNCONFIRMED, "not confirmed"),
    (State.NOT_A_FACT, "not facts"),
)


def counted(rows: Sequence[Row]) -> tuple[str, ...]:
    """The counters of a draft: what is left of all, of those what asks for attention, then each decision; left and decisions add up."""
    facts = [row for row in rows if not row.note]
    left = [row for row in facts if row.left]
    against = sum(row.state is State.CONTRADICTED for row in left)
    advice = sum(row.state is State.ADVICE for row in left)
    said = [f"{len(left):,} of {len(facts):,} facts left" if facts else "No facts"]
    said += [f"{against:,} contradicted"] if against else []
    said += [f"{advice:,} advice"] if advice else []
    for state, word in DECIDED:
        number = sum(row.state is state for row in facts)
        said += [f"{number:,} {word}"] if number else []
    notes = len(rows) - len(facts)
    said += [f"{notes:,} note{'s' if notes > 1 else ''} on the draft"] if notes else []
    return tuple(said)
