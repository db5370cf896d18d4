"""An office phrase by tokens: its words, and what stands on either side of it."""

from dataclasses import dataclass, field

from factdesk.claims.claim import JurisdictionForm, Standing
from factdesk.claims.titles_words import Place
from factdesk.draft.jurisdictions import adjectives, jurisdiction_name, jurisdiction_of
from factdesk.draft.names import fold

REACH = 12
"""Tokens of the longest portfolio or complement on one side."""


@dataclass(slots=True)
class Phrase:
    """An office phrase by tokens; filled step by step from the head outwards."""

    first: int
    last: int
    """The title's words: first token, and the token after the last."""
    plural: bool = False
    places: list[Place] = field(default_factory=list)
    """The jurisdictions said with it; several only with a plural ("the Czech and Polish prime ministers")."""
    form: JurisdictionForm | None = None
    standing: Standing = Standing.CURRENT
    standing_at: tuple[int, int] | None = None
    left: int = 0
    """The first token of all that stands before the title, articles left out."""
    right: int = 0
    """The token after all that stands behind the title."""
    owner_at: tuple[int, int] | None = None
    """The city before a mayor, or the body before its head: "London's mayor", "the European Commission's president"."""
    whose: Place | None = None
    """Where "whose" is of, or "and its": "China, whose president, X", "Japan and its prime minister, X"; it stands outside the title."""
    article: bool = False
    """Whether "the", "a" or a possessive pronoun stands before it."""
    complement: bool = False
    """Whether an "of" or "for" with words that are no jurisdiction belongs to the title."""
    rank: str = ""
    """A "deputy" or "vice" that the jurisdiction parts from the title: "Deputy NATO Secretary General"."""
    owner: bool = False
    """Whether a firm, club or body of no known jurisdiction stands before it."""


def adjectival(said: str) -> bool:
    """Whether a word is a country's adjective and no name: "Brazilian", and not "US"."""
    return fold(said) in adjectives() and not said.isupper() and jurisdiction_name(jurisdiction_of(said) or "") != said
