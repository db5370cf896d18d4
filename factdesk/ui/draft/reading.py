"""A long draft while it is read for the first time: its text at once, then a dotted line under what can be checked in view."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from factdesk.draft.draft import Draft
from factdesk.review.state import State
from factdesk.ui.draft.article import ArticleView
from factdesk.ui.draft.marks import Mark
from factdesk.ui.form import plain
from factdesk.ui.theme import Role, Space, dress


class ReadingPage(QWidget):
    """The article with a word on what is going on beside it; the page for its review takes the article over as it stands."""

    def __init__(self, draft: Draft, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, Role.PAPER)
        self.article = ArticleView()
        self.article.set_zoom(zoom)
        side = QWidget()
        dress(side, Role.PANE)
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(plain(f"Reading {draft.words:,} words…", Role.STRONG))
        column.addWidget(
            plain("You can read along meanwhile. The facts come as soon as all of it has been checked.", Role.MUTED, wrap=True)
        )
        column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.article, 58)
        layout.addWidget(side, 42)
        self.article.set_draft(draft)

    def mark(self, spans: Iterable[tuple[int, int]]) -> None:
        """Underline what can be checked, before anybody knows how it stands."""
        self.article.set_marks([Mark(f"seen {start}", start, end, State.UNCHECKED) for start, end in spans])
