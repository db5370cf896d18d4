"""What `roster check` prints."""

import json
from datetime import date

from factdesk.report.doubts import to_json, to_text
from factdesk.roster.faults import Fault, Kind
from factdesk.roster.official import Office

FAULTS = (
    Fault(Kind.OVERLAP, ("Q1", "Q2"), ("Ana", "Bo\x1b"), Office("Premier", "prime minister", "SK"), date(2020, 1, 2), date(2020, 2, 3), "Ana and Bo\x1b."),
    Fault(Kind.TWINS, ("Q1", "Q3"), ("Ana", "Anna"), None, None, None, "Ana and Anna."),
    Fault(Kind.TWINS, ("Q2", "Q4"), ("Bo", "Beau"), None, None, None, "Bo and Beau."),
)  # fmt: skip


def test_text_counts_each_kind_and_sends_no_controls():
    assert to_text(FAULTS) == (
        "overlap (1)\n    Ana and Bo⟨U+001B⟩.\n\nduplicate people (2)\n    Ana and Anna.\n    Bo and Beau.\n"
    )
    assert to_text(()) == "The roster has no fault that FactDesk can see.\n"


def test_many_of_one_source_have_one_sentence_unless_all_are_wanted():
    many = tuple(Fault(Kind.UNCONFIRMED, (f"Q{n}",), (f"Ana {n}",), None, None, None, f"Ana {n}.", "Notes") for n in range(5))
    assert to_text(many) == (
        "unconfirmed (5)\n    Nobody has confirmed 5 terms from “Notes”.\n\n--verbose lists each of the terms that are told together here.\n"
    )
    assert to_text(many, whole=True) == "unconfirmed (5)\n" + "".join(f"    Ana {n}.\n" for n in range(5))
    assert len(json.loads(to_json(many))) == 5


def test_json_has_people_office_and_days():
    first, second, _ = json.loads(to_json(FAULTS))
    assert first == {
        "kind": "overlap", "people": [{"key": "Q1", "name": "Ana"}, {"key": "Q2", "name": "Bo\x1b"}], "office": "Premier",
        "jurisdiction": "SK", "first": "2020-01-02", "last": "2020-02-03", "message": "Ana and Bo\x1b.", "source": None}  # fmt: skip
    assert (second["office"], second["first"]) == (None, None)
