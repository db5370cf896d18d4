import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import docx
import pytest
from lxml import etree

from factdesk.report.to_csv import COLUMNS, defused
from factdesk.report.to_html import render_html
from factdesk.report.to_markdown import safe
from factdesk.report.to_xlsx import LONGEST
from factdesk.report.wording import clean, safe_url
from factdesk.report.write import FORMATS, render

EVIL = "</p><script>alert(1)</script>\x00\x0b\ud800\ufffe {{ 7*7 }} [x](javascript:alert(1)) =1+1"


class Tags(HTMLParser):
    """What a browser would see: the tags with their attributes, and the words."""

    def __init__(self):
        super().__init__()
        self.tags, self.words = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def seen(page: str) -> Tags:
    parser = Tags()
    parser.feed(page)
    parser.close()
    return parser


@pytest.fixture
def evil(review):
    """The review with hostile words in everything that people type."""
    claims = tuple(
        replace(
            claim,
            verdicts=tuple(replace(verdict, note=EVIL, correction=EVIL, reviewer=EVIL) for verdict in claim.verdicts),
            citations=tuple(
                replace(each, place=EVIL, words=EVIL, note=EVIL, source=replace(each.source, title=EVIL))
                for each in claim.citations
            ),
        )
        for claim in review.claims
    )
    sources = tuple(
        replace(source, title=EVIL, url=EVIL, archive_url="JavaScript:alert(1)", publisher=EVIL, note=EVIL)
        for source in review.sources
    )
    result = replace(review.result, draft=replace(review.result.draft, title=EVIL, source=EVIL))
    return replace(review, result=result, claims=claims, sources=sources)


@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_words_break_no_format(evil, at, format_):
    assert render(evil, format=format_, reviewer=EVIL, at=at)


@pytest.mark.parametrize("for_print", [False, True])
def test_hostile_words_stay_words_in_html(evil, at, for_print):
    page = seen(render_html(evil, reviewer=EVIL, at=at, for_print=for_print))
    assert not [tag for tag, _ in page.tags if tag in {"script", "img", "iframe", "object", "form", "link"}]
    assert not [attributes for tag, attributes in page.tags if tag == "a"]
    assert not [key for _, attributes in page.tags for key in attributes if key.startswith("on")]
    assert "{{ 7*7 }}" in "".join(page.words)


def test_the_page_forbids_itself_to_load_anything(review, at):
    page = seen(render_html(review, reviewer="E", at=at))
    policy = next(
        attributes["content"] for tag, attributes in page.tags if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert [attributes["href"] for tag, attributes in page.tags if tag == "a"] == [
        "https://example.org/vlada?a=1&b=<2>",
        "https://archive.example.org/1",
    ]


@pytest.mark.parametrize("url", ["http://a.org", "https://a.org/š?b=c#d", "mailto:a@b.org", "HTTPS://A.org"])
def test_links_that_may_be_followed(url):
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " data:text/html,x",
        "file:///etc/passwd",
        "//a.org",
        "a.org",
        "https:",
        "java\nscript:x",
        "",
        "http://[",
        "vbscript:x",
    ],
)
def test_links_that_stay_words(url):
    assert safe_url(url) is None


def test_clean_keeps_everything_that_can_be_printed():
    assert clean("a\x00\x0b\x1f\x7f\ufffe\ud800b\t\n š🎉\u202e\u00ad\x85") == "ab\t\n š🎉\u202e\u00ad\x85"


