"""The report before it leaves: as a page, or as the text that a program will read."""

import re

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase, QPalette
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QStackedWidget, QTextBrowser, QWidget

from factdesk.ui.form import escaped, named
from factdesk.ui.report.page import ClosedDocument
from factdesk.ui.theme import LIGHT, Space, scaled

OPENED = frozenset({"http", "https", "mailto"})
SHOWN = 200_000
"""Characters of a text format that are shown; the file holds all."""
SIZES = re.compile(r"(?<=font-size: )\d+(?=pt;)")
PERCENT = 100


def grown(html: str) -> str:
    """A page whose type is as much larger as the user's own: Qt lets headings grow by themselves, and not what has a size in points."""
    style, end, page = html.partition("</style>")
    return SIZES.sub(lambda size: f"{int(size[0]) * scaled(PERCENT) / PERCENT:g}", style) + end + page


class PagePreview(QTextBrowser):
    """White paper whatever the theme; nothing is loaded, and a link is followed only after a question."""

    follow = Signal(QUrl)
    """A link that the reviewer said yes to; by default the desktop opens it."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "Preview of the report")
        self._page = ClosedDocument(self)
        self._page.setDocumentMargin(Space.HUGE)
        self.setDocument(self._page)
        self.setOpenLinks(False)
        self.setPlaceholderText("The report is being made…")
        self.setStyleSheet(
            f"QTextBrowser {{ background: {LIGHT.pane}; color: {LIGHT.ink}; border: 0; padding: {int(Space.HUGE)}px; }}"
        )
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, LIGHT.q("pane"))
        palette.setColor(QPalette.ColorRole.Text, LIGHT.q("ink"))
        self.setPalette(palette)
        self.anchorClicked.connect(self._ask)
        self.follow.connect(QDesktopServices.openUrl)

    def show_page(self, html: str) -> None:
        """Show a page; where the reviewer had scrolled to is kept."""
        at = self.verticalScrollBar().value()
        self._page.setHtml(grown(html))
        self.verticalScrollBar().setValue(at)

    def loadResource(self, kind: int, name: QUrl) -> object:  # noqa: ARG002 (Qt's signature)
        """Qt: something is asked for; there is nothing."""
        return None

    def _ask(self, url: QUrl) -> None:
        if url.scheme() not in OPENED:
            return
        question = QMessageBox(QMessageBox.Icon.NoIcon, "Open a link", f"<p>Open this address in your browser?</p><p>{escaped(url.toString())}</p>",
                               QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel, self)  # fmt: skip
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        question.buttonClicked.connect(
            lambda pressed: self._answered(question, pressed is question.button(QMessageBox.StandardButton.Open), url)
        )
        question.open()

    def _answered(self, question: QMessageBox, yes: bool, url: QUrl) -> None:  # noqa: FBT001 (an answer)
        question.deleteLater()
        if yes:
            self.follow.emit(url)


class Preview(QStackedWidget):
    """The page, or the text of a format for programs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = PagePreview()
        self.text = named(QPlainTextEdit(), "Preview of the file")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.addWidget(self.page)
        self.addWidget(self.text)

    def show_page(self, html: str) -> None:
        """Show the report as a page."""
        self.page.show_page(html)
        self.setCurrentWidget(self.page)

    def show_text(self, text: str) -> None:
        """Show the file's text, cut when it is very long."""
        cut = text if len(text) <= SHOWN else f"{text[:SHOWN]}\n…"
        self.text.setPlainText(cut)
        self.setCurrentWidget(self.text)
