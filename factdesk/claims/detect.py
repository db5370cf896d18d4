"""From an article to its claims: a list of detectors of one signature, then order, ids and speakers."""

from collections.abc import Callable, Iterable, Sequence

from factdesk.claims.claim import Claim
from factdesk.draft.article import Article

Detector = Callable[[Article, Sequence[Claim]], Iterable[Claim]]
"""Takes the article and the claims of the detectors before it; gives claims with `id` and `speaker` left empty."""
