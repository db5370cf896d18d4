"""Build the starter roster: the CSV files of a folder, merged into resources/roster/officials.csv.xz, the same bytes each time.

    python packaging/build_roster.py FOLDER [OUTPUT]

Rows whose end is before their start, and others that cannot be read, are dropped and listed. Names and offices that newspapers write
otherwise are changed by roster_corrections.yml. Rows of one person are merged by the rules of factdesk/roster/merge.py, doubled terms
by those of same_term.py; two numbers whose names are one by comparison, and who held the same office from the same day, are one person
too. Sources and days of confirmation are kept as they are, so that an unconfirmed row stays recognisable.

People stand in the order of note, which decides between namesakes of whom nothing else is said: heads of state and government, then
ministers and secretaries general, then others; among these the last in office first, then those with more terms.
"""

import argparse
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.offices import normal_office, office_class
from factdesk.roster.dates import PartialDate
from factdesk.roster.from_csv import read_rows
from factdesk.roster.merge import merge, names_without_rank
from factdesk.roster.official import Official, Status, Term
from factdesk.roster.opening import starter
from factdesk.roster.romanisation import script_of
from factdesk.roster.row import Row, office_in
from factdesk.roster.to_csv import write_csv
from factdesk.roster.twins import twins

CORRECTIONS = Path(__file__).with_name("roster_corrections.yml")
SEVERAL = starter().with_name("several_holders.yml")
_ASIDE = re.compile(r" \([^()]*\)$")
_NICK = re.compile(r"^\S+ \((\w+)\)(?= )")
_MIDDLE = re.compile(r" \(\w+\)(?= )")
_SUFFIX = re.compile(r", ((?:Jr|Sr|Jnr)\.?|II+)$")
_BARONET = re.compile(r", \d+\w\w Baronet$")
_NOTE = {"head of state": 0, "head of government": 0, "minister": 1, "secretary general": 1, "deputy head": 1}
_OTHERS = 2
_ALWAYS_ONE = ("Ambassador to ", "High Commissioner to ", "Governor of ", "Mayor of ", "Prefect of ")
_TOGETHER = 60
"""Days for which two may hold an office of one holder while it is handed over."""


def build(folder: Path) -> bytes:
    """The packed roster of all CSV files of a folder, the last by name first: its spellings are the house spellings."""
    rows: list[Row] = []
    for path in sorted(folder.glob("*.csv"), reverse=True):
        taken, refused = read_rows(path.read_bytes(), path.name)
        rows += taken
        print(f"{path.name}: {len(taken)} terms, {len(refused)} dropped")
        for one in refused:
            print(f"    line {one.line}: {one.reason}")
    corrections = yaml.safe_load(CORRECTIONS.read_text("utf-8"))
    rows = [_redated(corrected(row, corrections["offices"]), corrections["days"]) for row in rows]
    merged = merge(_one_number(rows))
    people = sorted(_overtaken(_spelt(person, corrections) for person in merged), key=_note)
    print(f"{len(people)} people, {sum(len(person.terms) for person in people)} terms")
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]
    return lzma.compress(write_csv(people), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=filters)


def corrected(row: Row, offices: Sequence[Mapping[str, Any]]) -> Row:
    """A row with the office as newspapers write it, and the name without rank, aside or reversed order."""
    term = row.term
    assert term is not None
    place = term.office.jurisdiction
    name, aside = _ASIDE.sub("", row.name), _NICK.sub(r"\1", row.name)
    name = _SUFFIX.sub(r" \1", _BARONET.sub("", _MIDDLE.sub("", name)))
    known = names_without_rank(name)
    last, comma, first = name.partition(", ")
    if comma and known and known != (name,):
        name = known[0]
    elif comma and not last.isascii() and not first.isascii() and script_of(last[0]) != "latin":
        known, name = (), f"{first} {last}"  # a label in the order of a register
    if aside != row.name:
        known = (*known, aside)
    aliases = dict.fromkeys([*row.aliases, *known])
    aliases.pop(name, None)
    words = _office(term, offices)
    office = term.office if words == term.office.name else office_in(words, place)
    return row._replace(name=name, aliases=tuple(aliases), term=replace(term, office=office))


def _redated(row: Row, days: Sequence[Mapping[str, Any]]) -> Row:
    """A row with the day of a hand-over that its source puts at a change of government."""
    term = row.term
    assert term is not None
    for entry in days:
        if (entry["jurisdiction"], entry["office"], entry["person"]) == (term.office.jurisdiction, term.office.name, row.name):
            told = {side: getattr(term, side) for side in ("start", "end")}
            moved = {side: PartialDate.parse(str(entry["real"])) for side, day in told.items() if str(day) == str(entry["told"])}
            term = replace(term, **moved)
    return row._replace(term=term)


