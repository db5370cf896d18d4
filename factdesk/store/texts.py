"""What people type, made fit for every database."""

import hashlib
from dataclasses import replace

from factdesk.roster.official import Official, Term


def clean(words: str) -> str:
    """Typed words without NUL (PostgreSQL refuses it) and with U+FFFD for half a surrogate pair (neither database can keep one)."""
    return words.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def fit(official: Official) -> Official:
    """An official from a file whose every word fits both databases; the same object when it does already, as nearly all do."""
    words = [official.name, official.key, official.wikidata or "", *official.aliases]
    for term in official.terms:
        words += [term.office.name, term.office.normal, term.office.jurisdiction, term.source, *term.extra, *term.extra.values()]
    if all(map(str.isprintable, words)):  # neither NUL nor a surrogate is
        return official
    return replace(official, name=clean(official.name), key=clean(official.key), wikidata=clean(official.wikidata or "") or None,
                   aliases=tuple(map(clean, official.aliases)), discouraged=tuple(map(clean, official.discouraged)),
                   terms=tuple(map(_fit_term, official.terms)))  # fmt: skip


def _fit_term(term: Term) -> Term:
    names = {name: clean(getattr(term.office, name)) for name in ("name", "normal", "jurisdiction")}
    extra = {clean(name): clean(said) for name, said in term.extra.items()}
    return replace(term, office=replace(term.office, **names), source=clean(term.source), extra=extra)


def sha256(data: bytes) -> str:
    """The hexadecimal SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()
