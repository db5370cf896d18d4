import subprocess
import sys
from pathlib import Path

import pytest

from factdesk.report.failed import ReportFailed
from factdesk.report.terminal import line, put, visible


def test_what_would_command_a_terminal_is_shown():
    assert visible("a\x1b[31mb\x07\x9b\u202ec\n\td š 🙂") == "a⟨U+001B⟩[31mb⟨U+0007⟩⟨U+009B⟩⟨U+202E⟩c\n\td š 🙂"
    assert line(" a\nb\x1bc ") == "a b⟨U+001B⟩c"


def test_half_a_character_becomes_an_escape(capfdbinary):
    put('"a\udcff š"')
    assert capfdbinary.readouterr().out == '"a\\udcff š"'.encode()


def test_standard_output_that_is_closed_is_named(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(ReportFailed, match=r"^Standard output is closed; .* --output\.$"):
        put("words")


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize("tied", ["2>/dev/full", "2>&-"])
def test_a_message_that_nobody_can_read_is_no_fault(tied):
    code = "from factdesk.report.terminal import occupy, say; occupy(); say('words'); print('on')"
    done = subprocess.run(["sh", "-c", f'"$0" -c "$1" {tied}', sys.executable, code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "on\n")