def _office(term: Term, corrections: Sequence[Mapping[str, Any]]) -> str:
    """The office in words, without the name of its own country, which says nothing ("Prime Minister of Montenegro")."""
    name, place = term.office.name, term.office.jurisdiction
    for entry in corrections:
        same = (entry["jurisdiction"], entry["office"]) == (place, name)
        if same and term.start and term.start.last >= entry["from"]:
            return str(entry["name"])
    short, of, country = name.rpartition(" of ")
    own = of and jurisdiction_of(country) == place and normal_office(short) == term.office.normal
    return short if own else name


def _spelt(person: Official, corrections: Mapping[str, Any]) -> Official:
    """A person under the spelling that news uses; the other one stays as an alias."""
    places = dict.fromkeys(term.office.jurisdiction for term in person.terms)
    listed = (corrections["spellings"].get(place, {}).get(person.name) for place in places)
    name = next(filter(None, listed), None) or _romanised(person.name, places, corrections["romanised"])
    if name == person.name:
        return person
    aliases = tuple(alias for alias in (person.name, *person.aliases) if alias != name)
    return replace(person, name=name, aliases=aliases)


def _romanised(name: str, places: Collection[str], rules: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """A name as newspapers romanise those of the one country in which somebody held office."""
    if len(places) == 1 and name.isascii():
        for pattern, instead in rules.get(next(iter(places)), ()):
            name = re.sub(pattern, instead, name)
    return name


def _one_number(rows: list[Row]) -> list[Row]:
    """Rows with one number for each person who has two, or who has one in one source only: the number with more terms."""
    terms = Counter(row.wikidata for row in rows)
    numbers: dict[str | tuple[str, str], str] = {}
    for one, other, why in twins(merge(rows)):
        known = [person.wikidata for person in (one, other) if person.wikidata]
        if not known or not why.endswith("the same term of office"):
            continue
        print(f"    one person: {one.name} ({one.key}) and {other.name} ({other.key})")
        best = min(known, key=lambda item: (-terms[item], int(item[1:])))
        for person in (one, other):
            names = (person.name, *person.aliases)
            spelt = [(name, term.office.jurisdiction) for name in names for term in person.terms]
            numbers.update(dict.fromkeys([person.wikidata] if person.wikidata else spelt, best))
    return [row._replace(wikidata=numbers.get(row.wikidata or _spelling(row), row.wikidata)) for row in rows]


def _spelling(row: Row) -> tuple[str, str]:
    """What a source says of a person without a number."""
    return row.name, row.term.office.jurisdiction if row.term else ""


def _overtaken(people: Iterable[Official]) -> list[Official]:
    """People whose open terms are of unknown end where somebody else has followed in an office that one holds at a time.

    Wikidata keeps terms open of which nobody wrote the end: an ambassador of 1960 is not the ambassador of today.
    """
    found = list(people)
    held: dict[tuple[str, str], list[tuple[str, Term]]] = defaultdict(list)
    for person in found:
        for term in person.terms:
            if term.start and not term.acting:
                held[term.office.name, term.office.jurisdiction].append((person.key, term))
    several = {place for place, offices in yaml.safe_load(SEVERAL.read_text("utf-8")).items() if "prime minister" in offices}
    single = {
        office: sorted(term.start.first for _, term in terms if term.start) for office, terms in held.items() if _single(terms)
    }

    def judged(term: Term) -> Term:
        start, checked = term.start, term.checked
        if (
            "Wikidata" not in term.source
            or term.status is not Status.CURRENT
            or not start
            or not checked
            or term.end
            or term.office.jurisdiction in several
        ):
            return term
        followers = single.get((term.office.name, term.office.jurisdiction), ())
        gone = any((day - start.last).days > _TOGETHER and day <= checked.last for day in followers)
        return replace(term, status=Status.UNKNOWN) if gone else term

    return [replace(person, terms=tuple(judged(term) for term in person.terms)) for person in found]


def _single(terms: Sequence[tuple[str, Term]]) -> bool:
    """Whether an office never had two holders at once for long, by the terms of which both days are known.

    Deputies and ministers without a portfolio serve side by side.
    """
    office = terms[0][1].office
    if office_class(office.normal) == "deputy head" or office.name.startswith(("Minister of State", "Minister without")):
        return False
    if office.name.startswith(_ALWAYS_ONE):
        return True
    closed = sorted((term.start.first, term.end.first, key) for key, term in terms if term.start and term.end)
    return all(one[2] == two[2] or (one[1] - two[0]).days <= _TOGETHER for one, two in pairwise(closed)) and len(closed) > 1


def _note(person: Official) -> tuple[int, int, int, str, str]:
    """The order of note: rank, the last day in the highest office, the number of terms; then by name."""
    rank = min((_rank(term) for term in person.terms), default=_OTHERS)
    latest = max((_until(term) for term in person.terms if _rank(term) == rank), default=0)
    return rank, -latest, -len(person.terms), person.name, person.key


def _rank(term: Term) -> int:
    return _NOTE.get(office_class(term.office.normal), _OTHERS)


def _until(term: Term) -> int:
    """The last day that is known of a term."""
    days: list[PartialDate | None] = [term.end or (term.checked if term.status is Status.CURRENT else None) or term.start]
    return max((day.last.toordinal() for day in days if day), default=0)


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
