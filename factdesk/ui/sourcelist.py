"""The sources of a draft: their letters, titles and how many facts rest on each; Return edits one."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from factdesk.review.review import Review
from factdesk.review.source import Source
from factdesk.ui.day import day_words
from factdesk.ui.form import fit, plain
from factdesk.ui.table import Column, RowsModel, Table
from factdesk.ui.theme import Role, Type


class SourcesDialog(QDialog):
    """Lists sources; asks for one to be edited."""

    edit_asked = Signal(Source)

    def __init__(self, parent: QWidget | None, review: Review, latest: Callable[[], Review | None]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sources of the draft")
        self._latest = latest
        self._cited: Counter[int] = Counter()
        self._model: RowsModel[Source] = RowsModel(
            (
                Column("Letter", lambda source: source.letter, "strong", 2),
                Column("Source", lambda source: source.title, "", 8),
                Column("Where", lambda source: source.publisher or source.url, "muted", 5),
                Column("Accessed", lambda source: day_words(source.accessed, short=True), "muted", 3),
                Column("Facts", lambda source: str(self._cited[source.id]), "muted", 2),
            ),
            lambda source: f"{source.letter}, {source.title}",
        )
        self._says = plain("", Role.MUTED, wrap=True)
        table = Table(self._model, "Sources of the draft", "Return edits one", size=Type.BODY)
        table.returned.connect(self._edit)
        table.doubleClicked.connect(self._edit)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._says)
        layout.addWidget(table, 1)
        layout.addWidget(box)
        self.show_review(review)
        fit(self, 760, 420)

    def show_review(self, review: Review) -> None:
        """Show a draft's sources as they stand now."""
        self._cited = Counter(citation.source.id for claim in review.claims for citation in claim.citations)
        self._model.set_rows(review.sources)
        some = "Return or a double click edits a source." if review.sources else "No sources yet: select a fact and press s."
        self._says.setText(some)

    def follow(self) -> None:
        """The draft's review may be another one now."""
        review = self._latest()
        if review is not None:
            self.show_review(review)

    def _edit(self, index: QModelIndex) -> None:
        self.edit_asked.emit(self._model.rows[index.row()])
