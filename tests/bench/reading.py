"""Reading: kilobytes a second on one core, all detectors and checks without a roster, beside dateparser's search on the same text."""

import gc
import statistics
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import partial
from importlib.util import find_spec
from itertools import cycle
from time import process_time

from factdesk.assets import asset
from factdesk.checks.run import check
from factdesk.claims import passages
from factdesk.claims.dates import dates
from factdesk.claims.detect import claims_of
from factdesk.draft.article import article
from factdesk.draft.text import from_text

DAY = date(2022, 3, 15)
RUNS = 5
WANTED, TIMES = 400, 5
"""Kilobytes a second, and times as fast as the peer."""
MANUSCRIPT = 600_000
"""Characters of 100,000 words."""
DENSE = (
    "On 3 May 2021 Norwegian Prime Minister Erna Solberg gave 1.5 million kroner ($180,000) to 40 of 120 towns. “It is the first time "
    "since 1998,” said the finance minister, Jan Tore Sanner, 55, on Monday, “that 12% goes to places of 5,000 people.” "
)
PEER_SHARE = 20_000
"""Characters that the peer is given: it needs seconds for what is read here in milliseconds."""


def news(length: int) -> str:
    """The sample article again and again, numbered, so that no paragraph stands there twice."""
    body = from_text(asset("samples", "kyiv-journey.md").read_text("utf-8")).text.strip().split("\n\n")
    parts: list[str] = []
    done = 0
    for number, part in enumerate(cycle(body)):
        parts.append(f"{part} So said paragraph {number}.")
        done += len(parts[-1]) + 2
        if done >= length:
            return "\n\n".join(parts)
    raise AssertionError


def dense(length: int) -> str:
    """Every sentence full of what can be checked."""
    return "\n\n".join(f"{DENSE}So said paragraph {number}." for number in range(1 + length // len(DENSE)))


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of one core."""
    times = []
    for _ in range(runs):
        began = process_time()
        work()
        times.append(process_time() - began)
    return statistics.median(times)


def afresh(text: str) -> None:
    """Read a text as if for the first time."""
    passages.forget()
    check(text, dateline=DAY, today=DAY)


def dates_alone(text: str) -> None:
    """Read the dates of a text, and nothing else, as if for the first time."""
    passages.forget()
    claims_of(article(from_text(text), DAY), (dates,))


def speed(name: str, text: str, work: Callable[[], object], runs: int = RUNS) -> float:
    """Print and return kilobytes a second."""
    found = len(text.encode()) / 1000 / seconds(work, runs)
    print(f"{name:58} {found:8.0f} KB/s")
    return found


def peer(texts: Sequence[tuple[str, str]]) -> None:
    """The same beginning of each text by FactDesk and by dateparser, each a first time outside the clock.

    Both are told the language and the day that dates are reckoned from; the like of what the peer does are our dates alone.
    """
    if find_spec("dateparser") is None:
        print(
            'dateparser is not there to compare with: install factdesk[bench] (pip install -e ".[bench]" -c packaging/constraints.txt)'
        )
        return
    from dateparser.search import search_dates

    for name, text in texts:
        part = text[:PEER_SHARE]
        search = partial(search_dates, languages=["en"], settings={"RELATIVE_BASE": datetime.combine(DAY, time())})
        search(DENSE)
        theirs = speed(f"  dateparser.search, dates alone, {name}", part, partial(search, part), 3)
        for what, work in (("dates alone", dates_alone), ("everything", afresh)):
            ours = speed(f"  FactDesk, {what}, {name}", part, partial(work, part))
            print(f"{'':58} {ours / theirs:8.1f} times as fast (wanted at least {TIMES})")


def again() -> None:
    """A manuscript, and the same after an edit of one paragraph in its middle."""
    text = news(MANUSCRIPT)
    whole = seconds(partial(afresh, text), 3)
    versions = iter([text[: MANUSCRIPT // 2] + f" {number} trains came. " + text[MANUSCRIPT // 2 :] for number in range(RUNS)])
    edited = seconds(lambda: check(next(versions), dateline=DAY, today=DAY))
    print(f"{'a manuscript of 100,000 words, whole':58} {whole * 1000:8.0f} ms")
    print(f"{'the same after an edit of one paragraph':58} {edited * 1000:8.0f} ms, {whole / edited:.1f} times as fast")


def main() -> None:
    """Print the table."""
    gc.collect()
    afresh(DENSE)
    texts = [("news", news(MANUSCRIPT)), ("dense", dense(MANUSCRIPT))]
    for name, text in texts:
        speed(f"all detectors and checks, {name} (wanted at least {WANTED})", text, partial(afresh, text))
    peer(texts)
    for length in (500_000, 1_000_000, 2_000_000, 5_000_000):
        text = news(length)
        speed(f"all detectors and checks, {length / 1e6:.1f} MB", text, partial(afresh, text), 1)
    again()


if __name__ == "__main__":
    main()
