"""Cells found in a few passes over the bytes are those that a CSV reader finds."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factdesk.roster.cells import plain_cells
from factdesk.roster.from_csv import undefused

CELL = st.text("ab\"',\n\r\t =\u00a0\u017e", max_size=4)


def read(lines):
    return [*csv.reader(io.StringIO(lines, newline=""), strict=True)]


@given(
    st.lists(st.tuples(CELL, CELL), min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_written_cells_are_found(rows, end, quoting):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end, quoting=quoting).writerows(rows)
    found = plain_cells(out.getvalue().encode(), [1, 1], 99)
    assert found is None or found.text.split("\n") == [cell for row in rows for cell in row]
    if not any(mark in cell for row in rows for cell in row for mark in '"\r\n'):
        assert found is not None
        assert not found.bare or all(undefused(cell) in (cell, cell.strip("\u00a0")) for row in rows for cell in row)


@given(st.text('ab",\n\r ', max_size=12), st.integers(1, 3))
@example("a\n\n", 1)
@example('a,"b', 2)
@example('a,b"c"\n', 2)
def test_whatever_is_found_is_what_a_reader_finds(lines, width):
    found = plain_cells(lines.encode(), [1] * width, 99)
    if found is not None:
        assert [row or [""] for row in read(lines or "\n")] == [
            [*some] for some in zip(*[iter(found.text.split("\n"))] * width, strict=True)
        ]


@pytest.mark.parametrize(
    "lines", [b"a,b\nc\n", b"a,b,c\n", b'a,b\n"c\nd",e\n', b'"a""b",c\n', b'a"b",c\n', b'a,"b\n', b"a\rb,c\n", b"abcd,e\n"]
)
def test_what_only_a_reader_can_tell_is_left_to_it(lines):
    assert plain_cells(lines, [1, 1], 3) is None
