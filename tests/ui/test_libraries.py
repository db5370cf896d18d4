"""What Qt lacks is named with its Debian package before Qt is asked."""

from factdesk.ui.libraries import ALWAYS, XCB, complaint, missing, wanted


def test_a_library_that_is_not_there_is_named_by_its_package():
    assert missing({"libnothing-of-the-kind.so.9": "libnothing9", "libc.so.6": "libc6", "libnor-this.so": "libnothing9"}) == [
        "libnothing9"
    ]


def test_each_platform_wants_its_own():
    assert wanted({"QT_QPA_PLATFORM": "offscreen"}) == ALWAYS
    assert wanted({"DISPLAY": ":0"}) == {**ALWAYS, **XCB}
    assert "libwayland-cursor.so.0" in wanted({"WAYLAND_DISPLAY": "wayland-0"})
    assert "libxcb-cursor.so.0" in wanted({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"})


def test_no_display_is_one_clear_line():
    said = complaint({}, "linux")
    assert said.startswith("There is no display")
    assert "\n" not in said
    assert complaint({"QT_QPA_PLATFORM": "offscreen"}, "linux") == ""


def test_missing_packages_are_one_line_to_copy(monkeypatch):
    monkeypatch.setattr("factdesk.ui.libraries.ALWAYS", {"libnothing-of-the-kind.so.9": "libegl1", "libnor-this.so.1": "libgl1"})
    said = complaint({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert said.endswith("sudo apt-get install libegl1 libgl1")
    assert "\n" not in said
