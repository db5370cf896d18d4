"""What was read is kept, so that the same words are not read again: caches that can be emptied together."""

from collections.abc import Callable
from functools import lru_cache, wraps
from operator import is_
from typing import ParamSpec, Protocol, TypeVar

Asked = ParamSpec("Asked")
Read = TypeVar("Read")
Read_co = TypeVar("Read_co", covariant=True)


class Kept(Protocol[Asked, Read_co]):
    """A function whose answers are kept."""

    @property
    def __wrapped__(self) -> Callable[Asked, Read_co]:
        """The same, reading afresh."""

    def __call__(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Read_co:
        """The answer, read or kept."""

    def cache_clear(self) -> None:
        """Let go of all answers."""


_ALL: list[Callable[[], None]] = []


def kept(most: int) -> Callable[[Callable[Asked, Read]], Kept[Asked, Read]]:
    """Keep so many answers of a function, until `forget`."""

    def keeping(read: Callable[Asked, Read]) -> Kept[Asked, Read]:
        found: Kept[Asked, Read] = lru_cache(most)(read)
        _ALL.append(found.cache_clear)
        return found

    return keeping


def of_the_last(read: Callable[Asked, Read]) -> Callable[Asked, Read]:
    """Keep the answer for the last arguments.

    They are the same only if they are the very same values: to compare a whole text and its claims would cost more than reading them.
    """
    last: list[tuple[tuple[object, ...], Read]] = []

    @wraps(read)
    def keeping(*args: Asked.args, **kwargs: Asked.kwargs) -> Read:
        asked = (*args, *kwargs.values())
        for before, found in last:
            if len(before) == len(asked) and all(map(is_, before, asked)):
                return found
        found = read(*args, **kwargs)
        last[:] = [(asked, found)]
        return found

    return keeping


class Pieces(dict[str, Read]):
    """What is read of every short text that was asked for, in square brackets: found again in half the time that a function's cache needs.

    It is emptied when it is full: most words of a text come again soon.
    """

    def __init__(self, read: Callable[[str], Read], most: int, longest: int) -> None:
        super().__init__()
        self.read, self.most, self.longest = read, most, longest

    def __missing__(self, piece: str) -> Read:
        """Read it; kept unless it is a long one."""
        found = self.read(piece)
        if len(piece) <= self.longest:
            if len(self) >= self.most:
                self.clear()
            self[piece] = found
        return found


def forget() -> None:
    """Let go of what was read; the next reading reads all of it."""
    for clear in _ALL:
        clear()
