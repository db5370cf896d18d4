"""The command line as a user meets it: real processes, exit statuses, one plain line when something cannot be done."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROSTER = """name,aliases,office,jurisdiction,start,end,status,source,checked
Janez Janša,,Prime Minister,SI,2020-03-13,2022-05-25,ended,test,2022-08-01
Eduard Heger,,Prime Minister,SK,2021-04-01,,current,test,2022-08-01
Petr Fiala,,Prime Minister,CZ,2021-12-17,,current,test,2022-08-01
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def factdesk(tmp_path: Path) -> Run:
    def run(*words: object, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-X", "utf8", "-m", "factdesk", *map(str, words)]
        return subprocess.run(
            command, input=stdin, capture_output=True, encoding="utf-8", cwd=tmp_path, env={**os.environ, **more}, check=False
        )

    return run


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "officials.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "train.md"
    path.write_text(
        "---\ndate: 2022-03-15\n---\nSlovak PM Janez Janša boarded the train with Czech PM Petr Fiala.\n", encoding="utf-8"
    )
    return path


def one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Status 2, nothing on standard output, one line that holds these words, no traceback."""
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert done.stderr.startswith("factdesk: ")
    assert done.stderr.count("\n") == 1
    assert not done.stdout
    assert [word for word in words if word not in done.stderr] == []


def test_the_wrong_country_is_said_in_one_sentence_with_both_repairs(factdesk: Run, roster: Path, draft: Path) -> None:
    done = factdesk("check", draft, "--roster", roster, "--format", "json")
    result = json.loads(done.stdout)
    assert done.returncode == 1
    assert result["schema"] == "factdesk.check/1"
    assert (result["draft"]["dateline"], result["draft"]["dateline_from"]) == ("2022-03-15", "front matter")
    wrong, right = result["claims"]
    assert [finding["message"] for finding in wrong["findings"] if finding["check"] == "office-holder"] == [
        "Janez Janša was Prime Minister of Slovenia, not of Slovakia, on 15 March 2022; Slovakia's was Eduard Heger."
    ]
    assert wrong["findings"][0]["suggestions"] == ["Slovenian PM Janez Janša", "Slovak PM Eduard Heger"]
    assert [finding["outcome"] for finding in right["findings"]] == ["supported"]
    assert result["text"][wrong["start"] : wrong["end"]] == wrong["text"] == "Slovak PM Janez Janša"
    assert sum(number for name, number in result["counts"].items() if name != "claims") == result["counts"]["claims"]


def test_text_says_it_plainly(factdesk: Run, roster: Path, draft: Path) -> None:
    done = factdesk("check", draft, "--roster", roster)
    assert done.returncode == 1
    assert "! Slovak PM Janez Janša" in done.stdout
    assert "  → Slovenian PM Janez Janša" in done.stdout
    assert "\033[" not in done.stdout


def test_nothing_contradicted_is_status_nought(factdesk: Run, roster: Path) -> None:
    done = factdesk(
        "check", "-", "--dateline", "2022-03-15", "--roster", roster, "--format", "json", stdin="Czech PM Petr Fiala spoke."
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["draft"]["dateline_from"] == "option"


def test_one_unreadable_draft_does_not_stop_the_others(factdesk: Run, roster: Path, draft: Path, tmp_path: Path) -> None:
    done = factdesk("check", tmp_path / "gone.txt", draft, "--roster", roster, "--format", "jsonl")
    first, second = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 2
    assert first["draft"]["source"].endswith("gone.txt")
    assert "gone.txt" in first["error"]
    assert second["counts"]["contradicted"] == 1


def test_jobs_give_the_same_lines_in_the_same_order(factdesk: Run, roster: Path, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"Czech PM Petr Fiala met {number + 2} ministers.", encoding="utf-8")
    drafts = [tmp_path / f"{number}.txt" for number in range(6)]
    alone = factdesk("check", *drafts, "--roster", roster, "--format", "jsonl")
    together = factdesk("check", *drafts, "--roster", roster, "--format", "jsonl", "--jobs", "2")
    assert alone.stdout == together.stdout
    assert alone.stdout.count("\n") == 6


def test_html_is_one_page_that_loads_nothing(factdesk: Run, roster: Path, draft: Path, tmp_path: Path) -> None:
    page = tmp_path / "check.html"
    done = factdesk("check", draft, "--roster", roster, "--format", "html", "--output", page)
    assert (done.returncode, done.stdout) == (1, "")
    text = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert '<mark class="contradicted">Slovak PM Janez Janša</mark>' in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "gone.txt", "--dateline", "yesterday"], ["yesterday", "YYYY-MM-DD"]),
        (["check", "a.txt", "b.txt", "--format", "json"], ["jsonl"]),
        (["check"], ["DRAFT"]),
        (["chekc", "a.txt"], ["chekc"]),
        (["roster", "find", "Janša", "--jurisdiction", "Atlantis"], ["Atlantis"]),
        (["check", "-", "--roster", "gone.csv"], ["gone.csv"]),
        (["check", "-", "--database", "postgresql://desk/desk"], ["PostgreSQL"]),
        (["report", "gone.md"], ["gone.md"]),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(factdesk: Run, words: list[str], said: list[str]) -> None:
    one_line(factdesk(*words), *said)


def test_find_says_why(factdesk: Run, roster: Path) -> None:
    done = factdesk("roster", "find", "jansa janez", "--roster", roster, "--format", "json")
    best = json.loads(done.stdout)[0]
    assert done.returncode == 0
    assert (best["person"]["name"], best["outcome"]) == ("Janez Janša", "same")
    assert best["reasons"]


def test_version_and_help(factdesk: Run) -> None:
    from factdesk import __version__

    assert factdesk("--version").stdout == f"factdesk {__version__}\n"
    help_ = factdesk("check", "--help")
    assert help_.returncode == 0
    for option in [
        "--dateline",
        "--roster",
        "--transcript",
        "--format",
        "--output",
        "--jobs",
        "--database",
        "--quiet",
        "--verbose",
    ]:
        assert option in help_.stdout


@pytest.mark.parametrize("words", [["check", "train.md"], ["roster", "find", "Janša"]])
def test_check_and_find_on_files_import_neither_qt_nor_sql(roster: Path, draft: Path, words: list[str]) -> None:
    script = (
        "import sys; from factdesk.cli import main\n"
        f"sys.argv = ['factdesk', *{words}, '--roster', {str(roster)!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('PySide6', 'sqlmodel', 'sqlalchemy', 'alembic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=draft.parent, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_default_database_is_made_filled_and_used(factdesk: Run, draft: Path, own_folders: Path) -> None:
    done = factdesk("check", draft)
    assert done.returncode == 1, done.stderr
    assert "Eduard Heger" in done.stdout
    assert list((own_folders / "data").rglob("*.sqlite3"))
    again = factdesk("roster", "find", "Mateusz Morawiecki", "--on", "2022-03-15")
    assert "Prime Minister, Poland" in again.stdout


def test_roster_goes_in_and_comes_out(factdesk: Run, roster: Path, tmp_path: Path) -> None:
    base = tmp_path / "desk.sqlite3"
    bad = roster.read_text(encoding="utf-8") + "Nobody,,Prime Minister,SK,2020-01-01,2019-01-01,,test,\n"
    roster.write_text(bad, encoding="utf-8")
    taken = factdesk("roster", "import", roster, "--database", base)
    assert taken.returncode == 0
    assert "line 5" in taken.stderr
    out = tmp_path / "out.csv"
    assert factdesk("roster", "export", out, "--database", base).returncode == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Janez Janša" in out.read_text(encoding="utf-8")
