"""What `factdesk roster check` prints: the roster's doubtful places, kind by kind, one line each."""

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from factdesk.report.terminal import line
from factdesk.roster.crowds import told
from factdesk.roster.faults import Fault


def to_text(faults: Sequence[Fault], *, whole: bool = False) -> str:
    """A heading with the count for each kind, its sentences below; control characters are shown, not sent.

    The many terms of one source that nobody looked up since one day have one sentence, unless all are wanted (`whole`).
    """
    if not faults:
        return "The roster has no fault that FactDesk can see.\n"
    lines = []
    for kind, some in groupby(faults, key=lambda one: one.kind):
        listed = list(some)
        sentences = [one.says for one in (listed if whole else told(listed))]
        lines += [f"{kind.value} ({len(listed)})", *(f"    {line(says)}" for says in sentences), ""]
    if not whole and len(told(faults)) < len(faults):
        lines += ["--verbose lists each of the terms that are told together here.", ""]
    return "\n".join(lines)


def to_json(faults: Sequence[Fault]) -> str:
    """A list of objects, kind by kind."""
    return json.dumps([as_dict(fault) for fault in faults], ensure_ascii=False, indent=1) + "\n"


def as_dict(fault: Fault) -> dict[str, Any]:
    """One fault as plain JSON; days are ISO 8601, null where it is about none."""
    office = fault.office
    people = [{"key": key, "name": name} for key, name in zip(fault.people, fault.names, strict=True)]
    return {"kind": fault.kind.value, "people": people, "office": office.name if office else None,
            "jurisdiction": office.jurisdiction if office else None, "first": fault.first and fault.first.isoformat(),
            "last": fault.last and fault.last.isoformat(), "message": fault.says, "source": fault.source or None}  # fmt: skip
