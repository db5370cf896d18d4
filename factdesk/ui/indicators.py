"""The stylesheet of what is ticked, chosen or opened: the style's own marks vanish on our surfaces."""

from typing import TYPE_CHECKING

from factdesk.assets import asset

if TYPE_CHECKING:
    from collections.abc import Callable

    from factdesk.ui.theme import Colours


def indicators(c: "Colours", px: "Callable[[float], str]") -> str:
    """Check boxes with a tick, radio buttons with a thick ring, combo boxes with a chevron; dialog buttons without pictures."""

    def icon(name: str) -> str:
        return asset("icons", f"{name}-{'dark' if c.dark else 'light'}.svg").as_posix()

    box, ring = (int(px(wide).removesuffix("px")) for wide in (14, 5))
    whole = box + 2  # with its frame; a radius above half of it would make a square of it, and a dot is as large as a ring
    return f"""
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(14)}; height: {px(14)}; border: 1px solid {c.muted}; background: {c.pane}; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: {whole // 2}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {c.accent}; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url("{icon("tick")}"); }}
QRadioButton::indicator:checked {{ border: {ring}px solid {c.accent}; width: {whole - 2 * ring}px; height: {whole - 2 * ring}px; }}
QCheckBox:focus, QRadioButton:focus {{ color: {c.accent}; outline: 1px solid {c.accent}; outline-radius: 3px; }}
QComboBox::down-arrow {{ image: url("{icon("chevron")}"); width: {px(14)}; height: {px(14)}; }}
QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QTabBar::tab {{ background: transparent; color: {c.muted}; padding: {px(6)} {px(12)}; border: 0; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.ink}; border-bottom-color: {c.accent}; }}
QTabBar::tab:hover {{ color: {c.ink}; }}
QTabBar {{ qproperty-drawBase: 0; }}
"""
