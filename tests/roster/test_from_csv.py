"""Rosters from CSV: what is taken, what is refused and why."""

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factdesk.roster.failed import RosterFailed
from factdesk.roster.from_csv import read_csv
from factdesk.roster.official import Status
from factdesk.roster.to_csv import write_csv

HEADER = "name,office,jurisdiction,start,end,status,wikidata"


def read(*lines, header=HEADER):
    return read_csv("\n".join((header, *lines)).encode(), "desk.csv")


def test_columns_in_any_order_with_or_without_bom():
    data = "OFFICE,Name,end,start,jurisdiction\r\nPM,Janez Janša,2022-05-25,2020-03-13,Slovenia\r\n"
    for encoding in ("utf-8", "utf-8-sig"):
        (person,) = read_csv(data.encode(encoding), "x").officials
        (term,) = person.terms
        assert person.name == "Janez Janša"
        assert (term.office.name, term.office.normal, term.office.jurisdiction) == ("PM", "prime minister", "SI")
        assert (str(term.start), str(term.end)) == ("2020-03-13", "2022-05-25")


def test_a_row_that_cannot_be_read_is_refused_and_the_others_are_taken():
    imported = read(
        "Ann Able,Mayor of Ely,GB,2014s,,,",
        '"Bob\nBaker",Prime Minister,GB,2020,2019,,',
        ",Prime Minister,GB,,,,",
        "Cy Carr,,GB,,,,",
        "Di Dow,Prime Minister,Atlantis,,,,",
        "Ed Eve,Prime Minister,GB,,,maybe,",
        "Flo Fox,Prime Minister,GB,,,,Janša",
        "Gil Gray,Prime Minister,GB,2014,2014-03,,",
        "Hal Hope,Prime Minister,GB,,,,Q1,,,more",
    )
    assert [person.name for person in imported.officials] == ["Gil Gray"]
    assert [(one.line, one.reason) for one in imported.refused] == [
        (2, "its start cannot be read: '2014s' is not a date such as 2014, 2014-03 or 2014-03-15"),
        (3, "its end, 2019, is before its start, 2020"),
        (5, "it has no name"),
        (6, "it has no office"),
        (7, "'Atlantis' is no country, region or organisation that is known"),
        (8, "its status, 'maybe', is none of current, ended, unknown"),
        (9, "'Janša' is no Wikidata number such as Q57627"),
        (11, "it has 10 cells, the header 7"),
    ]


def test_lines_are_counted_over_cells_of_several_lines_however_they_end():
    for end in ("\n", "\r\n", "\r"):
        lines = ['"Ann\nAble",Mayor,GB', "", f'"Bob{end}{end}Baker",Mayor,GB', ",Mayor,GB", "Cy Carr,Mayor,Atlantis"]
        imported = read_csv(end.join(("name,office,jurisdiction", *lines)).encode(), "desk.csv")
        assert [person.name for person in imported.officials] == ["Ann Able", "Bob Baker"]
        assert [refused.line for refused in imported.refused] == [8, 9]


def test_a_quotation_mark_that_is_not_closed_is_named_by_its_line_however_far_down():
    rows = "".join(f'"Person{number}\nSurname",Mayor,GB\n' for number in range(5000))
    with pytest.raises(RosterFailed, match="from line 10002 on"):
        read_csv(f'name,office,jurisdiction\n{rows}Ann,"Mayor,GB\n'.encode(), "desk.csv")


def test_blank_lines_and_short_rows_are_no_faults():
    imported = read("", "Ann Able,Mayor,GB", ",,,,,,", "")
    assert not imported.refused
    assert imported.officials[0].terms[0].status is Status.BLANK


def test_unknown_columns_come_back_on_export():
    imported = read("Ann Able,Mayor,GB,2014,,,,blue,x=1", header=HEADER + ",party,Notiz")
    again = read_csv(write_csv(imported.officials), "again.csv")
    assert dict(again.officials[0].terms[0].extra) == {"party": "blue", "Notiz": "x=1"}
    assert again == imported


