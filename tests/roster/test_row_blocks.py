"""Rows read many at once are those that are read one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdesk.roster.row import OWN, Row, RowReader
from factdesk.roster.row_blocks import BlockReader, Taken
from factdesk.roster.table import lots

COLUMNS = ("name", "aliases", "office", "jurisdiction", "start", "status", "born", "wikidata", "discouraged", "party")
GOOD = st.tuples(
    st.sampled_from(("Ann Able", "Bob  Baker", "Łuk\u00a0Żak", "Cy|Carr")),
    st.sampled_from(("", "A. Able", "A. Able|Ann Able||A. Able", "A.\tAble | Annie", "Bob Baker|Robert  Baker")),
    st.sampled_from(("Mayor", "Prime  Minister")),
    st.sampled_from(("GB", "Slovenia", "")),
    st.sampled_from(("", "2014", "2014-03", "2014-03-15")),
    st.sampled_from(("", "current", "Ended")),
    st.sampled_from(("", "1960", "1960-02-03")),
    st.sampled_from(("", "Q7", "https://www.wikidata.org/wiki/Q8")),
    st.sampled_from(("", "", "", "Annie", "Robert Baker | A. Able")),
    st.sampled_from(("", "blue")),
)


def both(rows, columns=COLUMNS):
    reader = RowReader(columns)
    many = BlockReader(columns, reader).rows(range(2, len(rows) + 2), [*zip(*rows, strict=True)])
    return many, reader


@given(st.lists(GOOD, min_size=1, max_size=8))
def test_many_at_once_are_those_one_by_one(rows):
    many, reader = both(rows)
    if any("|" in row[0] or row[-2] for row in rows):
        assert many is None  # such rows are looked at one by one
    else:
        assert [*many] == [reader.row(dict(zip(COLUMNS, row, strict=True)), line) for line, row in enumerate(rows, 2)]


def test_shorter_rows_leave_the_last_columns_blank():
    many, _ = both([("Ann Able", "", "Mayor"), ("Bob Baker", "Rob Baker", "Mayor")])
    assert [(row.name, row.aliases, row.wikidata, dict(row.term.extra)) for row in many] == [
        ("Ann Able", (), None, {}),
        ("Bob Baker", ("Rob Baker",), None, {}),
    ]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("name", ""),
        ("office", ""),
        ("jurisdiction", "Atlantis"),
        ("start", "2014s"),
        ("status", "maybe"),
        ("born", "x"),
        ("wikidata", "7"),
    ],
)
def test_a_row_that_must_be_refused_has_the_others_read_one_by_one(column, cell):
    cells = {"name": "Ann Able", "office": "Mayor"}
    rows = [tuple({**cells, **more}.get(name, "") for name in COLUMNS) for more in ({}, {column: cell})]
    many, reader = both(rows)
    assert many is None
    with pytest.raises(ValueError, match=r"it has no|its |is no"):
        reader.row(dict(zip(COLUMNS, rows[1], strict=True)), 3)


def test_rows_wider_than_the_header_are_read_one_by_one():
    assert both([("Ann Able", "", "Mayor", "GB")], columns=("name", "aliases", "office"))[0] is None


def test_lines_of_different_lengths_make_no_columns():
    header = (1, ("name", "office"))
    even, uneven = [(2, ("Ann Able", "Mayor")), (3, ("Bob Baker", ""))], [(2, ("Ann Able", "Mayor")), (3, ("Bob Baker",))]
    assert [lot.columns for lot in lots(iter([header, *even]))] == [
        [("name",), ("office",)],
        [("Ann Able", "Bob Baker"), ("Mayor", "")],
    ]
    for lines in (uneven, [(2, ("Ann Able", "Mayor")), (3, "it cannot be read")]):
        _, lot = lots(iter([header, *lines]))
        assert not lot.columns
        assert [*lot.lines()] == lines


def test_every_column_of_ours_is_read():
    columns = sorted(OWN - {"discouraged"})
    row = tuple({"start": "2001", "end": "2002", "status": "ended", "acting": "yes", "born": "1950", "wikidata": "Q1", "checked": "2024"}
                .get(column, "Ann") for column in columns)  # fmt: skip
    row = tuple("GB" if column == "jurisdiction" else cell for column, cell in zip(columns, row, strict=True))
    many, reader = both([row], columns=columns)
    assert [*many] == [reader.row(dict(zip(columns, row, strict=True)), 2)]


def test_rows_stand_alone_where_each_has_a_number_that_no_other_has():
    (first, _), (other, _), (blank, _) = (
        both([("Ann Able", "Mayor", item)], ("name", "office", "wikidata")) for item in ("Q1", "Q2", "")
    )
    for parts, alone in (
        ((first, other), True),
        ((first, Row(9, "Ann", (), None, "Q3", None)), True),
        ((first, first), False),
        ((first, blank), False),
    ):
        taken = Taken()
        for part in parts:
            taken.add([part] if isinstance(part, Row) else part)
        taken.add([])
        assert taken.alone() is alone
        assert len([*taken]) == len(taken) == 2
