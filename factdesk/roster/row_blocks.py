"""Rows of a table taken many at once, by columns: what cells say alike is read once, and a million rows take seconds."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby, islice

from factdesk.roster.dates import PartialDate
from factdesk.roster.lines import GLUE, texts_of
from factdesk.roster.official import Term
from factdesk.roster.row import DISCOURAGED, Row, RowReader, item_column

_PERSONAL = ("name", "aliases", "born", "wikidata", DISCOURAGED)
_KEPT = 1 << 16
"""So many different terms are remembered, at most."""
_OTHER_SPACE = re.compile(r"[^\S \n]")
"""Whitespace that is neither the usual one nor the end of a line."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows by column, their spellings in one piece, which is soon made and takes little memory."""

    lines: Sequence[int]
    spellings: bytes
    """The name and the other spellings of the first, then of the second, ..., as `lines_of` gives them."""
    spelt: Sequence[int]
    """How many spellings each row has."""
    born: Sequence[PartialDate | None]
    items: Sequence[str | None]
    terms: Sequence[Term]

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[Row]:
        spellings = iter(texts_of(self.spellings))
        for line, spelt, born, item, term in zip(self.lines, self.spelt, self.born, self.items, self.terms, strict=True):
            name, *aliases = islice(spellings, spelt)
            yield Row(line, name, tuple(aliases), born, item, term)


class Taken:
    """The rows that were taken from files, many of them in blocks; each row is made when it is looked at."""

    def __init__(self) -> None:
        self.parts: list[Block | Sequence[Row]] = []

    def add(self, rows: "Sequence[Row] | Block | Taken") -> None:
        """Take in more rows."""
        self.parts += rows.parts if isinstance(rows, Taken) else [rows] if len(rows) else []

    def alone(self) -> bool:
        """Whether each row has a Wikidata number that no other has, and so is a person of its own."""
        items = [part.items if isinstance(part, Block) else [row.wikidata for row in part] for part in self.parts]
        return len({*chain.from_iterable(items)} - {None}) == len(self)

    def __iter__(self) -> Iterator[Row]:
        return chain.from_iterable(self.parts)

    def __len__(self) -> int:
        return sum(map(len, self.parts))


class BlockReader:
    """Reads rows of a table with these columns as `reader` does one by one."""

    def __init__(self, columns: Sequence[str], reader: RowReader) -> None:
        self._columns = columns
        self._reader = reader
        self._of_term = [column for column in columns if column not in _PERSONAL]
        self._terms = _Terms(self._term)

    def rows(self, lines: Sequence[int], columns: Sequence[Sequence[str]], runs: Sequence[int] = ()) -> Block | None:
        """The rows in these columns of stripped cells; None where one has to be refused or passed over, so that each must be looked at.

        `runs` tells how many columns are glued together in each, where no cell has white space but spaces.
        """
        found, of_term = self._sorted_out(columns, runs or [1] * len(columns))
        blank = ("",) * len(lines)
        names, aliases, born, items, avoided = (found.get(column, blank) for column in _PERSONAL)
        glued = not runs and any(GLUE in "".join(cells) for cells in of_term)
        if not of_term or glued or any(avoided) or "|" in "".join(names):
            return None
        spellings, spelt = _spellings(names, aliases, plain=bool(runs))
        if spellings.startswith(b"\n") or b"\n\n" in spellings:  # somebody has no name
            return None
        try:
            terms = [*map(self._terms.__getitem__, zip(*of_term, strict=True))]
            days = {iso: self._reader.date({"born": iso}, "born") for iso in {*born}}
            numbers = item_column(items)
        except ValueError:
            return None
        return Block(lines, spellings, spelt, [*map(days.__getitem__, born)], numbers, terms)

    def _sorted_out(
        self, columns: Sequence[Sequence[str]], runs: Sequence[int]
    ) -> tuple[dict[str, Sequence[str]], list[Sequence[str]]]:
        """The columns that say who somebody is, by name, and those that say what they held; none of these where there are more than known."""
        of_person: dict[str, Sequence[str]] = {}
        of_term: list[Sequence[str]] = []
        for cells, end in zip(columns, accumulate(runs), strict=True):
            if end > len(self._columns):
                return {}, []
            if self._columns[end - 1] in _PERSONAL:
                of_person[self._columns[end - 1]] = cells
            else:
                of_term.append(cells)
        return of_person, of_term

    def _term(self, cells: tuple[str, ...]) -> Term:
        return self._reader.term(dict(zip(self._of_term, GLUE.join(cells).split(GLUE), strict=False)))


def runs_of(columns: Iterable[str]) -> list[int]:
    """How many columns stand together: those in a row that say nothing of who somebody is."""
    runs: list[int] = []
    for of_person, some in groupby(columns, lambda column: column.lower() in _PERSONAL):
        many = len([*some])
        runs += [1] * many if of_person else [many]
    return runs


def _spellings(names: Sequence[str], aliases: Sequence[str], *, plain: bool) -> tuple[bytes, list[int]]:
    """The name and the other spellings of each row, each once, as `lines_of` gives them, and how many; a name that is missing is blank."""
    text = "\n".join(map("|".join, zip(names, aliases, strict=True)))
    if text.count("\n") >= len(names):  # some cells have line breaks of their own
        text = "\n".join([f"{name}|{others}".replace("\n", " ") for name, others in zip(names, aliases, strict=True)])
    text = _even(text, plain=plain).replace("|\n", "\n").removesuffix("|")
    lines = text.split("\n")
    rows = [line.split("|") for line in lines]
    for at in [at for at, row in enumerate(rows) if len({*row, ""}) <= len(row)]:
        rows[at] = _each_once(*rows[at])
        lines[at] = "|".join(rows[at])
    return "\n".join([*lines, ""]).replace("|", "\n").encode("utf-8", "surrogatepass"), [*map(len, rows)]


def _even(text: str, *, plain: bool) -> str:
    """Lines of spellings between bars without white space but single spaces inside; `plain` ones have none but spaces, and within cells."""
    if not plain:
        if not text.replace("\n", "").isprintable():
            text = _OTHER_SPACE.sub(" ", text)
        text = "\n".join([line.strip(" ") for line in text.split("\n")])
    while "  " in text:
        text = text.replace("  ", " ")
    return text.replace(" |", "|").replace("| ", "|")


def _each_once(name: str, *others: str) -> list[str]:
    return [name, *(other for other in dict.fromkeys(others) if other not in ("", name))]


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
