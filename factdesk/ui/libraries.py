"""What Qt needs from the system, asked before Qt is imported: a missing library is named with its Debian package, not with a crash."""

import ctypes
import os
import sys
from collections.abc import Mapping, Sequence

ALWAYS: Mapping[str, str] = {
    "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libxkbcommon.so.0": "libxkbcommon0", "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3", "libglib-2.0.so.0": "libglib2.0-0",
}  # fmt: skip
"""Library → Debian package: what every start needs."""
XCB: Mapping[str, str] = {
    "libxcb-cursor.so.0": "libxcb-cursor0", "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1", "libxcb-render-util.so.0": "libxcb-render-util0", "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1", "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}  # fmt: skip
"""What an X display needs besides."""
WAYLAND: Mapping[str, str] = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
"""What a Wayland display needs besides."""


def wanted(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The libraries that a start in this environment needs."""
    platform = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if platform in {"offscreen", "minimal", "vnc"}:
        return ALWAYS
    if platform.startswith("wayland") or (not platform and environment.get("WAYLAND_DISPLAY")):
        return {**ALWAYS, **WAYLAND}
    return {**ALWAYS, **XCB}


def has_display(environment: Mapping[str, str], system: str = sys.platform) -> bool:
    """Whether there is a screen to open a window on (on Linux; elsewhere there always is)."""
    if not system.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def missing(libraries: Mapping[str, str]) -> list[str]:
    """The Debian packages of the libraries that cannot be loaded, in order, each once."""
    packages = []
    for name, package in libraries.items():
        try:
            ctypes.CDLL(name)
        except OSError:
            packages.append(package)
    return list(dict.fromkeys(packages))


def complaint(environment: Mapping[str, str] | None = None, system: str = sys.platform) -> str:
    """One line that says why no window can open here and what to do; empty when it can."""
    known = os.environ if environment is None else environment
    if not has_display(known, system):
        return "There is no display to open a window on; “factdesk check FILE” works without one."
    packages = missing(wanted(known)) if system.startswith("linux") else []
    return _install(packages) if packages else ""


def _install(packages: Sequence[str]) -> str:
    return f"Qt needs system libraries that are not installed; on Debian or Ubuntu run: sudo apt-get install {' '.join(packages)}"
