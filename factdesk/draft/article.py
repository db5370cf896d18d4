"""A draft as the detectors see it: text, dateline, sentences, and the words of its language."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from factdesk.draft.draft import Draft, Paragraph
from factdesk.draft.sentences import sentences


@dataclass(frozen=True, slots=True)
class Article:
    """What every detector and check reads. Spans are code-point offsets into `text`, end exclusive."""

    draft: Draft
    dateline: date
    sentences: tuple[tuple[int, int], ...]
    text: str = field(init=False, repr=False, compare=False)
    """The draft's text."""
    language: str = field(init=False, repr=False, compare=False)
    """The draft's language, a folder under resources/words."""
    begins: list[int] = field(init=False, repr=False, compare=False)
    """Where each sentence begins: every claim and many a rule asks for its own."""
    paragraph_begins: list[int] = field(init=False, repr=False, compare=False)
    """The same of paragraphs."""

    def __post_init__(self) -> None:
        """Set at hand what is asked for again and again."""
        for name, value in (
            ("text", self.draft.text), ("language", self.draft.language), ("begins", [start for start, _ in self.sentences]),
            ("paragraph_begins", [paragraph.start for paragraph in self.draft.paragraphs]),
        ):  # fmt: skip
            object.__setattr__(self, name, value)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds an offset (the one before it, when the offset stands between two)."""
        if not self.sentences:
            return 0, len(self.text)
        behind = bisect_right(self.begins, offset)
        return self.sentences[behind - 1 if behind else 0]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds an offset."""
        return self.draft.paragraphs[max(0, bisect_right(self.paragraph_begins, offset) - 1)]


def article(draft: Draft, dateline: date) -> Article:
    """Split a draft into sentences, paragraph by paragraph, and set its dateline."""
    return Article(draft, dateline, sentences(draft.text, draft.paragraphs, draft.language))


def origin_at(draft: Draft, offset: int) -> str:
    """Where in the draft's file an offset stands, in words a person can follow; empty for a draft without paragraphs."""
    at = bisect_right(draft.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
    return draft.paragraphs[max(0, at)].origin if draft.paragraphs else ""
