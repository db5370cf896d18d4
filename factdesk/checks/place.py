"""Whether a place is in the country it is said to be in, and is its capital where the draft says so."""

from collections.abc import Iterable, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, PlaceValue
from factdesk.draft.article import Article


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    del article, claims, references
    return ()


def elsewhere(value: PlaceValue) -> str | None:
    """The country that the place is really in."""
    del value
    return None
