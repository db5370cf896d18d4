"""Given names that are forms of one name, as Volodymyr and Vladimir, or of one origin."""

from collections.abc import Mapping
from functools import cache

from factdesk.draft.words import words
from factdesk.roster.romanisation import sound

NONE: frozenset[int] = frozenset()


def given_groups(plain: str, skeleton: str) -> frozenset[int]:
    """The numbers of the groups that a given name stands in, none when it is not known: positive for forms, negative for origins."""
    table = _table()
    return table.get(plain) or table.get(skeleton) or NONE


@cache
def _table() -> Mapping[str, frozenset[int]]:
    """Each known given name, plain and as skeleton."""
    table: dict[str, set[int]] = {}
    number = 0
    for line, text in enumerate(words("given_name_forms"), 1):
        for group in text.split("|"):
            number += 1
            for form in group.split():
                table.setdefault(form, set()).update((number, -line))
                table.setdefault(sound(form), set()).update((number, -line))
    return {form: frozenset(numbers) for form, numbers in table.items()}
