"""The command line as a user meets it: real processes, exit statuses, one plain line when something cannot be done."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
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


@pytest.fixture(scope="session")
def small_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that has had its first start, with three officials instead of twenty thousand."""
    from datetime import UTC, datetime

    from factdesk.desk.desk import Desk
    from factdesk.desk.rosters import import_file

    folder = tmp_path_factory.mktemp("database")
    (folder / "officials.csv").write_text(ROSTER, encoding="utf-8")
    opened = Desk.open(str(folder / "desk.sqlite3"), starter=False)
    opened.do(import_file, path=folder / "officials.csv", reviewer="test", at=datetime(2026, 11, 20, tzinfo=UTC))
    opened.close()
    return folder / "desk.sqlite3"


@pytest.fixture
def database(small_database: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(small_database, tmp_path / "desk.sqlite3"))


@pytest.fixture
def chosen(database: Path, roster: Path, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database, a roster and a draft in the folder, the database chosen."""
    assert roster.parent == draft.parent == database.parent
    monkeypatch.setenv("FACTDESK_DATABASE", str(database))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in this process: a tenth of the time, for tables of cases."""
    from factdesk import cli

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "choices", cli.Choices())

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["factdesk", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return subprocess.CompletedProcess(sys.argv, int(ended.value.code or 0), said.out, said.err)

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
        (["check"], ["DRAFT", "(see factdesk check --help)"]),
        (["roster"], ["Missing command. (see factdesk roster --help)"]),
        (["chekc", "a.txt"], ["chekc"]),
        (["roster", "find", "Janša", "--jurisdiction", "Atlantis"], ["Atlantis"]),
        (["check", "-", "--roster", "gone.csv"], ["gone.csv"]),
        (["check", "-", "--database", "postgresql://desk/desk"], ["desk on desk"]),
        (["report", "gone.md"], ["gone.md", "has not been reviewed yet", "factdesk open"]),
        (["check", "", "--roster", "officials.csv"], ["is a folder"]),
        (["check", "two\nlines\x1b[31m.md", "--roster", "officials.csv"], ["two lines⟨U+001B⟩[31m.md does not exist"]),
        (["check", "train.md", "--roster", "officials.csv", "--dateline", "9999-12-31"], ["train.md", "2999-12-31"]),
        (["check", "train.md", "--roster", "officials.csv", "--output", "train.md"], ["train.md is itself read here"]),
        (["check", "train.md", "--roster", "officials.csv", "--output", "officials.csv"], ["officials.csv is itself read here"]),
        (["report", "train.md", "--output", "train.md"], ["train.md is itself read here"]),
        (["roster", "export", "desk.sqlite3", "--format", "csv"], ["desk.sqlite3 is itself read here"]),
        (["roster", "find", "x", "--database", "a" * 300], ["aaa could not be opened"]),
    ],
)
@pytest.mark.usefixtures("chosen")
def test_what_cannot_be_done_is_said_in_one_line_and_nothing_is_touched(
    here: Run, tmp_path: Path, words: list[str], said: list[str]
) -> None:
    files = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    one_line(here(*words), *said)
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == files


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize(
    ("words", "tied", "said"),
    [
        ("check train.md", ">/dev/full", "Standard output cannot be written: No space left on device"),
        ("--version", ">&-", "Standard output is closed"),
        ("check -", "<&-", "standard input is closed"),
        ("check train.md --output /dev/full", "", "/dev/full cannot be written: the disk is full"),
        ("chekc", "2>/dev/full", ""),
        ("chekc", "2>&-", ""),
        ("check --help", ">/dev/full", "No space left on device"),
    ],
)
def test_streams_that_are_closed_or_full(roster: Path, draft: Path, words: str, tied: str, said: str) -> None:
    name = f"--roster {roster}" if ".md" in words or words.endswith(" -") else ""
    command = f'"$0" -m factdesk {words} {name} {tied}'
    done = subprocess.run(["sh", "-c", command, sys.executable], capture_output=True, text=True, cwd=draft.parent, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == bool(said)
    assert said in done.stderr
    assert Path("/dev/full").is_char_device()


def test_a_name_that_is_no_text_comes_out_as_json(factdesk: Run, roster: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    (tmp_path / name).write_text("Czech PM Petr Fiala spoke.", encoding="utf-8")
    for format_ in ("html", "jsonl"):
        done = factdesk("check", name, "--roster", roster, "--dateline", "2022-03-15", "--format", format_)
        assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["draft"]["source"] == name


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Children that Ctrl+C reaches: those of a background job would take over that it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_it_without_a_word(roster: Path, draft: Path) -> None:
    command = [sys.executable, "-m", "factdesk", "check", *[str(draft)] * 20_000, "--roster", str(roster), "--format", "jsonl"]
    for more in ([], ["--jobs", "2"]):
        running = subprocess.Popen(
            [*command, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, cwd=draft.parent
        )
        assert running.stdout is not None
        running.stdout.readline()
        for _ in range(15):
            if running.poll() is not None:
                break
            # As a terminal does, to every process; one may be lost while a library holds the interpreter: a person presses again.
            os.killpg(running.pid, signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                running.wait(timeout=2)
        _, said = running.communicate(timeout=30)
        assert (running.returncode, said) == (130, b"")


def test_find_says_why(factdesk: Run, roster: Path) -> None:
    done = factdesk("roster", "find", "jansa janez", "--roster", roster, "--format", "json")
    best = json.loads(done.stdout)[0]
    assert done.returncode == 0
    assert (best["person"]["name"], best["outcome"]) == ("Janez Janša", "same")
    assert best["reasons"]


def test_the_rosters_own_faults_are_listed(factdesk: Run, tmp_path: Path) -> None:
    file = tmp_path / "doubtful.csv"
    rows = (
        "name,office,jurisdiction,start,end,status,checked\n{}Bo Brown,Prime Minister,FR,2019-01-01,2020-01-01,ended,2021-01-01\n"
    )
    file.write_text(rows.format("Ana Grey,Prime Minister,FR,2015-01-01,2019-06-01,ended,2021-01-01\n"))
    done = factdesk("roster", "check", "--roster", file, "--format", "json")
    (fault,) = json.loads(done.stdout)
    assert (done.returncode, fault["kind"], fault["first"], fault["last"]) == (1, "overlap", "2019-01-01", "2019-06-01")
    assert [one["name"] for one in fault["people"]] == ["Ana Grey", "Bo Brown"]
    file.write_text(rows.format(""))
    none = factdesk("roster", "check", "--roster", file)
    assert (none.returncode, none.stdout) == (0, "The roster has no fault that FactDesk can see.\n")
    assert factdesk("roster", "check", "--roster", tmp_path / "none.csv").returncode == 2


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


def test_roster_goes_in_and_comes_out_and_a_bad_file_stops_no_other(
    factdesk: Run, roster: Path, database: Path, tmp_path: Path
) -> None:
    roster.write_text(
        "name,office,jurisdiction,start,end\nNobody,Prime Minister,SK,2020-01-01,2019-01-01\nMirek Topolánek,Prime Minister,CZ,2006,2009\n",
        encoding="utf-8",
    )
    taken = factdesk("roster", "import", "gone.csv", roster, "--database", database)
    assert taken.returncode == 2
    assert "gone.csv cannot be read" in taken.stderr
    assert f"{roster}, line 2: its end, 2019-01-01, is before its start, 2020-01-01" in taken.stderr
    out = tmp_path / "out.csv"
    assert factdesk("roster", "export", out, "--database", database).returncode == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    names = [line.split(",")[0] for line in out.read_text(encoding="utf-8-sig").splitlines()[1:]]
    assert sorted(names) == ["Eduard Heger", "Janez Janša", "Mirek Topolánek", "Petr Fiala"]


def test_a_pipeline_that_is_not_there_is_one_line(factdesk: Run, tmp_path: Path, roster: Path) -> None:
    (tmp_path / "a.txt").write_text("Mr Jan Novak came.", encoding="utf-8")
    (tmp_path / "settings.json").write_text('{"pipeline": "set_but_not_there"}', encoding="utf-8")
    config = {"FACTDESK_CONFIG": str(tmp_path / "settings.json")}
    named = factdesk("check", "a.txt", "--roster", roster, "--pipeline", "not_there", **config)
    assert (named.returncode, named.stdout, named.stderr.count("\n")) == (2, "", 1)
    assert "'not_there'" in named.stderr
    assert "'set_but_not_there'" in factdesk("check", "a.txt", "--roster", roster, **config).stderr
    none = factdesk("check", "a.txt", "--roster", roster, "--pipeline", "", **config)
    assert (none.returncode, none.stderr) == (0, "")
