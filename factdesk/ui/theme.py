"""How the window looks: colours, the three scales, and putting them on the application.

Three surfaces (paper, pane, ground), one accent for what can be pressed, and red, amber and green only for what is contradicted,
worth a look and verified, never without a shape beside them. Widgets that paint ask `colours()` while they paint, so that a switch
from light to dark needs nothing but a repaint.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from factdesk.ui import faces
from factdesk.ui.stylesheet import stylesheet


class Space(IntEnum):
    """Distances in device-independent pixels; there are no others."""

    TINY = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    HUGE = 24


class Type(IntEnum):
    """Sizes of type in pixels at 100 %; there are no others."""

    SMALL = 12
    LABEL = 13
    BODY = 14
    LARGE = 16
    READING = 18
    TITLE = 20


class Corner(IntEnum):
    """Radii of corners: marks and bars, controls, chips."""

    MARK = 3
    CONTROL = 6
    CHIP = 14


class Mode(StrEnum):
    """Light, dark, or as the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Role(StrEnum):
    """What a control or a label is to the eye; `dress` sets it and the stylesheet reads it."""

    PRIMARY = "primary"
    """A button: the one thing to do here, filled with the accent."""
    FLAT = "flat"
    """A button without a frame."""
    TAB = "tab"
    CHIP = "chip"
    """A small round toggle that filters."""
    SUGGESTION = "suggestion"
    """A button that fills something in, framed by the accent."""
    VERDICT = "verdict"
    """A button that a person's decision presses."""
    MUTED = "muted"
    """A label: second in rank."""
    SMALL = "small"
    """A label: second in rank and small."""
    STRONG = "strong"
    TITLE = "title"
    """A label: the name of what the page is about."""
    ALARM = "alarm"
    """A label in red; give it a word or a sign too."""
    ADVICE = "advice"
    GOOD = "good"
    FINDING = "finding"
    """A label: what the program found."""
    COUNT = "count"
    """A label: the counter that matters, small and strong."""
    LINK = "link"
    """A button that is no more than small words."""
    FIELD = "field"
    """A row that looks like a field."""
    PAPER = "paper"
    """A surface for reading."""
    PANE = "pane"
    """A surface for lists and forms."""
    GROUND = "ground"
    """A surface for the frame."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, as #rrggbb."""

    dark: bool
    paper: str
    pane: str
    ground: str
    line: str
    """Frames and rules."""
    bar: str
    """Neutral fills: bars of a timeline, badges of what is unchecked, grid lines."""
    ink: str
    muted: str
    accent: str
    on_accent: str
    tint: str
    """The accent as a surface: what is selected."""
    red: str
    rose: str
    amber: str
    sand: str
    green: str
    mint: str

    def q(self, name: str) -> QColor:
        """One of them as Qt's colour."""
        return QColor(getattr(self, name))


LIGHT = Colours(
    dark=False, paper="#fcfbf8", pane="#ffffff", ground="#ffffff", line="#dedad2", bar="#e6e3dc", ink="#1e2226", muted="#626a73",
    accent="#245c8c", on_accent="#ffffff", tint="#e4eef6", red="#b3261e", rose="#f2c9c5", amber="#8a5a00", sand="#f3e3c2",
    green="#24703d", mint="#cde5d3",
)  # fmt: skip
DARK = Colours(
    dark=True, paper="#202326", pane="#232629", ground="#232629", line="#383c41", bar="#3a3e43", ink="#e6e4df", muted="#a2a8af",
    accent="#7fb6e3", on_accent="#14202a", tint="#2b3a47", red="#ff8a80", rose="#6b3330", amber="#f0b95b", sand="#57461f",
    green="#7ccb92", mint="#2e5a3c",
)  # fmt: skip


def colours() -> Colours:
    """The colours the application wears now; ask while painting, keep none."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT  # noqa: PLR2004


def dress(widget: QWidget, role: Role) -> None:
    """Say what a widget is to the eye; may be called again to change it."""
    if widget.property("role") == role.value:
        return
    widget.setProperty("role", role.value)
    if role in {Role.PAPER, Role.PANE, Role.GROUND, Role.FIELD}:
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def font(size: int = Type.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface face in a size of the scale, grown with the user's own text size."""
    return faces.interface(scaled(size), weight)


def scaled(pixels: float) -> int:
    """A length grown with the user's own text size: the application's font is `Type.BODY` at 100 %."""
    return (
        round(pixels * max(1, QApplication.font().pixelSize()) / Type.BODY)
        if QApplication.font().pixelSize() > 0
        else round(pixels)
    )


class Theme(QObject):
    """Puts face, palette and stylesheet on the application, and follows the system when nobody forces light or dark."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM, text: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._system_pixels = QFontInfo(app.font()).pixelSize()
        self._mode = mode
        self._text = text
        app.setStyle("Fusion")
        faces.load_interface()
        self._wear()
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def mode(self) -> Mode:
        """What was asked for."""
        return self._mode

    @property
    def text(self) -> float:
        """The factor on the interface's type that was asked for."""
        return self._text

    def set_mode(self, mode: Mode) -> None:
        """Force light or dark, or follow the system; at once."""
        self._mode = mode
        self._wear()

    def set_text(self, text: float) -> None:
        """Grow the interface's type by a factor (1.0 is the system's own size)."""
        self._text = text
        self._wear()

    def _follow(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._wear()

    def _wear(self) -> None:
        wanted = self._mode
        if wanted is Mode.SYSTEM:
            system_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
            wanted = Mode.DARK if system_dark else Mode.LIGHT
        worn = DARK if wanted is Mode.DARK else LIGHT
        body = round(Type.BODY * self._text * text_growth(self._system_pixels))
        self._app.setFont(faces.interface(body))
        self._app.setPalette(palette(worn))
        self._app.setStyleSheet(stylesheet(worn, body / Type.BODY))
        self.changed.emit()


def text_growth(system_pixels: int) -> float:
    """How much larger than usual (up to 16 pixels) the system's own text is, at most twice; a smaller one changes nothing."""
    usual = 16
    return min(2.0, max(1.0, system_pixels / usual))


def palette(worn: Colours) -> QPalette:
    """The same colours in Qt's roles, for whatever the stylesheet does not reach."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette(worn.q("ground"))
    for part, name in (
        (role.Window, "ground"), (role.Base, "pane"), (role.AlternateBase, "paper"), (role.Button, "pane"), (role.WindowText, "ink"),
        (role.Text, "ink"), (role.ButtonText, "ink"), (role.BrightText, "red"), (role.ToolTipBase, "pane"), (role.ToolTipText, "ink"),
        (role.Highlight, "accent"), (role.HighlightedText, "on_accent"), (role.Accent, "accent"), (role.Link, "accent"),
        (role.LinkVisited, "accent"), (role.PlaceholderText, "muted"), (role.Mid, "line"), (role.Midlight, "bar"), (role.Dark, "line"),
        (role.Light, "pane"), (role.Shadow, "line"),
    ):  # fmt: skip
        made.setColor(part, worn.q(name))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, part, worn.q("muted"))
    return made
