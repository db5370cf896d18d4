"""A report as JSON with everything in it, for other programs."""

import json
from typing import Any

from factdesk.report.contents import OPEN, Contents, Item
from factdesk.review.source import Citation, Source
from factdesk.review.state import State
from factdesk.review.verdict import Verdict

SCHEMA = "factdesk.report/1"


def to_json(report: Contents) -> bytes:
    """One object: the result of the check with, for each claim, its state, its verdicts oldest first and its sources."""
    checked = report.review.result.to_dict()
    counts = report.review.counts()
    said = {
        "schema": SCHEMA,
        "report": {"title": report.title, "reviewer": report.reviewer, "made": report.made.isoformat(), "summary": report.summary},
        "draft": checked["draft"],
        "text": checked["text"],
        "counts": {
            "claims": counts.total(),
            "wrong": counts[State.WRONG],
            "unconfirmed": counts[State.UNCONFIRMED],
            "verified": counts[State.VERIFIED],
            "not_a_fact": counts[State.NOT_A_FACT],
            "open": sum(counts[state] for state in OPEN),
        },
        "claims": [_claim(item) for item in report.items],
        "findings": checked["findings"],
        "sources": [_source(source) for source in report.sources],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _claim(item: Item) -> dict[str, Any]:
    """A claim as `factdesk check` gives it, and what people said of it."""
    reviewed = item.reviewed
    own = [finding.to_dict() for finding in reviewed.findings if finding.claim is not None]
    return {
        **reviewed.claim.to_dict(),
        "place": item.place,
        "state": item.state.value,
        "correction": item.correction or None,
        "findings": own,
        "verdicts": [_verdict(verdict) for verdict in reviewed.verdicts],
        "citations": [_citation(citation) for citation in reviewed.citations],
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    """One decision."""
    return {"number": verdict.number, "ruling": verdict.ruling.value, "correction": verdict.correction, "note": verdict.note,
            "reviewer": verdict.reviewer, "at": verdict.at.isoformat()}  # fmt: skip


def _citation(citation: Citation) -> dict[str, Any]:
    """One use of a source."""
    return {"source": citation.source.letter, "place": citation.place, "words": citation.words, "note": citation.note}


def _source(source: Source) -> dict[str, Any]:
    """One source."""
    return {"letter": source.letter, "kind": source.kind.value, "title": source.title, "url": source.url,
            "archive_url": source.archive_url, "publisher": source.publisher,
            "accessed": source.accessed.isoformat() if source.accessed else None, "note": source.note}  # fmt: skip