def test_a_cell_that_is_too_long_refuses_its_row_and_not_the_file():
    for long in ("x" * 140_000, '"' + "x\n" * 5_000_000 + '"'):
        found = read(f"Ann Able,Mayor,GB,2014,,,,{long}", "Bob Bell,Mayor,GB,2018,,,,", header=HEADER + ",note")
        assert [person.name for person in found.officials] == ["Bob Bell"]
        assert [(refused.line, refused.reason[:43]) for refused in found.refused] == [
            (2, "a cell is longer than 131,072 characters; p")
        ]


@pytest.mark.parametrize("cell", ["a^b", "^", "a\x1fb", '"a ""b"" ^"', '"^\n"'])
def test_no_sign_in_a_cell_moves_the_cells_after_it(cell):
    found = read(f"Ann Able,Mayor,GB,2014,,,,{cell},blue", header=HEADER + ",note,party")
    assert dict(found.officials[0].terms[0].extra) == {"note": cell.strip('"').replace('""', '"').strip(), "party": "blue"}


def test_two_hundred_columns_are_read_and_given_back():
    others = [f"column {number}" for number in range(193)]
    cells = ",".join(f"value {number}" for number in range(193))
    found = read(f"Ann Able,Mayor,GB,2014,,,,{cells}", header=",".join((HEADER, *others)))
    assert found.refused == ()
    assert list(found.officials[0].terms[0].extra) == others
    assert read_csv(write_csv(found.officials), "again.csv") == found


def test_one_bad_row_among_many_is_named_and_the_others_are_taken_in_little_memory():
    pytest.importorskip("resource")
    script = """
import resource
from factdesk.roster.from_csv import read_csv
rows = [f"Person {number:06} Surname,Mayor,GB,{1900 + number % 100},," for number in range(40_000)]
rows[17_000] = "Somebody,Mayor,GB,2014-02-31,,"
data = "\\n".join(("name,office,jurisdiction,start,end,status", *rows)).encode()
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
found = read_csv(data, "crowd.csv")
print(len(found.officials), [(refused.line, refused.reason) for refused in found.refused])
"""
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert answer.stdout.startswith("39999 [(17002, 'its start cannot be read: 2014-02 has no day 31')]"), answer.stderr


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "desk.csv is empty"),
        (b"\xef\xbb\xbf", "desk.csv is empty"),
        (b"\r\n", "desk.csv is empty"),
        (b"name,start\nA,2014\n", "no column office"),
        (b"a;b\n", "no column name and no column office"),
        (b"name;office\nA;B\n", "semicolons"),
        (b"name\toffice\nA\tB\n", "separated by tabs"),
        (b"name,office,name\n", "the column name twice"),
        (b"name,office\n\x00\x01", "binary"),
        (b"name,office\nA,B\nJan\x9aa,PM\n", r"not UTF-8 \(line 3\)"),
        ("name,office\n".encode("utf-16"), "UTF-16"),
        (b'name,office\nA,"B\n', "from line 2 on: its quotation marks do not fit"),
        (b"name,office" + b"x" * 140_000, "first line cannot be read, a cell is longer than 131,072"),
        (b'{"name": "A"}', "no column"),
        (b"name,office" + b",x" * 500, "twice"),
        (b"name,office" + b"".join(b",x%d" % n for n in range(500)), "502 columns"),
    ],
)
def test_what_is_no_roster_fails_in_one_sentence_with_its_name(data, words):
    with pytest.raises(RosterFailed, match=words) as failed:
        read_csv(data, "desk.csv")
    message = str(failed.value)
    assert message.startswith("desk.csv ")
    assert message.endswith(".")
    assert "\n" not in message


@given(
    st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda text: ("name,office,start\n" + text).encode("utf-8", "replace"))
    )
)
@example(b"name,office,start\nA,B,2014-00\n")
def test_whatever_bytes_come_are_taken_refused_or_named(data):
    try:
        people, message = read_csv(data, "any.csv").officials, "any.csv "
    except RosterFailed as failed:
        people, message = (), str(failed)
    assert message.startswith("any.csv ")
    assert all(person.name and person.terms for person in people)
