"""Matching: a mention against rosters of three sizes, beside a RapidFuzz scan, PostgreSQL's pg_trgm and SQLite's FTS5 trigrams.

    python tests/bench/matching.py FOLDER [SIZE ...]

FOLDER holds roster-10k.csv, roster-100k.csv and roster-1m.csv in the manual's format, the Wikidata number Q and the person's place in
the file, and mentions.json: a list of {"kind", "person", "text"}, person -1 for somebody on no roster. Run without FOLDER, or where it
holds none of them, this only says so.
"""

import csv
import json
import os
import pwd
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

SIZES = ("10k", "100k", "1m")
PEERS_ASKED = 20
"""Mentions that the peers are asked: they need up to a second for one."""
WANTED = 150
"""Times as fast as the scan, at a million people."""
_FEW = 5
Find = Callable[[str], Sequence[int]]


def main(folder: Path | None = None, sizes: Sequence[str] = SIZES) -> None:
    """Print the table of each size."""
    folder = folder or (Path(os.environ["FACTDESK_BIG"]) if "FACTDESK_BIG" in os.environ else None)
    if folder is None or not (folder / "mentions.json").exists():
        print("no large rosters to search: name a folder with roster-10k.csv, roster-100k.csv, roster-1m.csv and mentions.json")
        print(
            "    (python tests/bench/matching.py FOLDER, or FACTDESK_BIG=FOLDER make bench); make_roster.py of the data kit writes them"
        )
        return
    mentions = json.loads((folder / "mentions.json").read_text("utf-8"))
    for size in sizes:
        if (folder / f"roster-{size}.csv").exists():
            measure(folder / f"roster-{size}.csv", mentions, size)


def measure(path: Path, mentions: Sequence[dict[str, Any]], size: str) -> None:
    """One roster: our own search, then each peer on the same data."""
    people = [(int(row["wikidata"][1:]), names(row)) for row in csv.DictReader(path.open(encoding="utf-8-sig"))]
    present = [one for one in mentions if one["person"] >= 0]
    asked = present[:PEERS_ASKED]
    with tempfile.TemporaryDirectory() as cache:
        ours = own(path, Path(cache), present, size)
    for name, made in (
        ("RapidFuzz token_sort_ratio, all names", scan),
        ("SQLite FTS5 trigram", fts5),
        ("PostgreSQL pg_trgm", pg_trgm),
    ):
        with made(people) as find:
            if find is None:
                print(f"  {name:56} not installed here")
                continue
            took, found = timed(find, asked)
        wanted = f", wanted {WANTED}" if made is scan and size == "1m" else ""
        print(f"  {name:56} {took:8.2f} ms a mention, {found:.2f} in first {_FEW}: {took / ours:6.0f} times ours{wanted}")


def own(path: Path, cache: Path, present: Sequence[dict[str, Any]], size: str) -> float:
    """Milliseconds a mention of FactDesk's roster, printed with all else that is known of it."""
    from factdesk.roster import open_roster

    began = time.process_time()
    open_roster(path, cache=cache).find("x y")
    built = time.process_time() - began
    began = time.perf_counter()
    roster = open_roster(path, cache=cache)
    opened = (time.perf_counter() - began) * 1000
    disk = sum(file.stat().st_size for file in cache.rglob("*") if file.is_file()) / 1e6
    print(f"{size} people: read and indexed in {built:.1f} s of processor, {disk:.0f} MB, opened in {opened:.0f} ms")

    def find(text: str) -> Sequence[int]:
        return [int((one.person.wikidata or "Q-1")[1:]) for one in roster.find(text, limit=_FEW)]

    timed(find, present[:_FEW])
    took, found = timed(find, present)
    began = time.perf_counter()
    roster.find_all([one["text"] for one in present[:30]], limit=_FEW)
    article = (time.perf_counter() - began) * 1000
    print(f"  {'FactDesk':56} {took:8.2f} ms a mention, {found:.2f} in first {_FEW}; 30 mentions at once {article:.0f} ms")
    return took