@pytest.mark.parametrize("cell", ["=1", "+1", "-5 per cent", "@x", " =1", "\t=1", "\rx", "＝1", "\u00a0=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(cell):
    assert defused(cell).startswith("'")


@pytest.mark.parametrize("cell", ["", "a=1", "−5 per cent", "“=1”", "1-2"])
def test_other_cells_stay_as_they_are(cell):
    assert defused(cell) == cell


def test_the_table_has_a_row_a_claim(review, at):
    data = render(review, format="csv", reviewer="E", at=at)
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert tuple(header) == COLUMNS
    assert len(rows) == len(review.claims)
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_json_holds_everything(review, at):
    said = json.loads(render(review, format="json", reviewer="E", at=at))
    assert said["schema"] == "factdesk.report/1"
    counts = said["counts"]
    assert (
        counts["claims"]
        == sum(counts[key] for key in ("wrong", "unconfirmed", "verified", "not_a_fact", "open"))
        == len(said["claims"])
    )
    for claim in said["claims"]:
        assert said["text"][claim["start"] : claim["end"]] == claim["text"]
    assert [verdict["ruling"] for verdict in said["claims"][0]["verdicts"]] == ["unconfirmed", "wrong"]


def cells_of(data: bytes, sheet: int) -> list[dict[str, str]]:
    """The rows of a workbook's sheet, read from its XML: column letter to words; a formula would be no shared string."""
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        words = ["".join(text.itertext()) for text in etree.fromstring(book.read("xl/sharedStrings.xml")).findall("x:si", space)]
        page = etree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    assert not page.findall(".//x:f", space)
    return [
        {
            re.sub(r"\d", "", cell.get("r")): words[int(cell.find("x:v", space).text)]
            for cell in row.findall("x:c", space)
            if cell.get("t") == "s"
        }
        for row in page.findall(".//x:row", space)
    ]


def test_the_workbook_holds_the_table_the_notes_and_the_sources(review, at):
    data = render(review, format="xlsx", reviewer="E", at=at)
    header, *rows = cells_of(data, 1)
    assert tuple(header.values()) == COLUMNS
    assert [row["D"] for row in rows] == [
        claim.text for claim in sorted((each.claim for each in review.claims), key=lambda claim: claim.start)
    ]
    assert "=SUM(A1)" in [row["D"] for row in rows]
    assert [row["C"] for row in cells_of(data, 2)[1:]] == [found.message for found in review.result.findings if found.claim is None]
    assert [row["A"] for row in cells_of(data, 3)] == ["letter", "A", "B"]


def test_a_cell_too_long_for_a_sheet_is_cut_and_says_so(review, at):
    long = replace(review.claims[0].verdicts[-1], note="word " * 10_000)
    first = replace(review.claims[0], verdicts=(long,))
    row = cells_of(render(replace(review, claims=(first,)), format="xlsx", reviewer="E", at=at), 1)[1]
    assert len(row["H"]) == LONGEST
    assert row["H"].endswith("(cut: a cell holds no more)")


def test_claimreview_publishes_what_was_decided_and_nothing_else(review, at):
    said = json.loads(render(review, format="claimreview", reviewer="Mia Novak", at=at))
    assert [(one["itemReviewed"]["name"], one["reviewRating"]["alternateName"]) for one in said] == [
        ("Slovak Prime Minister Janez Janša", "False"), ("36 hours", "Unproven"), ("“We are half way there,”", "True"), ("Petr Fiala", "True"),
    ]  # fmt: skip
    wrong, unproven, _, _ = said
    assert wrong["claimReviewed"] == "Slovak Prime Minister Janez Janša came by train on Tuesday."
    assert wrong["reviewRating"] | {"ratingExplanation": ""} == {
        "@type": "Rating", "alternateName": "False", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "ratingExplanation": "",
    }  # fmt: skip
    assert wrong["reviewBody"] == "Should read: Slovenian Prime Minister Janez Janša"
    assert (wrong["author"]["name"], wrong["datePublished"], wrong["sdPublisher"]["name"]) == (
        "Eva Nováková",
        "2022-03-15",
        "Mia Novak",
    )
    assert wrong["citation"][0]["archivedAt"] == "https://archive.example.org/1"
    assert "ratingValue" not in unproven["reviewRating"]


def test_claimreview_may_stand_in_a_page(evil, at):
    data = render(evil, format="claimreview", reviewer=EVIL, at=at)
    assert b"<" not in data
    assert b"javascript:" not in b"".join(line for line in data.lower().splitlines() if b'"url"' in line or b'"archivedat"' in line)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("a\n\nb", "a b"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("a - b", "a - b"),
    ],
)
def test_markdown_shows_words_as_they_are(words, written):
    assert safe(words) == written


def test_the_document_has_real_styles_and_properties(review, at):
    document = docx.Document(io.BytesIO(render(review, format="docx", reviewer="Eva Nováková", at=at)))
    properties = document.core_properties
    assert (properties.author, properties.title) == ("Eva Nováková", "A visit & its <hosts> – corrections report")
    assert properties.modified == at
    assert properties.comments == ""
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == ["What is wrong", "What could not be confirmed", "What was verified, and by whom", "What is still open", "What is not a fact",
                        "Notes on the draft", "Sources"]  # fmt: skip
    first = next(paragraph for paragraph in document.paragraphs if paragraph.style.name == "Heading 2")
    assert [(run.text, run.style.name) for run in first.runs if run.text] == [
        ("1. ", "Default Paragraph Font"), ("Slovak Prime Minister Janez Janša", "Struck"), (" → ", "Default Paragraph Font"),
        ("Slovenian Prime Minister Janez Janša", "Correction"),
    ]  # fmt: skip
    links = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert sorted(links) == ["https://archive.example.org/1", "https://example.org/vlada?a=1&b=<2>"]


def test_nothing_wrong_is_said_in_so_many_words(review, at):
    left = tuple(claim for claim in review.claims if claim.state.value == "verified")
    page = render_html(replace(review, claims=left), reviewer="E", at=at)
    assert "Nothing was found wrong." in page
    assert not re.search(r"What is still open|What could not", page)


def test_the_draft_itself_can_be_read_again_from_the_document(review, at):
    """Our own documents are documents: the reader finds in them what the writer put in."""
    from factdesk.draft.reading import read_bytes

    draft = read_bytes(render(review, format="docx", reviewer="E", at=at), "report.docx")
    assert "Slovenian Prime Minister Janez Janša" in draft.text
    assert draft.dated == at.date()
