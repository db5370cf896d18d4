import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from factdesk.draft.draft import DatelineFrom
from factdesk.draft.reading import read
from factdesk.draft.reading.docx import parse
from factdesk.draft.reading.package import Refused
from factdesk.draft.reading.sandbox import _draft

FILES = Path(__file__).parent.parent / "files"


def listed(draft):
    return [(paragraph.kind.value, paragraph.origin, draft.text[paragraph.start : paragraph.end]) for paragraph in draft.paragraphs]


@pytest.fixture
def words(make_docx):
    """The paragraphs of a body, read in this process."""
    return lambda body, **parts: [row[0] for row in parse(make_docx(body, **parts))["paragraphs"]]


def p(inner, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>" if properties else f"<w:p>{inner}</w:p>"


def t(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_document_of_libreoffice():
    draft = read(FILES / "story.docx")
    assert listed(draft) == [
        ("heading", "paragraph 1", "The heading of the story"),
        ("body", "paragraph 2", "A tab\tand a break\nand a link in one paragraph."),
        ("body", "paragraph 3", "The figure has notes of two kinds."),
        ("body", "paragraph 4", "A comment stays out, emoji 🎉 and Kyïv stay in."),
        ("item", "paragraph 5", "The first item"),
        ("item", "paragraph 6", "The second item"),
        ("body", "paragraph 7", "On page 1 stands a field."),
        ("footnote", "footnote 1", "The first footnote."),
        ("footnote", "footnote 2", "The second footnote."),
        ("footnote", "endnote 1", "The endnote."),
    ]
    assert (draft.title, draft.author) == ("A budget story", "Eva Nováková")
    assert (draft.dated, draft.dated_from) == (date(2022, 3, 15), DatelineFrom.DOCUMENT)


def test_tracked_changes_read_as_accepted():
    with zipfile.ZipFile(FILES / "changes.docx") as package:
        xml = package.read("word/document.xml").decode()
    assert "<w:ins " in xml
    assert re.search(r"<w:delText[^>]*>12 per cent<", xml)
    assert [words for _, _, words in listed(read(FILES / "changes.docx"))] == [
        "The budget rose 9 per cent in 2022.",
        "These two paragraphs were joined.",
        "The end.",
    ]


def test_tables_are_read_cell_by_cell_and_merged_cells_once():
    assert listed(read(FILES / "table.docx")) == [
        ("body", "paragraph 1", "Before the table."),
        ("cell", "table 1, row 1, column 1", "Merged across"),
        ("cell", "table 1, row 1, column 3", "Merged down"),
        ("cell", "table 1, row 2, column 1", "One"),
        ("cell", "table 1, row 2, column 1", "more"),
        ("cell", "table 1, row 2, column 2, inner table 1, row 1, column 1", "Inner"),
        ("body", "paragraph 2", "After the table."),
    ]


def test_a_text_box_is_read_once_after_its_paragraph():
    with zipfile.ZipFile(FILES / "textbox.docx") as package:
        assert package.read("word/document.xml").decode().count("Inside the box.") == 2
    assert [(origin, words) for _, origin, words in listed(read(FILES / "textbox.docx"))] == [
        ("paragraph 1", "Before the box."),
        ("text box 1", "Inside the box."),
        ("paragraph 2", "After the box."),
    ]


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (f"<w:ins>{t('in')}</w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del>", "in"),
        (f"<w:moveTo>{t('new place')}</w:moveTo><w:moveFrom>{t('old place')}</w:moveFrom>", "new place"),
        (f"<w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del>{t('y')}</w:ins>", "y"),
        (f"<w:hyperlink>{t('a ')}{t('link')}</w:hyperlink>", "a link"),
        (f"<w:smartTag><w:smartTagPr/>{t('Lviv')}</w:smartTag>", "Lviv"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{t('control')}</w:sdtContent></w:sdt>", "control"),
        (f"a<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{t('Click here')}</w:sdtContent></w:sdt>{t('b')}", "b"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a\tb\nc\nd"),
        ("<w:r><w:t>36</w:t><w:noBreakHyphen/><w:t>hour cur</w:t><w:softHyphen/><w:t>few</w:t></w:r>", "36\u2011hour cur\u00adfew"),
        ("<w:r><w:t>two\n  lines</w:t></w:r>", "two   lines"),
        ('<w:r><w:sym w:font="X" w:char="00A9"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "©\ufffd"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>", "shown"),
        (f'<w:fldSimple w:instr="DATE">{t("15 March")}</w:fldSimple>', "15 March"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>over</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>", "base"),
        (f"<w:commentRangeStart/>{t('a')}<w:commentRangeEnd/><w:r><w:commentReference/></w:r>", "a"),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(words, inner, said):
    assert words(p(inner)) == [said]


def test_a_field_gives_its_result_even_over_several_paragraphs(words):
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = "<w:r><w:instrText>TOC</w:instrText></w:r>" + t("instruction")
    nested = begin + code + begin + code + separate + t("inner result") + end + separate
    assert words(p(nested + t("One")) + p(t("Two") + end + t(" after"))) == ["One", "Two after"]


def test_a_paragraph_whose_end_was_deleted_joins_the_next(words):
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert words(p(t("One "), deleted) + p(t("two."))) == ["One two."]
    assert words(p(t("Last."), deleted)) == ["Last."]


def test_numbers_that_are_none_cost_no_words(words):
    cell = "<w:tc><w:tcPr><w:gridSpan w:val='many'/></w:tcPr>{}</w:tc>"
    symbols = '<w:r><w:sym w:char="zz"/><w:sym/><w:sym w:char="D800"/></w:r>'
    assert words(f"<w:tbl><w:tr>{cell.format(p(t('a')))}{cell.format(p(t('b')))}</w:tr></w:tbl>{p(t('c') + symbols)}") == [
        "a",
        "b",
        "c\ufffd\ufffd\ud800",
    ]


def test_deleted_rows_are_out_and_columns_are_counted_on_the_grid(make_docx):
    row = "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{0}</w:tc><w:tc>{1}</w:tc></w:tr>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(t('gone'))}</w:tc></w:tr>"
    table = f"<w:tbl>{row.format(p(t('a')), p(t('b')))}{gone}</w:tbl>"
    assert parse(make_docx(table))["paragraphs"] == [
        ["a", "cell", "table 1, row 1, column 2"],
        ["b", "cell", "table 1, row 1, column 4"],
    ]


def test_notes_come_in_the_order_of_their_references_and_their_marks_add_nothing(make_docx):
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:t>*</w:t></w:r>'
    gone = '<w:del><w:r><w:footnoteReference w:id="3"/></w:r></w:del>'
    notes = "".join(
        f'<w:footnote w:id="{n}">{p("<w:r><w:footnoteRef/></w:r>" + t(f" Note {n}"))}</w:footnote>' for n in (3, 5, 7, 9)
    )
    made = parse(make_docx(p(t("a") + refer.format(7) + t("b") + gone + refer.format(5) + t("c") + own), footnotes=notes))
    assert made["paragraphs"] == [
        ["abc", "body", "paragraph 1"], [" Note 7", "footnote", "footnote 1"], [" Note 5", "footnote", "footnote 2"], [" Note 9", "footnote", "footnote 3"],
    ]  # fmt: skip


def test_of_two_copies_of_a_text_box_the_newer_is_read(words):
    box = f"<w:txbxContent>{p(t('{}'))}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box.format("new")}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box.format('old')}</v:textbox></w:pict></mc:Fallback>"
    assert words(p(t("a") + f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>" + t("b"))) == ["ab", "new"]
    assert words(p(f"<w:r><w:pict><v:textbox>{box.format('only')}</v:textbox></w:pict></w:r>")) == ["only"]


def test_headings_and_items_are_told_by_style_whatever_its_id(make_docx):
    styles = (
        '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Kicker"><w:name w:val="Kicker"/><w:basedOn w:val="berschrift1"/></w:style>'
        '<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
        '<w:style w:styleId="LB"><w:name w:val="List Bullet"/></w:style>'
    )
    body = "".join(p(t(style), f'<w:pStyle w:val="{style}"/>') for style in ("berschrift1", "Kicker", "Loop", "LB", "Missing"))
    body += p(t("level"), '<w:outlineLvl w:val="0"/>') + p(t("number"), '<w:numPr><w:numId w:val="2"/></w:numPr>')
    assert [row[1] for row in parse(make_docx(body, styles=styles))["paragraphs"]] == [
        "heading",
        "heading",
        "body",
        "item",
        "body",
        "heading",
        "item",
    ]


def test_a_document_of_the_strict_kind_reads_alike(make_parts, pack_parts):
    parts = make_parts(p(t("Strict.")))
    strict = {
        name: data.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in parts.items()
    }
    assert parse(pack_parts(strict))["paragraphs"] == [["Strict.", "body", "paragraph 1"]]


def test_words_that_only_word_can_unfold_are_not_left_out_in_silence(words):
    with pytest.raises(Refused, match="only Word can unfold"):
        words(p(t("a")) + '<w:altChunk r:id="x"/>')


@pytest.mark.parametrize(
    ("core", "dated"),
    [
        (
            "<dcterms:created>2022-03-01T08:00:00Z</dcterms:created><dcterms:modified>2022-03-15T23:30:00Z</dcterms:modified>",
            date(2022, 3, 15),
        ),
        ("<dcterms:created>2022-03-01T08:00:00Z</dcterms:created>", date(2022, 3, 1)),
        ("<dcterms:modified>1601-01-01T00:00:00Z</dcterms:modified>", None),
        ("<dcterms:modified>2013-12-23T23:15:00Z</dcterms:modified>", None),
        ("<dcterms:modified>2022-02-31T00:00:00Z</dcterms:modified>", None),
        ("<dcterms:modified>yesterday</dcterms:modified>", None),
        ("<dc:title>  </dc:title>", None),
    ],
)
def test_the_day_of_a_document_is_that_of_its_last_change(make_docx, core, dated):
    draft = _draft(parse(make_docx(p(t("a")), core=core)), "a.docx")
    assert (draft.dated, draft.dated_from, draft.title) == (dated, DatelineFrom.DOCUMENT if dated else None, None)


def test_offsets_count_the_text_that_was_read(make_docx):
    draft = _draft(parse(make_docx(p(t("  🎉 One ")) + p("") + p(t("Two\ufeff")))), "a.docx")
    assert draft.text == "  🎉 One \nTwo"
    assert [(paragraph.start, paragraph.end) for paragraph in draft.paragraphs] == [(2, 7), (9, 12)]
