"""A draft that changes under the reader's eyes: its file is saved again, a paragraph is edited, a long text is read."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from factdesk.desk import drafts
from factdesk.desk.steps import Glimpsed, Seen
from factdesk.draft.excerpt import place_in
from factdesk.review.verdict import Ruling
from factdesk.ui.actions import Act
from factdesk.ui.draft.edit import EditDialog

STORY = "\n\n".join(["On Tuesday, 15 March 2022, Czech PM Petr Fiala came to Kyiv, Ukraine.", "It was the first visit of the year.",
                     *(f"Paragraph {number} tells of {number} trains." for number in range(3, 60))])  # fmt: skip


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


LONG = "\n\n".join(
    f"On {1 + number % 28} May 2021 Norwegian Prime Minister Erna Solberg met {number} people." for number in range(2500)
)


@pytest.fixture
def opened(open_window, story, qtbot):
    """The window with the story in view."""
    work = open_window(story)
    qtbot.waitUntil(lambda: work.page is not None and work.page.review is not None, timeout=30_000)
    return work


def text_of(work) -> str:
    page = work.page
    return page.review.result.draft.text if page and page.review and page.review.draft_id == page.draft_id else ""


def decide(work, qtbot, words: str) -> None:
    page = work.page
    page.select(next(row.key for row in page.claims.rows if row.text == words))
    page.rule(Ruling.VERIFIED)
    qtbot.waitUntil(lambda: page.claim is not None and page.claim.verdict is not None)


def verdict_on(work, words: str) -> Ruling | None:
    found = next(claim for claim in work.page.review.claims if claim.claim.text == words)
    return found.verdict.ruling if found.verdict else None


def test_a_file_that_is_saved_again_is_noticed_and_read_when_asked(opened, story, qtbot):
    decide(opened, qtbot, "Czech PM Petr Fiala")
    first, page, tabs = opened.page.draft_id, opened.page, len(opened.window.top.tabs)
    other = story.with_name("other.txt")
    other.write_text(STORY.replace("the first visit", "the second visit, and the longest of the year"), "utf-8")
    other.replace(story)  # as many programs save
    qtbot.waitUntil(page.notice.isVisible, timeout=10_000)
    assert "the first visit" in text_of(opened)
    opened.window.doings[Act.CHECK_AGAIN].trigger()
    qtbot.waitUntil(lambda: "the second visit" in text_of(opened), timeout=30_000)
    assert opened.page is page
    assert page.draft_id != first
    assert len(opened.window.top.tabs) == tabs
    assert not page.notice.isVisible()
    assert verdict_on(opened, "Czech PM Petr Fiala") is Ruling.VERIFIED
    assert page.claims.current == page.selected
    assert page.claim.claim.text == "Czech PM Petr Fiala"


def test_saved_with_the_same_words_nothing_is_said(opened, story, qtbot):
    story.write_text(STORY + "!", "utf-8")
    story.write_text(STORY, "utf-8")
    qtbot.wait(1200)
    assert not opened.page.notice.isVisible()


def test_an_edited_paragraph_makes_the_next_version_and_leaves_the_file(opened, story, qtbot):
    decide(opened, qtbot, "Czech PM Petr Fiala")
    page = opened.page
    first = page.draft_id
    page.article.scroll_to(STORY.index("Paragraph 40"), at_top=True)
    opened.window.doings[Act.EDIT_PARAGRAPH].trigger()
    dialog = opened.window.findChild(EditDialog)
    editor = dialog.findChild(QPlainTextEdit)
    assert editor.toPlainText() == "Paragraph 40 tells of 40 trains."
    assert not dialog._main.isEnabled()
    editor.setPlainText("Paragraph 40 tells of 1,000 ships.")
    dialog.accept()
    qtbot.waitUntil(lambda: "1,000 ships" in text_of(opened), timeout=30_000)
    assert text_of(opened) == STORY.replace("40 tells of 40 trains", "40 tells of 1,000 ships")
    assert story.read_text("utf-8") == STORY
    assert verdict_on(opened, "Czech PM Petr Fiala") is Ruling.VERIFIED
    assert opened.door.desk.ask(drafts.by_path, path=story) == page.draft_id != first
    assert opened.door.desk.ask(drafts.original, draft_id=first) == STORY.encode()
    qtbot.wait(800)
    assert not page.notice.isVisible()  # the file holds what was read before


def test_after_an_edit_the_eye_stays_where_it_was(opened, qtbot):
    page = opened.page
    page.select(next(row.key for row in page.claims.rows if row.text == "21 trains"))
    page.article.scroll_to(STORY.index("Paragraph 21"), at_top=True)
    opened.window.doings[Act.EDIT_PARAGRAPH].trigger()
    dialog = opened.window.findChild(EditDialog)
    dialog.findChild(QPlainTextEdit).setPlainText("Paragraph 21 tells of 1,000 ships.")
    dialog.accept()
    qtbot.waitUntil(lambda: "1,000 ships" in text_of(opened), timeout=30_000)
    assert page.claim.claim.text == "1,000 ships"
    assert page.claims.current == page.selected


def test_an_edited_paragraph_can_be_taken_back_and_edited_again_with_what_was_decided_of_it(opened, qtbot):
    decide(opened, qtbot, "Czech PM Petr Fiala")
    page, undo, redo = opened.page, opened.window.doings[Act.UNDO], opened.window.doings[Act.REDO]
    opened.window.doings[Act.EDIT_PARAGRAPH].trigger()
    dialog = opened.window.findChild(EditDialog)
    dialog.findChild(QPlainTextEdit).setPlainText("Czech PM Petr Fiala came to Lviv.")
    dialog.accept()
    qtbot.waitUntil(lambda: "Lviv" in text_of(opened), timeout=30_000)
    edited = text_of(opened)
    assert verdict_on(opened, "Czech PM Petr Fiala") is None  # it stands in another sentence now
    assert undo.isEnabled()
    assert "edit ‘On Tuesday" in undo.text()
    assert not redo.isEnabled()
    for _ in range(2):
        undo.trigger()
        qtbot.waitUntil(lambda: text_of(opened) == STORY, timeout=30_000)
        qtbot.waitUntil(redo.isEnabled)
        assert not undo.isEnabled()
        assert verdict_on(opened, "Czech PM Petr Fiala") is Ruling.VERIFIED
        redo.trigger()
        qtbot.waitUntil(lambda: text_of(opened) == edited, timeout=30_000)
        qtbot.waitUntil(undo.isEnabled)
        assert not redo.isEnabled()
        assert verdict_on(opened, "Czech PM Petr Fiala") is None
    assert opened.page is page
    decide(opened, qtbot, "Czech PM Petr Fiala")
    undo.trigger()
    qtbot.waitUntil(lambda: verdict_on(opened, "Czech PM Petr Fiala") is None)
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    qtbot.waitUntil(lambda: text_of(opened) == STORY, timeout=30_000)
    assert verdict_on(opened, "Czech PM Petr Fiala") is Ruling.VERIFIED


def test_pasted_words_can_be_edited_too(work, qtbot):
    from factdesk.ui.paste import Pasted

    work.opening.pasted(Pasted("It was the largest train of the year.", "", None))
    qtbot.waitUntil(lambda: "largest train" in text_of(work), timeout=30_000)
    page = work.page
    first = page.draft_id
    work.window.doings[Act.EDIT_PARAGRAPH].trigger()
    dialog = work.window.findChild(EditDialog)
    dialog.findChild(QPlainTextEdit).setPlainText("It was the longest train of the year.")
    dialog.accept()
    qtbot.waitUntil(lambda: "longest train" in text_of(work), timeout=30_000)
    assert work.page is page
    assert page.draft_id != first
    assert [kept.id for kept in work.door.desk.ask(drafts.recent, limit=9) if kept.source == "pasted text"] == [page.draft_id]


def marks_in_view(work) -> int:
    return sum(len(page.article.marks) for page in work.arrivals.pages.values())


def test_a_long_draft_shows_its_text_and_marks_while_it_is_read(open_window, tmp_path, qtbot):
    path = tmp_path / "long.txt"
    path.write_text(LONG)
    work = open_window(draft=False)
    steps = []
    work.opening.stepped.connect(lambda _wanted, step: steps.append((type(step), marks_in_view(work))))
    work.open_files([str(path)])
    qtbot.waitUntil(lambda: bool(work.arrivals.pages), timeout=30_000)
    reading = next(iter(work.arrivals.pages.values()))
    assert reading.article.draft.words > 25_000
    qtbot.waitUntil(lambda: work.page is not None and work.page.review is not None, timeout=60_000)
    assert [step for step, _ in steps] == [Seen, Glimpsed]
    assert steps[0][1] == 0
    assert 0 < steps[1][1] < len(work.page.claims.rows) / 10
    assert work.page.article is reading.article
    assert not work.arrivals.pages
    assert [key for key in work.window.top.tabs if key.startswith("reading")] == []
    assert len(work.page.claims.rows) > 5000


def test_what_is_being_read_can_be_left(open_window, tmp_path, qtbot):
    path = tmp_path / "long.txt"
    path.write_text(
        "\n\n".join(f"On {1 + number % 28} May 2021 he met {number} people in Oslo, Norway." for number in range(30_000))
    )
    work = open_window(draft=False)
    work.open_files([str(path)])
    qtbot.waitUntil(lambda: bool(work.arrivals.pages), timeout=30_000)
    work.window.doings[Act.CLOSE_DRAFT].trigger()
    assert not work.arrivals.pages
    assert work.window.pages.currentWidget() is work.start
    work.open_sample()
    qtbot.waitUntil(lambda: work.page is not None and work.page.review is not None, timeout=30_000)


@pytest.mark.parametrize(
    ("new", "old", "place", "expected"),
    [("abc", "abc", 2, 2), ("xabc", "abc", 2, 3), ("abcx", "abc", 2, 2), ("bc", "abc", 2, 1), ("", "abc", 2, 0)],
)
def test_a_place_is_found_again_in_the_next_version(new, old, place, expected):
    assert place_in(new, old, place) == expected


def test_a_file_that_is_being_read_is_not_read_twice(open_window, tmp_path, qtbot):
    path = tmp_path / "long.txt"
    path.write_text(LONG)
    work = open_window(draft=False)
    began = []
    work.opening.began.connect(began.append)
    work.open_files([str(path)])
    qtbot.waitUntil(lambda: bool(work.arrivals.pages), timeout=30_000)
    assert work.window.windowTitle() == "long.txt – FactDesk"
    work.show_start()
    work.open_files([str(path)])
    assert len(began) == 1
    assert work.window.pages.currentWidget() is next(iter(work.arrivals.pages.values()))
    work.close_tab()


def test_closing_a_draft_that_is_being_read_leaves_the_next_one_alone(open_window, tmp_path, story, qtbot):
    path = tmp_path / "long.txt"
    path.write_text(LONG)
    work = open_window(draft=False)
    work.open_files([str(path), str(story)])
    qtbot.waitUntil(lambda: bool(work.arrivals.pages), timeout=30_000)
    work.close_tab()
    assert not work.arrivals.pages
    qtbot.waitUntil(lambda: work.page is not None and work.page.review is not None, timeout=30_000)
    assert text_of(work) == STORY
    assert len(work.drafts) == 1


def edit_to_lviv(work) -> None:
    work.window.doings[Act.EDIT_PARAGRAPH].trigger()
    dialog = work.window.findChild(EditDialog)
    dialog.findChild(QPlainTextEdit).setPlainText("Czech PM Petr Fiala came to Lviv.")
    dialog.accept()


def test_an_edit_whose_tab_is_closed_while_it_is_read_is_kept_and_opens_no_tab(opened, story, qtbot):
    page, first = opened.page, opened.page.draft_id
    edit_to_lviv(opened)
    qtbot.waitUntil(lambda: "Lviv" in text_of(opened), timeout=30_000)
    opened.window.doings[Act.UNDO].trigger()
    with qtbot.waitSignal(opened.opening.opened, timeout=30_000):
        opened.close_tab()
    assert list(opened.drafts) == []
    newest = opened.door.desk.ask(drafts.by_path, path=story)
    assert newest not in {first, page.draft_id}
    assert opened.door.desk.ask(drafts.review, draft_id=newest).result.draft.text == STORY


def test_after_an_undo_of_an_edit_that_is_cancelled_there_is_still_undo(opened, qtbot):
    edit_to_lviv(opened)
    qtbot.waitUntil(lambda: "Lviv" in text_of(opened), timeout=30_000)
    edited = text_of(opened)
    opened.window.doings[Act.UNDO].trigger()
    decide(opened, qtbot, "Czech PM Petr Fiala")
    opened.opening.cancel()
    qtbot.waitUntil(lambda: not opened.page.decisions.busy, timeout=10_000)
    assert text_of(opened) == edited
    opened.window.doings[Act.UNDO].trigger()
    qtbot.waitUntil(lambda: verdict_on(opened, "Czech PM Petr Fiala") is None)


def test_an_edit_undone_before_it_is_shown_stays_in_its_tab(opened, qtbot):
    page, first = opened.page, opened.page.draft_id
    edit_to_lviv(opened)
    qtbot.waitUntil(lambda: page.draft_id != first and page.decisions.stack.canUndo(), timeout=30_000)
    second = page.draft_id
    page.decisions.undo()
    qtbot.waitUntil(lambda: page.draft_id not in {first, second} and text_of(opened) == STORY, timeout=30_000)
    assert list(opened.drafts) == [page.draft_id]
    assert opened.page is page
