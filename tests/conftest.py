"""What every test may rely on: its own settings, cache and database folders, and where the shared test sets lie, if anywhere."""

import gc
import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# One commit gives one answer, on however busy a machine; `--hypothesis-profile=default` goes looking for more.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def pytest_configure() -> None:
    """Name the packages that Qt lacks in one line, before it is imported."""
    from factdesk.ui.libraries import complaint

    said = complaint()
    if said:
        pytest.exit(said, returncode=2)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep each test away from the user's own data, settings and cache."""
    home = tmp_path / "home"
    home.mkdir()
    for name, folder in {
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.setenv("HOME", str(home))
    for name in ("FACTDESK_DATABASE", "PGPASSWORD", "PGPASSFILE", "PGSERVICE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return home


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Keep the garbage of thousands of other tests out of a comparison of two lengths of the same work."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the independent test sets; a test that asks for it is skipped where there is none."""
    folder = os.environ.get("FACTDESK_SHARED")
    if not folder:
        pytest.skip("FACTDESK_SHARED does not name the folder of the independent test sets")
    return Path(folder)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A PostgreSQL server of the tests' own, on its own port and run as an ordinary user; `desk` owns it and is trusted."""

    port: int
    process: "subprocess.Popen[bytes]"
    numbers: "itertools.count[int]"
    spare: list[str] = field(default_factory=list)
    """Databases of earlier tests, empty again."""

    def url(self, database: str, user: str = "desk") -> str:
        """The address of one of its databases."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def run(self, *statements: str, database: str = "postgres") -> list[Any]:
        """Carry statements out as its owner, and give the rows of the last."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def create(self, template: str = "template0") -> str:
        """The address of a fresh database."""
        name = f"facts{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return self.url(name)

    def empty(self, url: str) -> str:
        """Take everybody and every row out of a database of the store; far quicker than a new one."""
        name = url.rpartition("/")[2]
        others = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid != pg_backend_pid()"
        named = "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables WHERE schemaname = 'public' AND tablename != 'alembic_version'"
        self.run(others)
        (tables,) = self.run(named, database=name)[0]
        self.run(f"TRUNCATE {tables} RESTART IDENTITY CASCADE", database=name)
        return url

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still in it."""
        self.run(f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")


def _programs() -> Path | None:
    """The newest PostgreSQL that is installed here, wherever Debian or others put it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    here = shutil.which("postgres")
    return found[-1].parent if found else Path(here).resolve().parent if here else None


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A server on this computer; a test that asks for it is skipped where PostgreSQL or its driver is not installed."""
    pytest.importorskip("psycopg", reason="the extra `shared` is not installed here")
    with serving() as running:
        if running is None:
            pytest.skip("PostgreSQL is not installed here (Debian: apt-get install postgresql)")
        yield running


@contextmanager
def serving() -> Iterator[Cluster | None]:
    """A server on this computer for so long, None where PostgreSQL is not installed."""
    programs = _programs()
    if programs is None or not (programs / "initdb").exists():
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="factdesk-server-"))
    as_user: dict[str, Any] = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": (folder / "log").open("wb")}
    if os.getuid() == 0:  # the server refuses to run as root
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        as_user |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    data = str(folder / "data")
    made = [programs / "initdb", "-D", data, "-U", "desk", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]
    subprocess.run(made, check=True, **as_user)
    rules = "host all ana,wrong 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\nlocal all all trust\n"
    (folder / "data" / "pg_hba.conf").write_text(rules, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quick = [f"-c{said}=off" for said in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")]
    started = [programs / "postgres", "-D", data, "-p", str(port), "-k", str(folder), "-clisten_addresses=127.0.0.1", *quick]
    process = subprocess.Popen(started, **as_user)
    running = Cluster(port, process, itertools.count(1))
    try:
        _wait_for(running)
        yield running
    finally:
        process.send_signal(3)  # SIGQUIT: at once
        process.wait(10)
        as_user["stderr"].close()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(server: Cluster) -> None:
    import psycopg

    for _ in range(1200):
        try:
            server.run("CREATE ROLE ana LOGIN PASSWORD 'open sesame'", "SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server of the tests did not start")


@pytest.fixture(scope="session")
def served(cluster: Cluster) -> Iterator[str]:
    """The name of a template with the tables of the store and nothing in them."""
    from factdesk.store.database import open_database

    url = cluster.create()
    open_database(url).close()
    yield url.rpartition("/")[2]
    cluster.drop(url)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the tables of the store and nothing in them."""
    from factdesk.store.database import open_database

    path = tmp_path_factory.mktemp("database") / "empty.sqlite3"
    open_database(str(path)).close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """A function: the address of an empty database of this name, once on each kind of database."""
    made: dict[str, str] = {}
    if request.param == "sqlite":
        empty = request.getfixturevalue("empty_file")

        def make(name: str) -> str:
            return made.setdefault(name, str(shutil.copy(empty, tmp_path / f"{name}.sqlite3")))

        yield make
        return
    cluster, template = request.getfixturevalue("cluster"), request.getfixturevalue("served")
    yield lambda name: made.get(name) or made.setdefault(name, cluster.spare.pop() if cluster.spare else cluster.create(template))
    cluster.spare.extend(cluster.empty(url) for url in made.values())


@pytest.fixture
def database(fresh: Callable[[str], str]) -> str:
    """The address of an empty database, once on each kind."""
    return fresh("desk")


@pytest.fixture
def on_server(cluster: Cluster, served: str) -> Iterator[str]:
    """The address of an empty database on the server, for what only a server can do or suffer."""
    url = cluster.create(served)
    yield url
    cluster.drop(url)
