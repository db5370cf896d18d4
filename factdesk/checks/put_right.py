"""Wrong figures that a draft quotes to put them right: "we said that it was on Wednesday 22 September. It is on Thursday"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factdesk.checks.finding import Finding, Outcome
from factdesk.claims.claim import Claim
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern

HEADING, SAID, AMENDED = (Pattern("corrections", name) for name in ("heading", "said", "amended"))
HEAD = 120
"""Letters of a draft in which its heading stands."""


def put_right(article: Article, claims: Mapping[str, Claim], findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, each contradiction of a paragraph that owns to an error as advice: the wrong figure may be the one that is put right."""
    column = HEADING.search(article.text, 0, HEAD) is not None
    owns: dict[int, bool] = {}
    for finding in findings:
        if finding.outcome is Outcome.CONTRADICTED:
            paragraph = article.paragraph_at(_place(finding, claims))
            if paragraph.start not in owns:
                owns[paragraph.start] = _owns(article.text, paragraph.start, paragraph.end, column=column)
            if owns[paragraph.start]:
                finding = replace(finding, outcome=Outcome.ADVICE)  # noqa: PLW2901
        yield finding


def _place(finding: Finding, claims: Mapping[str, Claim]) -> int:
    return claims[finding.claim].start if finding.claim is not None else (finding.span or (0, 0))[0]


def _owns(text: str, start: int, end: int, *, column: bool) -> bool:
    """Whether a paragraph says that something was printed wrongly."""
    return any(pattern.search(text, start, end) is not None for pattern in ((AMENDED, SAID) if column else (AMENDED,)))
