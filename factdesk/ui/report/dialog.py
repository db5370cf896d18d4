"""The report dialog: formats and who signs on the left, the report itself on the right."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from factdesk.review.review import Review
from factdesk.review.state import State
from factdesk.ui.background import Background
from factdesk.ui.form import button, dressed, fit, named, plain, scrolled
from factdesk.ui.report.making import FORMATS, Format, file_name, make, shown
from factdesk.ui.report.preview import Preview
from factdesk.ui.theme import Role, Space, scaled

COUNTED = (
    (State.WRONG, "wrong"),
    (State.UNCONFIRMED, "not confirmed"),
    (State.VERIFIED, "verified"),
    (State.NOT_A_FACT, "not facts"),
)


def counts_words(review: Review) -> str:
    """What was decided, in few words; the parts and what is left add up."""
    counts = review.counts()
    said = [f"{counts[state]:,} {word}" for state, word in COUNTED if counts[state]]
    return f"{len(review.claims):,} facts: {', '.join([*said, f'{review.left:,} left'])}"


def warning_words(review: Review) -> str:
    """What a reviewer should know before handing the report on; empty when all is decided."""
    if not review.left:
        return ""
    against = review.counts()[State.CONTRADICTED]
    more = f" {against:,} of them {'is' if against == 1 else 'are'} contradicted." if against else ""
    return f"~ {review.left:,} of {len(review.claims):,} facts are left; the report lists them as still open.{more}"


class ReportDialog(QDialog):
    """Shows a review's report as it will leave, and writes it to a file."""

    saved = Signal(str, str)
    """The path of a file that was written, and its format."""
    failed = Signal(str)
    """One sentence that says why nothing was written."""

    def __init__(self, parent: QWidget | None, review: Review, background: Background, *, reviewer: str,
                 now: Callable[[], datetime], format_: str = "docx", folder: str = "") -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle("Report")
        self._review, self._background, self._now, self._folder = review, background, now, folder
        self._asked = 0
        self._preview = Preview()
        sides = QHBoxLayout()
        sides.setSpacing(Space.TINY)
        sides.addWidget(self._left(reviewer, format_))
        sides.addWidget(self._preview, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(sides, 1)
        layout.addWidget(self._foot())
        self._draw()
        fit(self, 1080, 760)

    def _left(self, reviewer: str, format_: str) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, Space.MEDIUM, 0)  # for the bar of a screen on which it has no room
        column.setSpacing(Space.SMALL)
        column.addWidget(plain("Format", Role.STRONG))
        self._formats = QButtonGroup(self)
        for at, one in enumerate(FORMATS):
            radio = named(QRadioButton(one.label), one.label, one.says)
            radio.setChecked(one.name == format_)
            self._formats.addButton(radio, at)
            column.addWidget(radio, 0, Qt.AlignmentFlag.AlignLeft)
        if self._formats.checkedButton() is None:
            self._formats.button(0).setChecked(True)
        self._says = plain("", Role.SMALL, wrap=True)
        column.addWidget(self._says)
        column.addSpacing(Space.MEDIUM)
        signed = plain("Signed by", Role.STRONG)
        self._reviewer = named(QLineEdit(reviewer), "Signed by", "The name that stands on the report")
        signed.setBuddy(self._reviewer)
        column.addWidget(signed)
        column.addWidget(self._reviewer)
        column.addSpacing(Space.MEDIUM)
        column.addWidget(plain(counts_words(self._review), Role.MUTED, wrap=True))
        warning = warning_words(self._review)
        if warning:
            column.addWidget(plain(warning, Role.ADVICE, wrap=True))
        self._status = plain("", Role.MUTED, wrap=True)
        column.addStretch(1)
        self._formats.idClicked.connect(self._draw)
        self._reviewer.editingFinished.connect(self._draw)
        left = QWidget()
        left.setFixedWidth(scaled(248) + Space.MEDIUM)
        both = QVBoxLayout(left)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(scrolled(side), 1)
        both.addWidget(self._status)
        return left

    def _foot(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        save = button("&Save…", "Write the report to a file", Role.PRIMARY)
        save.setDefault(True)
        copy = button("&Copy as Markdown", "Put the report on the clipboard")
        close = button("Close", "Close the report")
        box.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        save.clicked.connect(self._save)
        copy.clicked.connect(self._copy)
        box.rejected.connect(self.reject)
        self._save_button = save
        save.setFocus(Qt.FocusReason.OtherFocusReason)
        return box

    @property
    def format(self) -> Format:
        """The format that is chosen."""
        return FORMATS[self._formats.checkedId()]

    def _signed(self) -> dict[str, Any]:
        return {"reviewer": self._reviewer.text().strip(), "at": self._now()}

    def _draw(self) -> None:
        self._says.setText(self.format.says)
        self._asked += 1
        asked, format_ = self._asked, self.format
        self._background.run(shown, self._review, format_.name, owner=self, **self._signed(),
                             done=lambda text: self._drawn(asked, format_, text), failed=self._say)  # fmt: skip

    def _drawn(self, asked: int, format_: Format, text: str) -> None:
        if asked == self._asked:
            (self._preview.show_page if format_.text is None else self._preview.show_text)(text)

    def _save(self) -> None:
        suggested = str(Path(self._folder or Path.home()) / file_name(self._review, self.format.name))
        path, _ = QFileDialog.getSaveFileName(self, "Save the report", suggested, f"{self.format.label} (*.{self.format.ending})")
        if path:
            self.save_to(path if PurePath(path).suffix else f"{path}.{self.format.ending}")

    def save_to(self, path: str) -> None:
        """Write the chosen format to a path, off the window's thread."""
        format_ = self.format
        self._save_button.setEnabled(False)
        self._status.setText("Writing…")
        self._background.run(make, self._review, format_.name, Path(path), owner=self, **self._signed(),
                             done=lambda _: self._written(path, format_.name), failed=self._say)  # fmt: skip

    def _written(self, path: str, format_: str) -> None:
        self._save_button.setEnabled(True)
        self._folder = str(Path(path).parent)
        dressed(self._status, Role.MUTED).setText(f"✓ Saved {path}")
        self.saved.emit(path, format_)

    def _copy(self) -> None:
        self._background.run(shown, self._review, "md", owner=self, **self._signed(), done=self._copied, failed=self._say)

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        dressed(self._status, Role.MUTED).setText("✓ Copied; paste it where you like.")

    def _say(self, error: Exception) -> None:
        self._save_button.setEnabled(True)
        dressed(self._status, Role.ALARM).setText(f"! {error}")
        self.failed.emit(str(error))
