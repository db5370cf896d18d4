"""The desk: the database it opens, what its sessions promise, and how light it is to name its verbs."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from factdesk.desk import officials, sources
from factdesk.desk.desk import Desk, StoreFailed
from factdesk.review.source import SourceKind
from factdesk.roster.official import Official
from factdesk.store.sources import letter


def test_it_opens_the_users_own_database_and_makes_its_folder(own_folders):
    desk = Desk.open(starter=False)
    assert Path(desk.url.removeprefix("sqlite:///")) == own_folders / "data" / "factdesk" / "factdesk.sqlite3"
    assert desk.writable
    desk.close()


def test_it_opens_what_the_environment_names(tmp_path, monkeypatch):
    monkeypatch.setenv("FACTDESK_DATABASE", f"sqlite:///{tmp_path}/named.db")
    desk = Desk.open(starter=False)
    assert desk.url == f"sqlite:///{tmp_path}/named.db"
    desk.close()
    assert (tmp_path / "named.db").exists()


def test_a_verb_that_raises_changes_nothing(desk, now):
    def half(session):
        officials.add(session, official=Official("", "Jane"), reviewer="Ana", at=now)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.do(half)
    assert len(desk.ask(officials.roster)) == 0


def test_a_first_start_that_fails_leaves_no_half_database(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreFailed, match="Allow writing in its folder"):
        Desk.open(str(tmp_path / "file" / "desk.sqlite3"))
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["file"]


def test_verbs_may_run_on_several_threads_at_once(desk, keep, checked):
    draft = keep(checked("The first day.", "first"))

    def add(n):
        return desk.do(sources.add, draft_id=draft, kind=SourceKind.BOOK, title=str(n))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(40)))
    kept = desk.ask(sources.sources, draft_id=draft)
    assert sorted(int(source.title) for source in kept) == list(range(40))
    assert [source.letter for source in kept] == [letter(n) for n in range(1, 41)]


NAMING = """
import sys
from factdesk.desk import carry, changes, desk, drafts, journal, marks, officials, reports, rosters, sources, verdicts
print([name for name in ("sqlmodel", "sqlalchemy", "alembic", "pydantic", "numpy", "PySide6") if name in sys.modules])
"""


def test_naming_the_verbs_loads_no_heavy_library():
    ran = subprocess.run([sys.executable, "-c", NAMING], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
