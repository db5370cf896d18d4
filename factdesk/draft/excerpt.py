"""Some paragraphs of a draft as a draft of their own, and a draft with one paragraph written anew."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from factdesk.draft.draft import Draft, Paragraph
from factdesk.draft.paragraphs import paragraphs
from factdesk.draft.text import canonical


def excerpt(draft: Draft, start: int, end: int) -> tuple[Draft, int]:
    """The paragraphs that a stretch touches and the one before them, and the offset in the whole that they begin at."""
    first = max(0, bisect_right(draft.paragraphs, start, key=lambda one: one.end) - 1)
    last = max(first + 1, bisect_left(draft.paragraphs, end, key=lambda one: one.start))
    chosen = draft.paragraphs[first:last]
    if not chosen:
        return draft, 0
    offset = chosen[0].start
    return replace(
        draft, text=draft.text[offset : chosen[-1].end], paragraphs=tuple(_moved(one, -offset) for one in chosen)
    ), offset


def rewritten(draft: Draft, place: int, words: str) -> Draft:
    """The draft with other words in its paragraph number `place`; several lines become several paragraphs, no words none."""
    old = draft.paragraphs[place]
    words = canonical(words).strip()
    head, tail = draft.text[: old.start], draft.text[old.end :]
    if not words:
        tail = tail.lstrip("\n")
    fresh = tuple(
        Paragraph(old.start + one.start, old.start + one.end, old.kind, old.origin) for one in paragraphs(words, markdown=False)
    )
    by = len(head) + len(words) + len(tail) - len(draft.text)
    after = tuple(_moved(one, by) for one in draft.paragraphs[place + 1 :])
    return replace(draft, text=head + words + tail, paragraphs=(*draft.paragraphs[:place], *fresh, *after))


def place_in(new: str, old: str, place: int) -> int:
    """Where a place of a text is after an edit: where it was when all before it is the same, else as far from the end."""
    return place if new[:place] == old[:place] else min(len(new), max(0, place + len(new) - len(old)))


def _moved(one: Paragraph, by: int) -> Paragraph:
    return replace(one, start=one.start + by, end=one.end + by)
