"""What was decided, as schema.org ClaimReview in JSON-LD: for a page that publishes the checks, and for programs that collect them."""

import json
from collections.abc import Mapping
from typing import Any

from factdesk.report.contents import Contents, Item
from factdesk.report.wording import clean, described, safe_url
from factdesk.review.review import Review
from factdesk.review.source import Source
from factdesk.review.state import State

RATINGS: Mapping[State, tuple[str, int | None]] = {
    State.VERIFIED: ("True", 5),
    State.WRONG: ("False", 1),
    State.UNCONFIRMED: ("Unproven", None),
}
"""A decision's words and its grade from 1 to 5, as collectors of ClaimReview read them. What is open or no fact is not published."""


def to_claimreview(report: Contents) -> bytes:
    """A list of reviews, a decided claim each, in the order of the text.

    The address at which a review is published (`url`) is not known here; whoever publishes it adds it. "<" is escaped, so that the
    list may stand in the script element of a page.
    """
    reviews = [_review(report, item) for item in report.items if item.state in RATINGS]
    written = json.dumps(reviews, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return (written + "\n").encode("utf-8", "replace")


def _review(report: Contents, item: Item) -> dict[str, Any]:
    """One decided claim."""
    words, grade = RATINGS[item.state]
    verdict = item.reviewed.verdict
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": clean((item.before + item.words + item.after).strip()),
        "itemReviewed": _claim(report.review, report.title, item),
        "reviewRating": _without_blanks(
            {
                "@type": "Rating",
                "alternateName": words,
                **({} if grade is None else {"ratingValue": grade, "bestRating": 5, "worstRating": 1}),
                "ratingExplanation": clean(" ".join(item.why)),
            }
        ),
        "sdPublisher": {"@type": "Person", "name": clean(report.reviewer)},
        "sdDatePublished": report.made.date().isoformat(),
    }
    if verdict is not None:
        said["author"] = {"@type": "Person", "name": clean(verdict.reviewer or report.reviewer)}
        said["datePublished"] = verdict.at.astimezone(report.made.tzinfo).date().isoformat()
    if item.correction:
        said["reviewBody"] = clean(f"Should read: {item.correction}")
    if item.citations:
        sources = dict.fromkeys(citation.source for citation in item.citations)
        said["citation"] = [_source(source) for source in sources]
    return said


def _claim(review: Review, title: str, item: Item) -> dict[str, Any]:
    """What was claimed: by whom, when and in what."""
    claim, draft = item.reviewed.claim, review.result.draft
    who = claim.speaker or draft.author
    return _without_blanks(
        {
            "@type": "Claim",
            "name": clean(item.words),
            "author": {"@type": "Person", "name": clean(who)} if who else None,
            "datePublished": review.result.dateline.isoformat(),
            "appearance": {"@type": "CreativeWork", "name": clean(title)},
        }
    )


def _source(source: Source) -> dict[str, Any]:
    """A source that the decision rests on; only an address that may become a link is given."""
    return _without_blanks(
        {
            "@type": "CreativeWork",
            "name": clean(source.title),
            "description": clean(described(source)),
            "url": safe_url(source.url),
            "archivedAt": safe_url(source.archive_url),
        }
    )


def _without_blanks(said: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known: an empty value would be taken for one."""
    return {key: value for key, value in said.items() if value not in (None, "")}
