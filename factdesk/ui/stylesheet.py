"""The one stylesheet, made from a set of colours and the user's text size."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from factdesk.ui.indicators import indicators

if TYPE_CHECKING:
    from factdesk.ui.theme import Colours

_Px = Callable[[float], str]
"""A length at 100 % in, a CSS length out."""


def stylesheet(worn: "Colours", text: float = 1.0) -> str:
    """The application's stylesheet; `text` is the factor by which type and padding grow."""

    def px(pixels: float) -> str:
        return f"{round(pixels * text)}px"

    return "\n".join(
        (_surfaces(worn, px(12)), _labels(worn, px), _buttons(worn, px), _fields(worn, px), _lists(worn, px), indicators(worn, px))
    )


def _surfaces(c: "Colours", small: str) -> str:
    return f"""
* {{ outline: none; }}
[role="paper"] {{ background: {c.paper}; }}
[role="pane"] {{ background: {c.pane}; }}
[role="ground"] {{ background: {c.ground}; }}
QMainWindow, QDialog {{ background: {c.ground}; }}
QScrollArea, QScrollArea > QWidget > QWidget#body {{ background: transparent; border: 0; }}
QToolTip {{ background: {c.pane}; color: {c.ink}; border: 1px solid {c.line}; padding: 4px 8px; font-size: {small}; }}
QWidget[role="field"] {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: 6px; }}
QSplitter::handle {{ background: {c.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QSplitter::handle:hover {{ background: {c.accent}; }}
QScrollBar {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {c.bar}; border-radius: 3px; margin: 3px; min-height: 24px; min-width: 24px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none; border: 0; width: 0; height: 0; }}
QProgressBar {{ background: {c.bar}; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
"""


def _labels(c: "Colours", px: _Px) -> str:
    return f"""
QLabel {{ background: transparent; color: {c.ink}; }}
QLabel[role="muted"] {{ color: {c.muted}; }}
QLabel[role="small"] {{ color: {c.muted}; font-size: {px(12)}; }}
QLabel[role="finding"] {{ font-size: {px(16)}; }}
QLabel[role="count"] {{ font-size: {px(12)}; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="title"] {{ font-size: {px(20)}; font-weight: 600; }}
QLabel[role="alarm"] {{ color: {c.red}; }}
QLabel[role="advice"] {{ color: {c.amber}; }}
QLabel[role="good"] {{ color: {c.green}; }}
"""


