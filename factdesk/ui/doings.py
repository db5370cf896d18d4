"""What each action does, in one table; the words and keys are in `actions`."""

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog

from factdesk.desk import sources
from factdesk.draft.excerpt import rewritten
from factdesk.draft.reading import ENDINGS
from factdesk.review.source import Source
from factdesk.review.verdict import Ruling
from factdesk.ui.about import AboutDialog
from factdesk.ui.actions import SPECS, SUGGESTIONS, Act, Group
from factdesk.ui.claims.model import Order
from factdesk.ui.commands import CommandPalette
from factdesk.ui.dateline import DatelineDialog
from factdesk.ui.door import now
from factdesk.ui.draft.edit import EditDialog
from factdesk.ui.keys import KeysSheet
from factdesk.ui.opening import today
from factdesk.ui.page import DraftPage
from factdesk.ui.paste import PasteDialog
from factdesk.ui.preferences import PreferencesDialog
from factdesk.ui.rechecking import Rechecking
from factdesk.ui.report.dialog import ReportDialog
from factdesk.ui.rewriting import Rewriting
from factdesk.ui.sourcelist import SourcesDialog
from factdesk.ui.sources import SourceDialog
from factdesk.ui.theme import Mode
from factdesk.ui.work import ROSTER, Work

STEP = 1.1
"""How much one press of Ctrl++ enlarges."""
VERDICT_KEYS = (Act.VERIFY, Act.WRONG, Act.UNCONFIRMED, Act.NOT_A_FACT)