def timed(find: Find, mentions: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Mean milliseconds a mention, and the share whose person is among the first five."""
    times, hits = [], 0
    for mention in mentions:
        began = time.perf_counter()
        found = find(mention["text"])
        times.append((time.perf_counter() - began) * 1000)
        hits += mention["person"] in found
    return statistics.mean(times), hits / len(mentions)


def names(row: dict[str, str]) -> list[str]:
    """The spellings of a row, folded for the peers: they know no other scripts."""
    return [folded(name) for name in (row["name"], *filter(None, row["aliases"].split("|")))]


def folded(name: str) -> str:
    """Plain lower-case Latin words in order."""
    from anyascii import anyascii

    words = anyascii(name).lower().replace("-", " ").replace(",", " ").replace("'", "").replace(".", " ").split()
    return " ".join(sorted(words))


People = Sequence[tuple[int, Sequence[str]]]


@contextmanager
def scan(people: People) -> Iterator[Find]:
    """Every name held against the mention."""
    from rapidfuzz import fuzz, process

    spelt = [name for _, every in people for name in every]
    numbers = [number for number, every in people for _ in every]

    def find(text: str) -> list[int]:
        return [numbers[at] for _, _, at in process.extract(folded(text), spelt, scorer=fuzz.ratio, limit=_FEW)]

    yield find


@contextmanager
def fts5(people: People) -> Iterator[Find | None]:
    """Any trigram of the mention, the best by bm25."""
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(f"{folder}/names.sqlite3", isolation_level=None)
        try:
            connection.execute("CREATE VIRTUAL TABLE names USING fts5(name, person UNINDEXED, tokenize='trigram')")
        except sqlite3.OperationalError:
            yield None
            return
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO names VALUES (?, ?)", ((name, number) for number, every in people for name in every))
        connection.execute("COMMIT")

        def find(text: str) -> list[int]:
            plain = folded(text)
            wanted = " OR ".join(f'"{plain[at : at + 3]}"' for at in range(len(plain) - 2))
            query = "SELECT person FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?"
            return [number for (number,) in connection.execute(query, (wanted, _FEW))] if wanted else []

        yield find
        connection.close()


@contextmanager
def pg_trgm(people: People) -> Iterator[Find | None]:
    """The nearest by similarity, by an index on the trigrams, in a server of its own."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not programs or find_spec("psycopg") is None:
        yield None
        return
    import psycopg

    with _server(programs[-1]) as address, psycopg.connect(address, autocommit=True) as connection:
        try:
            connection.execute("CREATE EXTENSION pg_trgm")
        except psycopg.Error:
            yield None
            return
        connection.execute("CREATE TABLE names (name text, person integer)")
        with connection.cursor().copy("COPY names FROM STDIN") as copy:
            for number, every in people:
                for name in every:
                    copy.write_row((name, number))
        connection.execute("CREATE INDEX ON names USING gin (name gin_trgm_ops)")
        connection.execute("ANALYZE names")

        def find(text: str) -> list[int]:
            plain = folded(text)
            query = "SELECT person FROM names WHERE name % %s ORDER BY similarity(name, %s) DESC LIMIT %s".replace("% ", "%% ", 1)
            return [number for (number,) in connection.execute(query, (plain, plain, _FEW))]

        yield find


@contextmanager
def _server(programs: Path) -> Iterator[str]:
    """The address of a PostgreSQL server of our own, run as an ordinary user, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="factdesk-bench-"))
    as_user: dict[str, Any] = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if os.getuid() == 0:  # the server refuses to run as root
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        as_user |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    data = str(folder / "data")
    made = [str(programs / "initdb"), "-D", data, "-U", "bench", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]
    subprocess.run(made, check=True, **as_user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    settings = ["-clisten_addresses=127.0.0.1", "-cfsync=off", "-cmaintenance_work_mem=256MB", "-cshared_buffers=512MB"]
    process = subprocess.Popen([str(programs / "postgres"), "-D", data, "-p", port, "-k", str(folder), *settings], **as_user)
    try:
        ready = [str(programs / "pg_isready"), "-h", "127.0.0.1", "-p", port]
        while subprocess.run(ready, stdout=subprocess.DEVNULL, check=False).returncode and process.poll() is None:
            time.sleep(0.05)
        yield f"postgresql://bench@127.0.0.1:{port}/postgres"
    finally:
        process.send_signal(3)  # SIGQUIT: at once
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else None, sys.argv[2:] or SIZES)
