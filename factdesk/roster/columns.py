"""Named arrays in one run of bytes: magic, length, checksum, a header, then the arrays, ready to be mapped from a file."""

import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factdesk.roster.lines import OWN_BREAK, lines_of

MAGIC = b"FactDesk roster\x04"
_HEAD = struct.Struct("<16sQQII")
"""Magic, length of the whole, checksum of the arrays, checksum of the header, length of the header."""
_ALIGN = 64
_BLOCK = 256
"""So many places are told from where their block begins."""
_CHECKED = 16 * 1024 * 1024
"""Up to this many bytes the arrays are summed at every opening (about 1 ms for 1 MB); above, length and header must do."""

Columns = Mapping[str, NDArray[Any]]


def packed(arrays: Columns, about: Mapping[str, Any]) -> bytes:
    """The bytes of some one-dimensional arrays, with a few words about them."""
    places: list[list[Any]] = []
    parts: list[bytes | memoryview] = []
    at = body_sum = 0
    for name, array in arrays.items():
        # A column that says the same of everybody is kept as one value.
        alike = len(array) > 1 and bool((array == array[0]).all())
        data = np.ascontiguousarray(array[:1] if alike else array).view(np.uint8).data
        places.append([name, array.dtype.str, at, len(array), alike])
        for part in (data, b"\0" * (-len(data) % _ALIGN)):
            parts.append(part)
            body_sum = zlib.crc32(part, body_sum)
            at += len(part)
    header = json.dumps({"about": about, "arrays": places}, ensure_ascii=False).encode()
    header += b" " * (-(_HEAD.size + len(header)) % _ALIGN)
    head = _HEAD.pack(MAGIC, _HEAD.size + len(header) + at, body_sum, zlib.crc32(header), len(header))
    return b"".join((head, header, *parts))


def unpacked(data: Any) -> tuple[Columns, dict[str, Any]]:
    """The arrays and what was said about them, without copying; ValueError when the bytes are foreign, cut or changed."""
    view = memoryview(data)
    if len(view) < _HEAD.size:
        raise ValueError("cut")
    magic, length, body_sum, header_sum, header_length = _HEAD.unpack(view[: _HEAD.size])
    start = _HEAD.size + header_length
    if magic != MAGIC or length != len(view) or start > length or zlib.crc32(view[_HEAD.size : start]) != header_sum:
        raise ValueError("foreign, cut or changed")
    if length <= _CHECKED and zlib.crc32(view[start:]) != body_sum:
        raise ValueError("changed")
    header = json.loads(bytes(view[_HEAD.size : start]))
    body = view[start:]
    return {name: _array(body, *place) for name, *place in header["arrays"]}, header["about"]


def _array(body: memoryview, kind: str, at: int, count: int, alike: bool) -> NDArray[Any]:  # noqa: FBT001  # as the header has it
    if not alike:
        return np.frombuffer(body, dtype=kind, count=count, offset=at)
    return np.broadcast_to(np.frombuffer(body, dtype=kind, count=1, offset=at), count)


class Texts:
    """Collects strings, each once, and numbers them; number 0 is the empty one."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": 0}

    def number(self, text: str) -> int:
        """The number of a string."""
        return self._numbers.setdefault(text, len(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers)

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Its two arrays: the bytes in UTF-8, and where each string begins."""
        return text_arrays(name, lines_of([*self._numbers]))


def text_arrays(name: str, lines: bytes) -> dict[str, NDArray[Any]]:
    """Strings, given by `lines_of`, as bytes in UTF-8 and the places where each begins (one more place than strings)."""
    ends = np.flatnonzero(np.frombuffer(lines, np.uint8) == ord("\n"))
    places = np.concatenate(([0], ends - np.arange(len(ends))))
    data = lines.replace(b"\n", b"").replace(OWN_BREAK, b"\n")
    return {name: np.frombuffer(data, np.uint8), **place_arrays(f"{name}_at", places)}


def place_arrays(name: str, places: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """Places that only rise, half as large: where each block of them begins, and how far from there each is; as they are where that is too far."""
    begins = places[::_BLOCK]
    away = places - np.repeat(begins, _BLOCK)[: len(places)]
    if int(away.max(initial=0)) >= 1 << 16:
        return {name: small(places, np.int32)}
    return {name: away.astype(np.uint16), f"{name}_begins": small(begins, np.int32)}


class Places:
    """The places of `place_arrays`."""

    __slots__ = ("_away", "_begins")

    def __init__(self, arrays: Columns, name: str) -> None:
        self._away = arrays[name]
        self._begins = arrays.get(f"{name}_begins")

    def __len__(self) -> int:
        return len(self._away)

    def __getitem__(self, number: int) -> int:
        """The place of a number."""
        away: int = self._away.item(number)
        return away if self._begins is None else away + int(self._begins.item(number // _BLOCK))

    def span(self, number: int) -> tuple[int, int]:
        """From the place of a number to that of the next."""
        return self[number], self[number + 1]

    def many(self, numbers: NDArray[Any]) -> NDArray[Any]:
        """The places of some numbers."""
        away: NDArray[Any] = self._away[numbers].astype(np.int64)
        return away if self._begins is None else away + self._begins[numbers // _BLOCK]

    def number(self, place: int) -> int:
        """The number in whose span a place is."""
        if self._begins is None:
            return int(self._away.searchsorted(self._away.dtype.type(place), "right")) - 1
        block = int(self._begins.searchsorted(self._begins.dtype.type(place), "right")) - 1
        first = block * _BLOCK
        away = np.uint16(min(place - int(self._begins[block]), (1 << 16) - 1))
        return first + int(self._away[first : first + _BLOCK].searchsorted(away, "right")) - 1


def small(values: NDArray[Any], least: Any = np.int8) -> NDArray[Any]:
    """Whole numbers in the smallest type, of `least` and wider, that holds them all."""
    low, high = (int(values.min()), int(values.max())) if len(values) else (0, 0)
    for kind in (np.int8, np.int16, np.int32):
        if np.dtype(kind).itemsize >= np.dtype(least).itemsize and np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return values.astype(kind)
    return values


class TextColumn:
    """Strings read from the two arrays of `text_arrays`, when they are asked for."""

    __slots__ = ("_at", "_data")

    def __init__(self, arrays: Columns, name: str) -> None:
        self._data = arrays[name].data
        self._at = Places(arrays, f"{name}_at")

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, number: int) -> str:
        first, end = self._at.span(number)
        return str(self._data[first:end], "utf-8", "surrogatepass")

    def many(self, numbers: NDArray[Any]) -> list[bytes]:
        """The UTF-8 bytes of some strings, quickly; none may hold NUL."""
        if not len(numbers):
            return []
        first = self._at.many(numbers)
        lengths = self._at.many(numbers + 1) - first
        columns = np.arange(max(1, int(lengths.max())))
        letters = np.frombuffer(self._data, np.uint8).take(first[:, None] + columns, mode="clip")
        letters[columns >= lengths[:, None]] = 0
        found: list[bytes] = letters.view(f"S{len(columns)}").ravel().tolist()
        return found