def _buttons(c: "Colours", px: _Px) -> str:
    """A button with the focus has a frame of two pixels, and padding less by one: it does not grow."""
    pressed = c.bar

    def less(pixels: float) -> str:
        return f"{int(px(pixels).removesuffix('px')) - 1}px"

    return f"""
QPushButton, QToolButton {{ background: {c.pane}; color: {c.ink}; border: 1px solid {c.line}; border-radius: 6px;
    padding: {px(6)} {px(12)}; font-weight: 500; }}
QFileDialog QToolButton {{ padding: 3px; border-color: transparent; }}
QPushButton:hover, QToolButton:hover {{ background: {c.paper}; border-color: {c.muted}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {pressed}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.accent}; padding: {less(6)} {less(12)}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.muted}; background: transparent; border-color: {c.bar}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[role="primary"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: 600; }}
QPushButton[role="primary"]:hover {{ border-color: {c.ink}; }}
QPushButton[role="primary"]:focus {{ border-color: {c.ink}; }}
QPushButton[role="primary"]:disabled {{ background: {c.bar}; color: {c.muted}; border-color: {c.bar}; }}
QPushButton[role="flat"], QToolButton[role="flat"] {{ background: transparent; border-color: transparent; font-weight: 400; }}
QPushButton[role="flat"]:hover, QToolButton[role="flat"]:hover {{ background: {c.tint}; }}
QPushButton[role="flat"]:focus, QToolButton[role="flat"]:focus {{ border-color: {c.accent}; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent; padding: 1px 4px; font-size: {px(12)};
    font-weight: 400; color: {c.muted}; }}
QPushButton[role="link"]:hover {{ color: {c.accent}; }}
QPushButton[role="link"]:focus {{ border: 2px solid {c.accent}; padding: 0 3px; }}
QPushButton[role="suggestion"] {{ color: {c.accent}; border-color: {c.accent}; background: {c.pane}; }}
QPushButton[role="suggestion"]:hover {{ background: {c.tint}; }}
QPushButton[role="tab"] {{ background: transparent; border-color: transparent; color: {c.muted}; font-weight: 400; }}
QPushButton[role="tab"]:hover {{ background: {c.paper}; color: {c.ink}; }}
QPushButton[role="tab"]:checked {{ background: {c.tint}; color: {c.ink}; font-weight: 600; }}
QPushButton[role="tab"]:focus {{ border-color: {c.accent}; }}
QPushButton[role="chip"], QToolButton[role="chip"] {{ border-radius: {px(12)}; padding: 0 {px(10)}; min-height: {px(23)};
    max-height: {px(23)}; font-size: {px(12)}; font-weight: 400; color: {c.muted}; background: {c.pane}; }}
QPushButton[role="chip"]:checked, QToolButton[role="chip"]:checked {{ background: {c.tint}; border-color: {c.accent}; color: {c.ink}; }}
QPushButton[role="chip"]:hover {{ border-color: {c.muted}; color: {c.ink}; }}
QPushButton[role="chip"]:focus {{ border: 2px solid {c.accent}; padding: 0 {less(10)}; min-height: {less(22)}; max-height: {less(22)};
    color: {c.ink}; }}
QPushButton[role="verdict"], QPushButton[role="suggestion"] {{ text-align: left; }}
QPushButton[role="verdict"] {{ padding: {px(6)} {px(8)}; }}
QPushButton#more {{ padding: {px(6)} {px(5)}; min-width: {px(14)}; }}
QPushButton#more:focus {{ padding: {less(6)} {less(5)}; }}
QPushButton[role="verdict"]:checked, QPushButton[role="verdict"]:focus {{ padding: {less(6)} {less(8)}; }}
QPushButton[role="verdict"]:checked:focus {{ background: {c.tint}; }}
QPushButton[role="verdict"][ruling="wrong"]:checked {{ color: {c.red}; border: 2px solid {c.red}; font-weight: 600; }}
QPushButton[role="verdict"][ruling="verified"]:checked {{ color: {c.green}; border: 2px solid {c.green}; font-weight: 600; }}
QPushButton[role="verdict"][ruling="unconfirmed"]:checked {{ color: {c.amber}; border: 2px solid {c.amber}; font-weight: 600; }}
QPushButton[role="verdict"][ruling="not a fact"]:checked {{ border: 2px solid {c.muted}; font-weight: 600; }}
"""


def _fields(c: "Colours", px: _Px) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {{ background: {c.paper}; color: {c.ink};
    border: 1px solid {c.line}; border-radius: 6px; padding: {px(5)} {px(9)}; placeholder-text-color: {c.muted};
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {{ border-color: {c.accent}; }}
QLineEdit:read-only {{ background: transparent; color: {c.muted}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {c.muted}; }}
QLineEdit[wrong="true"], QDateEdit[wrong="true"] {{ border-color: {c.red}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: {px(24)}; }}
QCheckBox, QRadioButton {{ spacing: 8px; padding-right: 4px; background: transparent; }}
QGroupBox {{ border: 0; margin-top: {px(24)}; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 0; }}
"""


def _lists(c: "Colours", px: _Px) -> str:
    return f"""
QAbstractItemView {{ background: {c.pane}; color: {c.ink}; border: 0; selection-background-color: {c.tint}; selection-color: {c.ink}; }}
QHeaderView {{ background: {c.pane}; }}
QHeaderView::section {{ background: {c.pane}; color: {c.muted}; border: 0; border-bottom: 1px solid {c.line};
    padding: {px(6)} {px(8)}; font-size: {px(12)}; font-weight: 400; }}
QMenu {{ background: {c.pane}; border: 1px solid {c.line}; padding: 4px 0; }}
QMenu::item {{ padding: {px(6)} {px(24)} {px(6)} {px(16)}; }}
QMenu::item:selected {{ background: {c.tint}; color: {c.ink}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 0; }}
QMenu::indicator {{ width: {px(14)}; height: {px(14)}; left: {px(4)}; }}
QTabWidget::pane {{ border: 0; }}
"""
