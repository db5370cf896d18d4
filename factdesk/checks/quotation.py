"""A quotation against the transcripts that the editor has named: exact, trimmed, with words changed, another's words, or not found.

A quotation is the speaker's words, so every word of weight that differs contradicts it, a tense too; a figure or a negation is told
first. No difference is made of capitals, marks, contractions ("don't", "do not"), figures for small numbers, British and American
spelling, and sounds or words said twice that the writer leaves out. Words dropped inside it without dots are advice. Words that stand
under another's label in the transcript contradict when the speaker has a label of their own there, and are advice when not.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.references import References, Transcript
from factdesk.checks.transcript_turns import asks, other_speaker, turns_of
from factdesk.checks.wording import WORD, Change, Passage, Spoken, exactly, passage, spoken, words_of
from factdesk.checks.written import capitalised
from factdesk.claims.claim import Claim, Kind, QuoteValue
from factdesk.draft.article import Article
from factdesk.draft.words import words

ELLIPSIS = re.compile(r"\s*(?:\[?\(?(?:…|\.\s?\.\s?\.)\]?\)?)\s*")
ADDED = re.compile(r"\[[^\]]*\]|^\([^)]*\)\s*")
"""Words that the writer put into a quotation in square brackets, or in round ones at its start."""
FEWEST = 3
"""Words that a quotation needs to be called changed; a shorter one is only found or not found."""
NEAR = 0.6
"""The share of its words that a changed quotation must keep."""
MOST = 3
"""Changes told at most."""
NEAREST = 0.3
"""The share of its words that the passage shown beside a quotation that was not found has."""
LONGEST_SHOWN = 120
Best = tuple[float, Transcript, Spoken, list[Passage]]
"""The transcript that keeps most of a quotation: the share kept, and where each part of it stands."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Look every quotation up in all transcripts."""
    del article
    if not references.transcripts:
        return
    heard = [(transcript, spoken(transcript.text, turns_of(transcript.text).spans)) for transcript in references.transcripts]
    for claim in claims:
        if claim.kind is Kind.QUOTE and WORD.search(claim.text):
            yield _compare(claim, heard)


def _parts(claim: Claim) -> list[Spoken]:
    """What stands between the marks, split where the writer says that words are left out."""
    inner = claim.text.strip('“”"„«»‘’ ')
    parts = (spoken(part) for whole in ELLIPSIS.split(inner) for part in ADDED.split(whole))
    return [part for part in parts if part.words]


def _compare(claim: Claim, heard: Sequence[tuple[Transcript, Spoken]]) -> Finding:
    best: Best | None = None
    parts = _parts(claim)
    count = sum(len(part.words) for part in parts)
    for transcript, words_heard in heard:
        found = [passage(part, words_heard) for part in parts]
        kept = sum(one.kept * len(part.words) for one, part in zip(found, parts, strict=True) if one) / max(1, count)
        if parts and all(found) and (best is None or kept > best[0]):
            best = (kept, transcript, words_heard, [one for one in found if one])
    if best is None or best[0] < NEAR or (best[0] < 1 and count < FEWEST):
        return _not_found(claim, heard, best, count)
    _, transcript, words_heard, passages = best
    return _of_another(claim, transcript, words_heard, parts, passages) or _told(claim, transcript, words_heard, passages)


def _not_found(claim: Claim, heard: Sequence[tuple[Transcript, Spoken]], best: Best | None, count: int) -> Finding:
    """Not in the transcript, with the nearest passage shown where it has some of the words."""
    message = "These words are not in the transcript" if len(heard) == 1 else "These words are not in any transcript"
    if best is None or count < FEWEST or best[0] < NEAREST:
        return Finding("quotation", Outcome.UNRESOLVED, f"{message}.", claim=claim.id)
    nearest = " … ".join(best[2].text[one.start : one.end] for one in best[3])
    evidence = (Evidence(reasons=(nearest,), source=best[1].name, role="transcript"),)
    return Finding(
        "quotation", Outcome.UNRESOLVED, f"{message}; the nearest are “{_brief(nearest)}”.", claim=claim.id, evidence=evidence
    )


def _brief(said: str) -> str:
    flat = " ".join(said.split())
    return flat if len(flat) <= LONGEST_SHOWN else flat[:LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"


def _of_another(
    claim: Claim, transcript: Transcript, heard: Spoken, parts: Sequence[Spoken], found: Sequence[Passage]
) -> Finding | None:
    """The finding that somebody else says the words in the transcript; None where they may be the speaker's, or too few to tell."""
    speaker = claim.value.speaker if isinstance(claim.value, QuoteValue) else None
    if speaker is None or sum(len(part.words) for part in parts) < FEWEST:
        return None
    places = [place for part in parts for place in exactly(part, heard)] or [one.start for one in found]
    other = other_speaker(turns_of(transcript.text), speaker, places)
    if other is None:
        return None
    label, certain = other
    whom = f"somebody who asks ({label})" if asks(label) else label
    message = f"In the transcript these are the words of {whom}, not of {speaker}."
    words_there = " … ".join(heard.text[one.start : one.end] for one in found)
    evidence = (Evidence(person=label, reasons=(words_there,), source=transcript.name, role="transcript"),)
    return Finding("quotation", Outcome.CONTRADICTED if certain else Outcome.ADVICE, message, claim=claim.id, evidence=evidence)


def _told(claim: Claim, transcript: Transcript, heard: Spoken, found: Sequence[Passage]) -> Finding:
    changes = [change for one in found for change in one.changes]
    words_there = " … ".join(heard.text[one.start : one.end] for one in found)
    evidence = (Evidence(reasons=(words_there,), source=transcript.name, role="transcript"),)
    if not changes:
        return Finding("quotation", Outcome.SUPPORTED, "The transcript has these words.", claim=claim.id, evidence=evidence)
    trimmed = all(not change.said for change in changes) and not any(_turns(change) for change in changes)
    changes.sort(key=lambda change: not _turns(change))
    message = "; ".join(_change(change) for change in changes[:MOST])
    if len(changes) > MOST:
        message += f"; and {len(changes) - MOST} more"
    suggestions = (_repaired(claim, words_there),) if len(found) == 1 else ()
    outcome = Outcome.ADVICE if trimmed else Outcome.CONTRADICTED
    return Finding("quotation", outcome, f"{capitalised(message)}.", claim=claim.id, suggestions=suggestions, evidence=evidence)


@cache
def _negations() -> frozenset[str]:
    return frozenset(words("negations")["negations"])


def _turns(change: Change) -> bool:
    """Whether a change may turn the meaning: a negation or a figure."""
    return any(word in _negations() or word[0].isdigit() for word in words_of(change))


def _change(change: Change) -> str:
    if not change.said:
        return f"the draft leaves out “{change.heard}” without saying so"
    if not change.heard:
        return f"“{change.said}” is not in the transcript"
    return f"the transcript has “{change.heard}” where the draft has “{change.said}”"


def _repaired(claim: Claim, right: str) -> str:
    found = list(WORD.finditer(claim.text))
    return claim.text[: found[0].start()] + right + claim.text[found[-1].end() :]
