"""The inspector: the claim in its sentence, what was found, the timeline, repairs, the verdict, and what a person adds."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from factdesk.checks.finding import Finding
from factdesk.claims.claim import Kind
from factdesk.review.review import Review, ReviewedClaim
from factdesk.review.typography import printed
from factdesk.review.verdict import Ruling
from factdesk.ui.actions import Act, Actions
from factdesk.ui.claims.rows import Row
from factdesk.ui.claims.short import NO_SPEAKER
from factdesk.ui.flow import flowing
from factdesk.ui.form import Button, dressed, escaped, named, plain, tab_before
from factdesk.ui.review.fields import HistoryRows, SourceRows, Writing
from factdesk.ui.review.keybutton import KeyButton
from factdesk.ui.review.terms import lanes_of
from factdesk.ui.review.timeline import Timeline
from factdesk.ui.review.words import context, rests_on, sentence, suggestions
from factdesk.ui.theme import Role, Space

RULINGS = (
    (Ruling.VERIFIED, "Verified", "v"),
    (Ruling.WRONG, "Wrong", "w"),
    (Ruling.UNCONFIRMED, "Cannot confirm", "u"),
    (Ruling.NOT_A_FACT, "Not a fact", "x"),
)

READ: dict[Kind | None, str] = {Kind.QUOTE: "Its speaker is {}.", Kind.SUPERLATIVE: "{}."}
"""How the inspector says what a claim was read as, where that is not its value."""
_NO_DAY = date(2000, 1, 1)


class Inspector(QScrollArea):
    """Shows one row of the list; every gesture leaves as a signal."""

    ruled = Signal(Ruling)
    jotted = Signal(str, str)
    source_wanted = Signal()
    citation_dropped = Signal(int)
    filled = Signal()
    """A suggestion was put into the correction."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Inspector")
        self._actions = actions
        self._row: Row | None = None
        self._claim: ReviewedClaim | None = None
        self._offered: tuple[str, ...] = ()
        body = QWidget()
        body.setObjectName("body")
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(Space.LARGE + 2, Space.LARGE, Space.LARGE + 2, Space.HUGE)
        self._layout.setSpacing(Space.MEDIUM)
        self._lay()
        self.setWidget(body)
        self.clear()

    def _lay(self) -> None:
        self._context = _wrapped(Role.SMALL)
        self._context.setTextFormat(Qt.TextFormat.RichText)
        self._found = _wrapped(Role.FINDING)
        self._more = _wrapped(None)
        for label in (self._found, self._more):
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timeline = Timeline()
        self._offers, self._offer_line = flowing()
        self._rests = _wrapped(Role.SMALL)
        self._decide, decide = flowing(gap=Space.TINY)
        self._verdicts: dict[Ruling, KeyButton] = {}
        for ruling, text, key in RULINGS:
            button = KeyButton(text, key, Role.VERDICT)
            button.setCheckable(True)
            button.setProperty("ruling", ruling.value)
            button.clicked.connect(lambda _checked=False, ruling=ruling: self._press(ruling))
            decide.addWidget(button)
            self._verdicts[ruling] = button
        self._menu_button = named(Button("…"), "More", "Withdraw the verdict, write a note, add a source")
        self._menu_button.setObjectName("more")
        self._menu_button.setMenu(self._menu())
        decide.addWidget(self._menu_button)
        self.writing = Writing()
        self._pending = plain("", Role.SMALL, wrap=True)
        self._sources = SourceRows()
        self._history = HistoryRows()
        for part in (self._context, self._found, self._more, self._timeline, self._offers, self._rests, self._decide,
                     self.writing, self._pending, self._sources, self._history):  # fmt: skip
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self.writing.jotted.connect(self._jotted)
        self.writing.returned.connect(self._returned)
        self._sources.wanted.connect(self.source_wanted)
        self._sources.dropped.connect(self.citation_dropped)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName("More")
        for name in (Act.WITHDRAW, Act.NOTE, Act.ADD_SOURCE):
            menu.addAction(self._actions[name])
        return menu

    @property
    def claim(self) -> ReviewedClaim | None:
        """The claim shown; None for a note on the draft or nothing."""
        return self._claim

    @property
    def offered(self) -> tuple[str, ...]:
        """The repairs shown, by digit."""
        return self._offered

    def clear(self) -> None:
        """Show that nothing is selected."""
        self.writing.tell()
        self._row = self._claim = None
        self._show_parts(claim=False)
        self._context.setText("Select a fact: click it in the article, or walk the list with j and k.")
        for part in (self._found, self._more, self._rests):
            part.hide()
        self._set_offers(())
        self._timeline.set_lanes((), _NO_DAY)

    def show_row(self, row: Row, review: Review, jotting: tuple[str, str] | None = None) -> None:
        """Show a row of the list; `jotting` is what was half typed for it and takes the place of the verdict's own words."""
        fresh = self._row is None or self._row.key != row.key
        if fresh:
            self.writing.tell()
        self._row = row
        self._claim = next((claim for claim in review.claims if claim.claim.id == row.key), None)
        findings = self._claim.findings if self._claim else _notes(row, review)
        self._context.setText(context(row, review.result.draft, self._claim.claim.speaker if self._claim else None))
        self._set_findings(findings, row)
        lanes = next((lanes for finding in findings if (lanes := lanes_of(finding, review.result.dateline))), ())
        self._timeline.set_lanes(lanes, review.result.dateline)
        self._set_offers(suggestions(self._claim) if self._claim else ())
        self._show_parts(claim=self._claim is not None)
        if self._claim is not None:
            self._set_claim(self._claim, jotting, fresh=fresh)
        if fresh:
            self.verticalScrollBar().setValue(0)

    def _set_findings(self, findings: tuple[Finding, ...], row: Row) -> None:
        self._found.setText(sentence(findings[0]) if findings else _unchecked(row))
        self._found.show()
        self._more.setText("<br>".join(sentence(finding) for finding in findings[1:]))
        self._more.setVisible(len(findings) > 1)
        self._rests.setText(rests_on(findings))
        self._rests.setVisible(bool(self._rests.text()))

    def _set_claim(self, claim: ReviewedClaim, jotting: tuple[str, str] | None, *, fresh: bool) -> None:
        verdict = claim.verdict
        for ruling, button in self._verdicts.items():
            button.setChecked(verdict is not None and verdict.ruling is ruling)
        if fresh or jotting is not None or self.writing.words() == self._standing():
            words = jotting or ((verdict.correction, verdict.note) if verdict else ("", ""))
            self.writing.set_words(*words)
        self._sources.set_citations(claim.citations)
        self._history.set_verdicts(claim.verdicts)
        self._say_pending()

    def _standing(self) -> tuple[str, str]:
        verdict = self._claim.verdict if self._claim else None
        return (verdict.correction, verdict.note) if verdict else ("", "")

    def settle(self) -> None:
        """A verdict took the words with it: show what stands."""
        self.writing.set_words(*self._standing())
        self._say_pending()

    def _show_parts(self, *, claim: bool) -> None:
        for part in (self._decide, self.writing, self._pending, self._sources):
            part.setVisible(claim)
        self._history.setVisible(claim and bool(self._claim and self._claim.verdicts))

    def _set_offers(self, offered: tuple[str, ...]) -> None:
        if offered != self._offered:
            while (item := self._offer_line.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
            made = []
            for digit, text in enumerate(offered, start=1):
                button = KeyButton(text, str(digit), Role.SUGGESTION)
                button.setAccessibleName(f"Put “{text}” into the correction")
                button.clicked.connect(lambda _checked=False, text=text: self.fill(text))
                self._offer_line.addWidget(button)
                made.append(button)
            tab_before(self._verdicts[Ruling.VERIFIED], made)
        self._offered = offered
        self._offers.setVisible(bool(offered))
        self._offers.updateGeometry()

    def fill(self, text: str) -> None:
        """Put a repair into the correction; it is journalled like typing."""
        self.writing.correction.setText(text)
        self.writing.tell()
        self.filled.emit()

    def take(self, digit: int) -> None:
        """Take the repair of a digit from 1."""
        if 1 <= digit <= len(self._offered):
            self.fill(self._offered[digit - 1])

    def focus_correction(self) -> None:
        """Put the caret into the correction."""
        self._focus(self.writing.correction)
        self.writing.correction.selectAll()

    def focus_note(self) -> None:
        """Put the caret into the note."""
        self._focus(self.writing.note)

    def _focus(self, field: QWidget) -> None:
        if field.isVisible():
            self.ensureWidgetVisible(field)
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _press(self, ruling: Ruling) -> None:
        """A pressed button shows what is on disk: until the desk says so it stays as it was."""
        verdict = self._claim.verdict if self._claim else None
        for known, button in self._verdicts.items():
            button.setChecked(verdict is not None and verdict.ruling is known)
        self.ruled.emit(ruling)

    def _jotted(self, correction: str, note: str) -> None:
        self._say_pending()
        self.jotted.emit(correction, note)

    def _returned(self) -> None:
        """What was written is taken: with a verdict that stands it becomes part of it, else the verdict is the next thing to say."""
        verdict = self._claim.verdict if self._claim else None
        if verdict is None:
            self._verdicts[Ruling.WRONG].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.writing.words() != self._standing():
            self.ruled.emit(verdict.ruling)

    def _say_pending(self) -> None:
        """Words that no verdict has taken yet are kept, but stand in no report; say so."""
        pending = self._claim is not None and self.writing.words() != self._standing()
        decided = self._claim is not None and self._claim.verdict is not None
        said = "Kept; Return makes it part of the verdict, in the note Ctrl+Return." if decided else "Kept until you decide."
        self._pending.setText(said)
        self._pending.setVisible(pending)


def _wrapped(role: Role | None) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return dressed(label, role) if role else label


def _notes(row: Row, review: Review) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in review.result.findings
        if finding.claim is None and printed(finding.message) == row.says and (finding.span or (0, 0)) == row.place
    )


def _unchecked(row: Row) -> str:
    nothing = "No reference speaks of this."
    if not row.short or not row.left:
        return nothing
    if row.short == NO_SPEAKER:
        return f"{nothing} Nobody was found who said it."
    return f"{nothing} {READ.get(row.kind, 'It is read as: {}.').format(escaped(row.short))}"