class Doings:
    """Ties the window's actions to the work."""

    def __init__(self, work: Work) -> None:
        self._work, self._window = work, work.window
        self.rechecking = Rechecking(work)
        self._window.doings.connect_all(self._table())
        top = self._window.top
        top.dateline_wanted.connect(self.dateline)
        top.sources_wanted.connect(self.sources)
        top.report_wanted.connect(self.report)
        self._window.status.keys.clicked.connect(self.keys)
        self.wear()

    def _table(self) -> dict[str, Callable[[], object]]:
        work, window = self._work, self._window
        on = self._on
        return {
            Act.OPEN: self.open, Act.PASTE: self.paste, Act.SAMPLE: work.open_sample, Act.DATELINE: self.dateline,
            Act.CHECK_AGAIN: self.check_again, Act.EDIT_PARAGRAPH: self.edit_paragraph, Act.REPORT: self.report,
            Act.CLOSE_DRAFT: work.close_tab, Act.PREFERENCES: self.preferences, Act.QUIT: window.close,
            Act.UNDO: self.undo, Act.REDO: self.redo,
            Act.VERIFY: on(lambda page: page.rule(Ruling.VERIFIED)), Act.WRONG: on(lambda page: page.rule(Ruling.WRONG)),
            Act.UNCONFIRMED: on(lambda page: page.rule(Ruling.UNCONFIRMED)),
            Act.NOT_A_FACT: on(lambda page: page.rule(Ruling.NOT_A_FACT)), Act.WITHDRAW: on(lambda page: page.withdraw()),
            Act.CORRECTION: on(lambda page: page.inspector.focus_correction()),
            Act.MARK: on(lambda page: page.mark()),
            Act.NOTE: on(lambda page: page.inspector.focus_note()), Act.ADD_SOURCE: on(lambda page: page.add_source()),
            **{name: on(lambda page, digit=digit: page.inspector.take(digit)) for digit, name in enumerate(SUGGESTIONS, start=1)},
            Act.NEXT: on(lambda page: page.claims.step(1)), Act.PREVIOUS: on(lambda page: page.claims.step(-1)),
            Act.NEXT_LEFT: on(lambda page: page.claims.next_left()), Act.FILTER: self.filter, Act.SOURCES: self.sources,
            Act.LEAVE_FIELD: on(lambda page: page.claims.focus_list()),
            Act.ROSTER: lambda: work.show_tab(ROSTER), Act.NEXT_TAB: lambda: work.step_tab(1),
            Act.PREVIOUS_TAB: lambda: work.step_tab(-1),
            Act.LARGER: lambda: work.set_zoom(work.settings.article_zoom * STEP),
            Act.SMALLER: lambda: work.set_zoom(work.settings.article_zoom / STEP), Act.USUAL_SIZE: lambda: work.set_zoom(1.0),
            Act.ORDER_TEXT: lambda: self.order(Order.TEXT), Act.ORDER_KIND: lambda: self.order(Order.KIND),
            Act.ORDER_STATE: lambda: self.order(Order.STATE), Act.FULL_SCREEN: self.full_screen,
            Act.EDIT_OFFICIAL: self._of_official("edit"), Act.CONFIRM_OFFICIAL: self._of_official("confirm"),
            Act.OFFICIAL_HISTORY: self._of_official("history"), Act.MERGE_OFFICIAL: self._of_official("merge"),
            Act.SPLIT_OFFICIAL: self._of_official("split"), Act.REMOVE_OFFICIAL: self._of_official("remove"),
            Act.CHECK_ROSTER: self._in_roster("check"), Act.NEW_OFFICIAL: self._in_roster("new_official"), Act.IMPORT_ROSTER: self._in_roster("import_file"),
            Act.EXPORT_ROSTER: self._in_roster("export_file"), Act.COMMANDS: self.commands, Act.KEYS: self.keys, Act.ABOUT: self.about,
        }  # fmt: skip

    def _on(self, does: Callable[[DraftPage], object]) -> Callable[[], object]:
        """Only when a draft is in view."""

        def doing() -> None:
            page = self._work.page
            if page is not None:
                does(page)

        return doing

    def _in_roster(self, name: str) -> Callable[[], object]:
        def doing() -> None:
            self._work.show_tab(ROSTER)
            getattr(self._work.roster, name)()

        return doing

    def _of_official(self, name: str) -> Callable[[], object]:
        """As the button of this name above the official that is chosen."""

        def doing() -> None:
            roster = self._work.roster
            if roster is not None and roster.isVisible() and roster.panel.official is not None:
                getattr(roster.panel, f"{name}_asked").emit()

        return doing

    def undo(self) -> None:
        """Take back what was done last in what is in view."""
        if self._work.undoing is not None:
            self._work.undoing.undo()

    def redo(self) -> None:
        """Do it again."""
        if self._work.undoing is not None:
            self._work.undoing.redo()

    def wear(self) -> None:
        """Let the settings show: colours, sizes, and whether single letters decide."""
        settings, theme = self._work.settings, self._window.theme
        if theme.mode.value != settings.theme:
            theme.set_mode(Mode(settings.theme))
        if theme.text != settings.zoom:
            theme.set_text(settings.zoom)
        for spec in SPECS:
            if spec.name in VERDICT_KEYS:
                self._window.doings[spec.name].setShortcuts(
                    [QKeySequence(key) for key in spec.keys] if settings.single_keys else []
                )

    def open(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self._window, "Open a draft", self._work.settings.open_folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        known = " ".join(f"*{ending}" for ending in ENDINGS)
        dialog.setNameFilters([f"Drafts ({known})", "All files (*)"])
        dialog.filesSelected.connect(self._chosen)
        self._show(dialog)

    def _chosen(self, paths: list[str]) -> None:
        if paths:
            self._work.change(open_folder=paths[0].rpartition("/")[0])
            self._work.open_files(paths)

    def paste(self) -> None:
        """Ask for text; the clipboard's is there already."""
        dialog = PasteDialog(self._window)
        dialog.accepted.connect(lambda: self._work.opening.pasted(dialog.answer()))
        self._show(dialog)

    def dateline(self) -> None:
        """Ask for the day the draft is written for."""
        page = self._work.page
        if page is None or page.review is None:
            return
        review = page.review
        dialog = DatelineDialog(self._window, review.result.dateline)
        dialog.accepted.connect(lambda: self._work.opening.again(review, dialog.answer()))
        self._show(dialog)

    def check_again(self) -> None:
        """Read the draft in view again: its file when that was saved since, and against the roster of now."""
        page = self._work.page
        if page is not None and page.review is not None:
            self._work.read_again(page)

    def edit_paragraph(self) -> None:
        """Ask for other words of the paragraph in which the selected claim stands, else of the one at the top of the view."""
        page = self._work.page
        if page is None or page.review is None or not page.review.result.draft.paragraphs:
            return
        review, draft = page.review, page.review.result.draft
        place = page.place_in_view()
        number = max(0, bisect_right(draft.paragraphs, place, key=lambda one: one.start) - 1)
        paragraph = draft.paragraphs[number]
        words = draft.text[paragraph.start : paragraph.end]
        dialog = EditDialog(self._window, words, max(0, place - paragraph.start))
        edit = Rewriting(page, self._work.opening, words)
        dialog.accepted.connect(lambda: edit.begin(review, rewritten(draft, number, dialog.answer())))
        self._show(dialog)

    def sources(self) -> None:
        """List the draft's sources."""
        page = self._work.page
        if page is None or page.review is None:
            return
        dialog = SourcesDialog(self._window, page.review, lambda: page.review)
        dialog.edit_asked.connect(lambda source: self._edit_source(dialog, source))
        page.changed.connect(dialog.follow)
        self._show(dialog)

    def _edit_source(self, over: QDialog, source: Source) -> None:
        dialog = SourceDialog(over, today(), editing=source)
        dialog.accepted.connect(
            lambda: self._work.door.do(
                sources.edit, source=dialog.answer().source, seen=source, failed=lambda e: self._work.tell(str(e))
            )
        )
        self._show(dialog)

    def report(self) -> None:
        """Show the report as it would leave."""
        page, work = self._work.page, self._work
        if page is None or page.review is None:
            return
        page.finish()
        settings = work.settings
        dialog = ReportDialog(self._window, page.review, work.background, reviewer=settings.reviewer, now=now,
                              format_=settings.report_format, folder=settings.report_folder)  # fmt: skip
        dialog.saved.connect(
            lambda path, format_: work.change(report_format=format_, report_folder=path.replace("\\", "/").rpartition("/")[0])
        )
        dialog.failed.connect(work.tell)
        self._show(dialog)

    def preferences(self) -> None:
        """Show what can be chosen."""
        dialog = PreferencesDialog(self._window, self._work.settings)
        dialog.accepted.connect(lambda: self._prefer(dialog.answer()))
        self._show(dialog)

    def _prefer(self, chosen: dict[str, object]) -> None:
        if chosen:
            self._work.change(**chosen)
            self.wear()
            if "article_zoom" in chosen:
                self._work.set_zoom(self._work.settings.article_zoom)
            if "database" in chosen and not self._work.door.open:
                self._work.begin([], self._work.settings.database or None)

    def filter(self) -> None:
        """Put the caret into the field that filters what is in view."""
        page, roster = self._work.page, self._work.roster
        if page is not None:
            page.claims.focus_filter()
        elif roster is not None and roster.isVisible():
            roster.focus_search()

    def order(self, order: Order) -> None:
        """Sort the list, now and next time."""
        page = self._work.page
        if page is not None:
            page.set_order(order)
        if order is not Order.STATE:
            self._work.change(claims_order=order.value)

    def full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def commands(self) -> None:
        """Every command by name."""
        CommandPalette(self._window, [self._window.doings[spec.name] for spec in SPECS if spec.name != Act.COMMANDS]).show()

    def keys(self) -> None:
        """The sheet of keys."""
        doings, between = self._window.doings, SUGGESTIONS[1:-1]
        groups = {group.value: [one for one in doings.in_group(group) if one.objectName() not in between] for group in Group}
        self._show(KeysSheet(self._window, groups))

    def about(self) -> None:
        """What the program is and stands on."""
        self._show(AboutDialog(self._window, self._work.door.url))

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
