"""What people type, made fit for every database."""

import hashlib


def clean(words: str) -> str:
    """Typed words without NUL (PostgreSQL refuses it) and with U+FFFD for half a surrogate pair (neither database can keep one)."""
    return words.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def sha256(data: bytes) -> str:
    """The hexadecimal SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()
