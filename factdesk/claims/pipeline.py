"""Persons found by an installed spaCy pipeline: an extra detector that a user may name; spaCy is imported when it is."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from factdesk.claims.claim import Claim, Kind, NameValue, TitleValue
from factdesk.claims.detect import DETECTORS, Detector
from factdesk.claims.persons import last_part
from factdesk.draft.article import Article
from factdesk.draft.names import fold

LABELS = frozenset({"PERSON", "PER"})
"""What pipelines call a person: those of OntoNotes, and those of WikiNER and CoNLL."""
UNUSED = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "textcat", "textcat_multilabel")
"""Components that no person is found by; leaving them out halves the time."""
PIECE = 20_000
"""Characters handed over at a time: the memory that a pipeline takes grows with them, and it refuses a million."""


class PipelineFailed(Exception):
    """The pipeline that was named cannot be used; the message says why and what to do."""


def detectors_with(pipeline: str) -> tuple[Detector, ...]:
    """The house's detectors, then the pipeline of that name or folder, if one is named; PipelineFailed when it cannot be used."""
    if not pipeline:
        return DETECTORS
    _loaded(pipeline)
    return *DETECTORS, Pipeline(pipeline)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A detector that holds no more than the name, so that it can be handed to another process."""

    name: str
    """An installed package ("en_core_web_sm") or a folder."""

    def __call__(self, article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
        """Names of persons that no claim has yet, each once, at its first mention."""
        taken = sorted((claim.start, claim.end) for claim in before if claim.kind is not Kind.QUOTE)
        seen = {fold(word) for claim in before if isinstance(claim.value, TitleValue | NameValue) for word in _words(claim.value)}
        at = 0
        for start, end in self._persons(article):
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            said = article.text[start:end]
            new = fold(said) not in seen and (" " not in said or last_part(said) not in seen)
            if (at < len(taken) and taken[at][0] < end) or not new:
                continue
            seen |= {fold(said), last_part(said)}
            yield Claim("", Kind.NAME, start, end, said, article.sentence_at(start), NameValue(said))

    def _persons(self, article: Article) -> Iterator[tuple[int, int]]:
        """Spans that the pipeline calls a person, in the order of the text, without a possessive ending or marks around them."""
        pieces = list(_pieces(article))
        documents = _loaded(self.name).pipe(article.text[start:end] for start, end in pieces)
        for (offset, _), document in zip(pieces, documents, strict=True):
            for entity in document.ents:
                start, end = offset + entity.start_char, offset + entity.end_char
                said = article.text[start:end]
                kept = said.rstrip(" \t.,;:!?").removesuffix("'s").removesuffix("’s")
                if entity.label_ in LABELS and kept[:1].isupper() and "\n" not in kept:
                    yield start, start + len(kept)


def _words(value: TitleValue | NameValue) -> tuple[str, ...]:
    """What a person that is known already may be called again: the whole name, or its last part."""
    full = value.full_name if isinstance(value, TitleValue) and value.full_name else value.person
    return full, value.person, last_part(full)


def _pieces(article: Article) -> Iterator[tuple[int, int]]:
    """Whole sentences, as many as fit; a sentence that is longer than a piece is cut."""
    start = end = 0
    for _, last in (*article.sentences, (0, len(article.text))):
        if last - start > PIECE and end > start:
            yield start, end
            start = end
        end = last
        while end - start > PIECE:
            yield start, start + PIECE
            start += PIECE
    if end > start:
        yield start, end


@cache
def _loaded(name: str) -> Any:
    """The pipeline, read once; nothing is downloaded."""
    try:
        import spacy
    except ImportError:
        raise PipelineFailed(
            f"The pipeline {name!r} needs spaCy, which is not installed: pip install 'factdesk[spacy]', or name no pipeline."
        ) from None
    folder = Path(name).expanduser()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a pipeline of a neighbouring version works, and says so at length
            found = spacy.load(folder if folder.is_dir() else name, disable=UNUSED)
    except Exception as failed:
        missing = not folder.exists() and not spacy.util.is_package(name)
        why = "is neither an installed package nor a folder" if missing else f"could not be read ({_first_line(failed)})"
        raise PipelineFailed(
            f"The spaCy pipeline {name!r} {why}; install it, name another in the preferences or with --pipeline, or none."
        ) from failed
    if not any(LABELS & set(labels) for labels in found.pipe_labels.values()):
        raise PipelineFailed(f"The spaCy pipeline {name!r} knows no persons; name one with an entity recogniser, or none.")
    return found


def _first_line(failed: Exception) -> str:
    return next(iter(str(failed).splitlines()), type(failed).__name__).rstrip(".")
