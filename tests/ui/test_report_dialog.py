"""The report dialog shows the report as it will leave, fetches nothing, and writes every format whole."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QRadioButton

from factdesk.ui.background import Background
from factdesk.ui.report.dialog import ReportDialog, counts_words, warning_words
from factdesk.ui.report.making import FORMATS, file_name
from factdesk.ui.report.page import ClosedDocument
from factdesk.ui.report.preview import PagePreview
from factdesk.ui.report.to_pdf import Running, draw, to_pdf

NOW = datetime(2022, 3, 16, 9, 0, tzinfo=UTC)
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000"
                      "1f15c4890000000d49444154789c63f8cfc0f01f00050001ffa5d4a1090000000049454e44ae426082")  # fmt: skip


@pytest.fixture
def background():
    made = Background()
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot, review, background):
    made = ReportDialog(None, review, background, reviewer="Ada Byron", now=lambda: NOW)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: "Corrections report" in made._preview.page.toPlainText())
    return made


def choose(dialog, label):
    next(one for one in dialog.findChildren(QRadioButton) if one.text() == label).click()


def said(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_counts_and_what_is_left_are_said_calmly(dialog, review):
    assert counts_words(review) == "6 facts: 1 verified, 5 left"
    assert warning_words(review) == "~ 5 of 6 facts are left; the report lists them as still open. 1 of them is contradicted."
    assert {counts_words(review), warning_words(review)} <= set(said(dialog))


def test_a_review_without_anything_left_warns_of_nothing(review):
    assert warning_words(replace(review, claims=tuple(claim for claim in review.claims if claim.state.decided))) == ""


def test_formats_for_programs_are_shown_as_text(qtbot, dialog):
    choose(dialog, "Markdown")
    qtbot.waitUntil(lambda: dialog._preview.currentWidget() is dialog._preview.text)
    assert dialog._preview.text.toPlainText().startswith("#")
    choose(dialog, "Web page")
    qtbot.waitUntil(lambda: dialog._preview.currentWidget() is dialog._preview.page)


@pytest.mark.parametrize(("format_", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>"), ("md", b"# "),
                                                 ("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("json", b"{"), ("claimreview", b"[")])  # fmt: skip
def test_every_format_is_written(qtbot, dialog, tmp_path, format_, begins):
    choose(dialog, next(one.label for one in FORMATS if one.name == format_))
    path = tmp_path / f"report.{format_}"
    with qtbot.waitSignal(dialog.saved, timeout=10_000) as told:
        dialog.save_to(str(path))
    assert told.args == [str(path), format_]
    assert path.read_bytes().startswith(begins)
    assert f"✓ Saved {path}" in said(dialog)


def test_what_cannot_be_written_is_said_and_can_be_tried_again(qtbot, dialog, tmp_path):
    with qtbot.waitSignal(dialog.failed):
        dialog.save_to(str(tmp_path / "no such folder" / "report.docx"))
    assert any(line.startswith("!") and "no such folder" in line for line in said(dialog))
    assert next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Save").isEnabled()


def test_the_report_is_copied_as_markdown(qtbot, dialog):
    next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Copy as Markdown").click()
    qtbot.waitUntil(lambda: "✓ Copied; paste it where you like." in said(dialog))
    assert QGuiApplication.clipboard().text().startswith("# ")


def test_the_name_suggested_is_the_drafts_own(review):
    assert file_name(review, "docx") == "rain corrections 2022-03-15.docx"
    named = replace(
        review, result=replace(review.result, draft=replace(review.result.draft, source="pasted text", title="A/B: “visit”?"))
    )
    assert file_name(named, "pdf") == "A B visit corrections 2022-03-15.pdf"


def test_nothing_is_loaded_from_anywhere(qtbot, tmp_path):
    picture = tmp_path / "spy.png"
    picture.write_bytes(PIXEL)
    html = f'<p>words</p><img src="{picture.as_uri()}" width="50" height="50"><link rel="stylesheet" href="{picture.as_uri()}">'
    document = ClosedDocument()
    document.setHtml(html)
    assert document.resource(2, QUrl(picture.as_uri())) is None
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.show_page(html)
    assert preview.document().resource(2, QUrl(picture.as_uri())) is None
    assert preview.toPlainText().startswith("words")


def test_a_link_is_followed_only_after_a_yes(qtbot):
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.follow.disconnect()
    preview.show()
    with qtbot.assertNotEmitted(preview.follow):
        preview.anchorClicked.emit(QUrl("https://example.org/<b>x"))
        question = preview.findChild(QMessageBox)
        assert "&lt;b&gt;" in question.text() or "%3Cb%3E" in question.text()
        question.button(QMessageBox.StandardButton.Cancel).click()
    preview.anchorClicked.emit(QUrl("https://example.org/"))
    with qtbot.waitSignal(preview.follow) as told:
        preview.findChildren(QMessageBox)[-1].button(QMessageBox.StandardButton.Open).click()
    assert told.args == [QUrl("https://example.org/")]


def test_a_link_to_a_file_is_not_even_asked_about(qtbot):
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert preview.findChild(QMessageBox) is None


def test_the_pdf_has_a_title_and_an_author(qtbot, review):
    data = to_pdf(review, reviewer="Ada Byron", at=NOW)
    assert data.startswith(b"%PDF")
    for words in ("corrections report", "Ada Byron"):
        assert words.encode("utf-16-be") in data or words.encode() in data


def test_a_long_report_has_numbered_pages_and_no_heading_stands_last(qtbot, tmp_path):
    html = "".join(f"<h2>Part {n}</h2>" + "<p>word " * 60 + "</p>" for n in range(40))
    data = draw(html, Running("A title", "15 March 2022", "made"))
    pages = re.findall(rb"/Type\s*/Page\b", data)
    assert len(pages) > 5
    Path(tmp_path / "long.pdf").write_bytes(data)
