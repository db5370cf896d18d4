"""Reading a file into a draft: one module a format."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factdesk.draft.reading.files import ENDINGS, LIMIT, bytes_of, read, read_bytes, read_stream

__all__ = ["ENDINGS", "LIMIT", "bytes_of", "read", "read_bytes", "read_stream"]


def __getattr__(name: str) -> Any:
    """Fetch the readers when they are first asked for: the worker process imports this package and needs none of them."""
    if name in __all__:
        from factdesk.draft.reading import files

        return getattr(files, name)
    raise AttributeError(name)
