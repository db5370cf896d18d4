"""Rows of a table taken many at once, by columns: what cells say alike is read once, and a million rows take seconds."""

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat

from factdesk.roster.official import Term
from factdesk.roster.row import DISCOURAGED, Row, RowReader, item_column, spellings

_PERSONAL = ("name", "aliases", "born", "wikidata", DISCOURAGED)
_KEPT = 1 << 16
"""So many different terms are remembered, at most."""


class BlockReader:
    """Reads rows of a table with these columns as `reader` does one by one."""

    def __init__(self, columns: Sequence[str], reader: RowReader) -> None:
        self._columns = columns
        self._reader = reader
        self._of_term = [column for column in columns if column and column not in _PERSONAL]
        self._terms = _Terms(self._term)

    def rows(self, lines: Sequence[int], columns: Sequence[Sequence[str]]) -> list[Row] | None:
        """The rows in these columns of stripped cells; None where one has to be refused or passed over, so that each must be looked at."""
        if len(columns) > len(self._columns):
            return None
        found: dict[str, Sequence[str]] = dict(zip(self._columns, columns, strict=False))
        blank = ("",) * len(lines)
        names, aliases, born, items, avoided = (found.get(column, blank) for column in _PERSONAL)
        if not _even(names):
            names = [" ".join(name.split()) for name in names]
        if not all(names):
            return None
        try:
            terms = [*map(self._terms.__getitem__, zip(*(found.get(column, blank) for column in self._of_term), strict=True))]
            days = {iso: self._reader.date({"born": iso}, "born") for iso in {*born}}
            numbers = item_column(items)
        except ValueError:
            return None
        others = _spellings(aliases, names)
        some: Iterable[tuple[str, ...]] = repeat(())
        if any(avoided):
            some = _spellings(avoided, names)
            others = [tuple(dict.fromkeys((*both, *some))) for both, some in zip(others, some, strict=True)]
        fields = (lines, names, others, map(days.__getitem__, born), numbers, terms, repeat(None), some)
        return [*map(Row._make, zip(*fields, strict=False))]

    def _term(self, cells: tuple[str, ...]) -> Term:
        return self._reader.term(dict(zip(self._of_term, cells, strict=True)))


def _even(cells: Iterable[str]) -> bool:
    """Whether no whitespace but single spaces stands in these stripped cells, and none beside a bar."""
    text = "|".join(cells)
    return text.isprintable() and "  " not in text and "| " not in text and " |" not in text


def _spellings(cells: Sequence[str], names: Sequence[str]) -> list[tuple[str, ...]]:
    """`spellings` of each cell."""
    if not _even(cells):
        return [*map(spellings, cells, names)]
    found = []
    for cell, name in zip(cells, names, strict=True):
        some = cell.split("|") if cell else ()
        # Most cells say each spelling once, and neither nothing nor the name itself.
        found.append(tuple(some) if len({"", name, *some}) == len(some) + 2 else spellings(cell, name))
    return found


class _Terms(dict[tuple[str, ...], Term]):
    """The term of each run of cells, made when it is first met: people of one parliament have thousands of terms alike."""

    def __init__(self, term: Callable[[tuple[str, ...]], Term]) -> None:
        super().__init__()
        self._term = term

    def __missing__(self, cells: tuple[str, ...]) -> Term:
        if len(self) >= _KEPT:
            self.clear()
        made = self[cells] = self._term(cells)
        return made
