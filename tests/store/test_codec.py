"""The codec: every value of the floors above comes back exactly as it was, through real JSON."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdesk.checks.finding import Evidence, Finding
from factdesk.claims.claim import Claim, DateValue, Kind, PlaceValue, QuantityValue, Standing, TitleParts, TitleValue
from factdesk.draft.draft import Paragraph
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Office, Official, Status, Term
from factdesk.store.codec import VALUES, from_json, to_json, value_from
from factdesk.store.officials import APART
from factdesk.store.tables import ClaimRow, OfficialRow, TermRow

numbers = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
spans = st.tuples(st.integers(0), st.integers(0))
dates = (
    st.dates().map(PartialDate.of)
    | st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12))
    | st.builds(PartialDate, st.integers(1, 9999))
)
terms = st.builds(Term, st.builds(Office, st.text(), st.text(), st.text()), st.none() | dates, st.none() | dates,
                  st.sampled_from(Status), st.booleans(), st.text(), st.none() | dates, st.dictionaries(st.text(), st.text()))  # fmt: skip
officials = st.builds(Official, st.text(), st.text(), st.lists(st.text()).map(tuple), st.none() | dates, st.none() | st.text(),
                      st.lists(terms, max_size=3).map(tuple))  # fmt: skip
evidence = st.builds(Evidence, score=st.none() | st.floats(allow_nan=False, allow_infinity=False))


def through_json(value):
    return json.loads(json.dumps(to_json(value), allow_nan=False))


def value_of(kind):
    if kind is Kind.QUANTITY:
        return st.builds(QuantityValue, number=numbers, low=numbers, high=numbers)
    return st.from_type(VALUES[kind])


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_claim_has_its_value(kind):
    @given(value_of(kind))
    def comes_back(value):
        again = value_from(kind, through_json(value))
        assert again == value
        assert type(again) is VALUES[kind]
        assert again.to_dict() == value.to_dict()
        assert json.dumps(again.to_dict()) == json.dumps(value.to_dict()), "1 and 1.0 are not the same figure"

    comes_back()


@given(st.builds(Finding, evidence=st.lists(evidence, max_size=3).map(tuple)))
def test_findings_come_back(finding):
    assert from_json(Finding, through_json(finding)) == finding


@given(officials)
def test_officials_come_back(official):
    assert from_json(Official, through_json(official)) == official


@given(st.lists(st.from_type(Paragraph)).map(tuple))
def test_paragraphs_come_back(paragraphs):
    assert from_json(tuple[Paragraph, ...], through_json(paragraphs)) == paragraphs


def test_nested_values_are_values_again():
    on = DateValue("year", relative=False, date="2009")
    value = TitleValue("Janez Janša", "PM", "prime minister", "SI", Standing.FORMER, TitleParts((3, 5), title=(0, 2)), on=on)
    again = value_from(Kind.TITLE, through_json(value))
    assert (type(again.parts), type(again.on), type(again.standing)) == (TitleParts, DateValue, Standing)
    place = value_from(Kind.PLACE, through_json(PlaceValue("Kyiv", None, parts=((0, 4), (8, 15)))))
    assert place.parts == ((0, 4), (8, 15))


def test_what_is_at_its_default_is_left_out_and_unknown_fields_do_no_harm():
    assert to_json(Finding("weekday", "advice", "m")) == {"check": "weekday", "outcome": "advice", "message": "m"}
    assert from_json(Evidence, {"person": "A", "from_the_future": 1}) == Evidence("A")


def test_the_tables_have_a_column_for_every_field():
    assert {f.name for f in fields(Claim)} - {"id", "sentence"} <= set(ClaimRow.model_fields)
    assert {f.name for f in fields(Term)} <= set(TermRow.model_fields)
    assert {f.name for f in fields(Office)} - {"name"} <= set(TermRow.model_fields)
    assert set(APART) <= {f.name for f in fields(Official)}
    assert {"key", "name", "born", "wikidata", "extra"} <= set(OfficialRow.model_fields)
