"""How each state looks: a sign, a shape of line and a colour, so that no meaning hangs on colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from factdesk.claims.claim import Kind
from factdesk.review.state import State


class Stroke(Enum):
    """The shape of the line under (or through) a claim."""

    DOTTED = "dotted"
    WAVY = "wavy"
    DASHED = "dashed"
    SOLID = "solid"
    STRUCK = "struck"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Look:
    """One state to the eye and to the ear."""

    sign: str
    stroke: Stroke
    colour: str
    """A name in `theme.Colours`."""
    word: str
    """What a screen reader, a tool tip and the status bar say."""
    filled: bool = False
    """Whether the badge is a full disc."""


LOOKS: Mapping[State, Look] = {
    State.CONTRADICTED: Look("!", Stroke.WAVY, "red", "contradicted", filled=True),
    State.ADVICE: Look("~", Stroke.DASHED, "amber", "advice"),
    State.UNRESOLVED: Look("?", Stroke.DOTTED, "muted", "could not be decided"),
    State.SUPPORTED: Look("≈", Stroke.DOTTED, "green", "reference agrees"),
    State.UNCHECKED: Look("·", Stroke.DOTTED, "muted", "unchecked", filled=True),
    State.VERIFIED: Look("✓", Stroke.SOLID, "green", "verified"),
    State.WRONG: Look("✕", Stroke.STRUCK, "red", "wrong"),
    State.UNCONFIRMED: Look("?", Stroke.DASHED, "muted", "cannot be confirmed"),
    State.NOT_A_FACT: Look("–", Stroke.NONE, "muted", "not a fact"),
}

KINDS: Mapping[Kind, tuple[str, str]] = {
    Kind.TITLE: ("Title", "Titles"),
    Kind.NAME: ("Name", "Names"),
    Kind.DATE: ("Date", "Dates"),
    Kind.QUANTITY: ("Quantity", "Quantities"),
    Kind.QUOTE: ("Quotation", "Quotations"),
    Kind.PLACE: ("Place", "Places"),
    Kind.ORGANISATION: ("Organisation", "Organisations"),
    Kind.SUPERLATIVE: ("Superlative", "Superlatives"),
    Kind.STATEMENT: ("Statement", "Statements"),
}
"""Each kind for one claim and for several."""
