"""Sharing: how soon what one desk changes is heard by another on the same database, on a file and on a server of the bench's own."""

import queue
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
TIMES = 20
WANTED = 1000
"""Milliseconds at most: a second."""


def main() -> None:
    """Print the table."""
    sys.path.insert(0, str(TOP))
    from conftest import serving

    with tempfile.TemporaryDirectory() as folder:
        tell("a change is heard, on a file", heard(f"{folder}/desk.sqlite3"))
    with serving() as server:
        if server is None:
            print("PostgreSQL is not installed here: no figures for a server")
            return
        address = server.create()
        tell("a change is heard, on a server", heard(address))
        tell("  peer: a bare NOTIFY, from its commit", notified(address))


def tell(name: str, took: list[float]) -> None:
    """One line of the table, of milliseconds."""
    print(f"{name:58} median {statistics.median(took):6.1f} ms, longest {max(took):6.1f} ms  (wanted at most {WANTED})")


def heard(address: str) -> list[float]:
    """Milliseconds from before the change is made until another desk is told of it."""
    from factdesk.desk import officials
    from factdesk.desk.desk import Desk
    from factdesk.roster.official import Official

    ours, theirs = (Desk.open(address, starter=False) for _ in range(2))
    came: queue.Queue[object] = queue.Queue()
    theirs.follow(came.put)

    def change(number: int) -> None:
        ours.do(officials.add, official=Official(f"k{number}", "Jane Novák"), reviewer="Ana", at=datetime.now(UTC))

    took = _timed(change, lambda: came.get(timeout=30))
    ours.close()
    theirs.close()
    return took


def notified(address: str) -> list[float]:
    """Milliseconds of the driver alone, with nothing written and nothing read."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as ours, psycopg.connect(address, autocommit=True) as theirs:
        theirs.execute("LISTEN bench")
        return _timed(lambda number: ours.execute(f"NOTIFY bench, '{number}'"), lambda: next(theirs.notifies()))


def _timed(change: Callable[[int], object], came: Callable[[], object]) -> list[float]:
    took = []
    for number in range(TIMES):
        began = time.monotonic()
        change(number)
        came()
        took.append((time.monotonic() - began) * 1000)
    return took


if __name__ == "__main__":
    main()
