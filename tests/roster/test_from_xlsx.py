"""Workbooks as spreadsheet programs and attackers write them."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from factdesk.draft.reading.sheet import shown
from factdesk.roster.failed import RosterFailed
from factdesk.roster.formats import read

FILES = Path(__file__).parents[1] / "files"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CELL = '<c r="{0}" t="inlineStr"><is><t>{1}</t></is></c>'
HEAD = f"<row r='1'>{CELL.format('A1', 'name')}{CELL.format('B1', 'office')}{CELL.format('C1', 'start')}</row>"


def book(rows, *, sheet=None, extra=None, related=""):
    """A workbook of these rows as XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Id="a" Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets><sheet name="A" sheetId="1" r:id="b"/></sheets></workbook>',
        )
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships><Relationship Id="b" Type="{RELATED}/worksheet" Target="/xl/s.xml"/>{related}</Relationships>',
        )
        packed.writestr("xl/s.xml", sheet or f'<worksheet xmlns="{MAIN}"><sheetData>{HEAD}{rows}</sheetData></worksheet>')
        for name, data in (extra or {}).items():
            packed.writestr(name, data)
    return out.getvalue()


def declared(data, size):
    """The package with another size in the directory for its last part."""
    at = data.rindex(b"PK\x01\x02") + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


def test_dates_numbers_and_booleans_are_read_as_they_are_shown():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        made.add_worksheet("Empty")
        sheet = made.add_worksheet("People")
        sheet.write_row(0, 0, ["name", "office", "start", "end", "acting", "born", "Seats", "checked"])
        for at, form in enumerate(("dd/mm/yyyy", "mmm yyyy", "yyyy", '[$-409]d "of" mmmm;@'), 1):
            as_date = made.add_format({"num_format": form})
            sheet.write_row(at, 0, [f"Person Number{at}", "Mayor"])
            sheet.write_datetime(at, 2, date(2020, 3, 13), as_date)
            sheet.write_number(at, 3, 2021)
            sheet.write_boolean(at, 4, at == 1)
            sheet.write_string(at, 5, "1958-09")
            sheet.write_number(at, 6, 3.5)
            sheet.write_formula(at, 7, "=1", None, "2022-01-01")
    found = read(out.getvalue(), "desk.xlsx")
    assert found.refused == ()
    terms = [one.terms[0] for one in found.officials]
    assert [str(term.start) for term in terms] == ["2020-03-13", "2020-03", "2020", "2020-03-13"]
    assert {str(term.end) for term in terms} == {"2021"}
    assert [term.acting for term in terms] == [True, False, False, False]
    assert {str(one.born) for one in found.officials} == {"1958-09"}
    assert terms[0].extra == {"Seats": "3.5"}
    assert str(terms[0].checked) == "2022-01-01"


@pytest.mark.parametrize(("code", "what"), [
    ("General", ""), ("0.00", ""), ("yyyy-mm-dd", "YMD"), ("yyyy", "Y"), ("mm/yy", "YM"), ('0" days"', ""), ("[Red]0", ""), ("d/m", "YMD"),
    ("h:mm:ss", ""), ("@", ""),
])  # fmt: skip
def test_what_a_number_format_shows_of_a_date(code, what):
    assert shown(code) == what


def test_rows_that_cannot_be_read_are_refused_with_their_cell():
    rows = (
        '<row r="2">' + CELL.format("A2", "A B") + CELL.format("B2", "Mayor") + "</row>"
        '<row r="3">' + CELL.format("A3", "C D") + '<c r="B3" t="e"><v>#REF!</v></c></row>'
        '<row r="4">' + CELL.format("A4", "E F") + '<c r="B4"><f>A1</f></c></row>'
        '<row r="5">' + CELL.format("A5", "x" * 40_000) + CELL.format("B5", "Mayor") + "</row>"
        '<row r="6">' + CELL.format("A6", "G H") + CELL.format("B6", "Mayor") + CELL.format("XFD6", "far") + "</row>"
        '<row r="9">' + CELL.format("A9", "I J") + '<c r="B9" t="s"><v>7</v></c></row>'
    )  # fmt: skip
    found = read(book(rows), "desk.xlsx")
    assert [one.name for one in found.officials] == ["A B"]
    assert found.unit == "row"
    assert [(one.line, one.reason[:30]) for one in found.refused] == [
        (3, "its cell B3 holds the error #R"), (4, "its cell B4 is a formula witho"), (5, "its cell A5 is longer than 32,"),
        (6, "its cell XFD6 stands outside t"), (9, "its cell B9 names a text that "),
    ]  # fmt: skip


DTD = f'<!DOCTYPE x [<!ENTITY a "b">]><worksheet xmlns="{MAIN}"><sheetData/></worksheet>'


@pytest.mark.parametrize(("data", "why"), [
    (lambda: book("", sheet=DTD), "document type"),
    (lambda: book("", sheet=f'<?xml version="1.0" encoding="utf-16"?>{DTD}'.encode("utf-16")), "document type"),
    (lambda: declared(book(""), 2_000_000_000), "far more than a roster"),
    (lambda: declared(book(""), 90), "damaged"),
    (lambda: book("", sheet="<worksheet><sheetData>" + "<a>" * 9000), "damaged"),
    (lambda: book("<row><c t='inlineStr'><is><t>" + "x" * 11_000_000 + "</t></is></c></row>"), "damaged"),
    (lambda: book("")[:-300], "damaged"),
    (lambda: book("", extra={f"x{n}": "" for n in range(10_001)}), "far more"),
    (lambda: book("", sheet=f'<worksheet xmlns="{MAIN}"/>'), "is empty"),
])  # fmt: skip
def test_hostile_workbooks_are_refused_in_a_sentence(data, why):
    with pytest.raises(RosterFailed, match=f"desk.xlsx .*{why}"):
        read(data(), "desk.xlsx")


def test_a_million_cells_of_one_long_text_are_refused():
    strings = f'<sst xmlns="{MAIN}"><si><t>{"x" * 32_000}</t></si></sst>'
    cells = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'
    data = book(cells * 5_000, related=f'<Relationship Id="c" Type="{RELATED}/sharedStrings" Target="strings.xml"/>',
                extra={"xl/strings.xml": strings})  # fmt: skip
    with pytest.raises(RosterFailed, match="far more than a roster"):
        read(data, "desk.xlsx")


def test_a_workbook_of_libreoffice_calc():
    """Days that were typed are dates in it, and a cell that begins with "=" was run: its row is refused by its address."""
    found = read((FILES / "officials.xlsx").read_bytes(), "officials.xlsx")
    assert [(person.name, person.aliases, str(person.born)) for person in found.officials] == [
        ("Janez Janša", ("Janez Jansa", "Ivan Janša"), "1958-09-17"),
        ("Eduard Heger", (), "1976-05-03"),
        ("Ľudovít Ódor", (), "1976"),
    ]
    first, _, last = (person.terms[0] for person in found.officials)
    assert (str(first.start), str(first.end), str(first.checked), dict(first.extra)) == (
        "2020-03-13",
        "2022-06-01",
        "2024-01-01",
        {"Seats": "46"},
    )
    assert (str(last.start), str(last.end), last.acting) == ("2023-05", "2023-10-25", True)
    assert [(row.line, row.reason) for row in found.refused] == [(4, "its cell J4 holds the error #VALUE!")]
