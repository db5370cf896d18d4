"""What `factdesk roster find` prints: candidates, why they fit, and the offices they held."""

import json
from collections.abc import Sequence
from typing import Any

from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.report.terminal import visible
from factdesk.roster.found import Candidate
from factdesk.roster.official import Term


def to_text(name: str, candidates: Sequence[Candidate]) -> str:
    """Plain lines: the person, the reasons, the terms; control characters are shown, not sent."""
    if not candidates:
        return f"Nobody on the roster fits {name!r}.\n"
    lines = []
    for candidate in candidates:
        person = candidate.person
        number = f" · {person.wikidata}" if person.wikidata else ""
        lines.append(f"{person.name}  ({candidate.outcome}, {candidate.score:.2f}){number}")
        lines += [f"    {reason}" for reason in candidate.reasons]
        lines += [f"    {in_words(term)}" for term in person.terms] + [""]
    return visible("\n".join(lines))


def in_words(term: Term) -> str:
    """A term as one line."""
    end = str(term.end) if term.end else ("" if term.status != "current" else "in office")
    place = jurisdiction_name(term.office.jurisdiction)
    acting = ", acting" if term.acting else ""
    return f"{term.office.name}, {place}: {term.start or '?'} – {end}{acting}  [{term.source}{known(term)}]"


def known(term: Term) -> str:
    """How far the row can be relied on."""
    return f", checked {term.checked}" if term.confirmed else ", not confirmed"


def to_json(candidates: Sequence[Candidate]) -> str:
    """A list of objects, best first."""
    return json.dumps([as_dict(candidate) for candidate in candidates], ensure_ascii=False, indent=1) + "\n"


def as_dict(candidate: Candidate) -> dict[str, Any]:
    """One candidate as plain JSON."""
    person = candidate.person
    terms = [
        {"office": term.office.name, "jurisdiction": term.office.jurisdiction, "start": term.start and str(term.start),
         "end": term.end and str(term.end), "status": term.status.value, "acting": term.acting, "source": term.source,
         "checked": term.checked and str(term.checked)}
        for term in person.terms
    ]  # fmt: skip
    born = str(person.born) if person.born else None
    return {"person": {"name": person.name, "aliases": list(person.aliases), "born": born, "wikidata": person.wikidata, "terms": terms},
            "score": round(candidate.score, 4), "outcome": candidate.outcome, "matched": candidate.matched,
            "reasons": list(candidate.reasons)}  # fmt: skip
