"""Values that are made quickly are the frozen dataclasses that they were."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from factdesk.draft.values import Once, quick


@quick
@dataclass(frozen=True, slots=True)
class Slotted:
    first: int
    second: str = "b"


@quick
@dataclass(frozen=True)
class Open:
    first: int
    second: str = "b"


@pytest.mark.parametrize("made", [Slotted, Open])
def test_fields_are_those_that_were_given_and_stay(made):
    one = made(1)
    assert (one.first, one.second) == (1, "b")
    assert one == made(second="b", first=1) != made(1, "c")
    assert hash(one) == hash(made(1))
    assert replace(one, second="c") == made(1, "c")
    assert pickle.loads(pickle.dumps(one)) == one  # our own
    with pytest.raises(FrozenInstanceError):
        one.first = 2


@pytest.mark.parametrize("made", [Slotted, Open])
def test_what_is_missing_or_too_much_is_an_error(made):
    for given in ((), (1, "b", 3)):
        with pytest.raises(TypeError, match="__init__"):
            made(*given)


def test_what_is_read_once_is_kept_with_its_value():
    asked = []

    @dataclass(frozen=True)
    class Word:
        text: str

        @Once
        def small(self):
            """The word in small letters."""
            asked.append(self.text)
            return self.text.lower()

    one, other = Word("One"), Word("Two")
    assert (one.small, other.small, one.small) == ("one", "two", "one")
    assert asked == ["One", "Two"]
    assert Word.small.__doc__ == "The word in small letters."
    assert one == Word("One")
