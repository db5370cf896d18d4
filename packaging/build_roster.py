"""Build the starter roster: the CSV files of a folder, merged into resources/roster/officials.csv.xz, the same bytes each time.

    python packaging/build_roster.py FOLDER [OUTPUT]

Rows whose end is before their start, and others that cannot be read, are dropped and listed. Rows of one person are merged by the
rules of factdesk/roster/merge.py, doubled terms by those of same_term.py; sources and days of confirmation are kept as they are, so
that an unconfirmed row stays recognisable.
"""

import argparse
import lzma
from pathlib import Path

from factdesk.roster.from_csv import read_rows
from factdesk.roster.merge import merge
from factdesk.roster.official import Official
from factdesk.roster.opening import starter
from factdesk.roster.row import Row
from factdesk.roster.to_csv import write_csv


def build(folder: Path) -> bytes:
    """The packed roster of all CSV files of a folder, the last by name first: its spellings are the house spellings."""
    rows: list[Row] = []
    for path in sorted(folder.glob("*.csv"), reverse=True):
        taken, refused = read_rows(path.read_bytes(), path.name)
        rows += taken
        print(f"{path.name}: {len(taken)} terms, {len(refused)} dropped")
        for one in refused:
            print(f"    line {one.line}: {one.reason}")
    people = sorted(merge(rows), key=_order)
    print(f"{len(people)} people, {sum(len(person.terms) for person in people)} terms")
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]
    return lzma.compress(write_csv(people), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=filters)


def _order(person: Official) -> tuple[str, str, str]:
    """By country of the first office, then by name: rows that look alike stand together, which packs best."""
    return person.terms[-1].office.jurisdiction, person.name, person.key


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path, nargs="?", default=starter())
    choice = parser.parse_args()
    data = build(choice.folder)
    choice.output.parent.mkdir(parents=True, exist_ok=True)
    choice.output.write_bytes(data)
    print(f"{choice.output}: {len(data) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
