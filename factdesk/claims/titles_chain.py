"""Lists in which each title stands before its name: "the speaker, X, the chancellor of Germany, Y, the chief justice, Z"."""

from factdesk.claims.persons import Person, person_before
from factdesk.claims.titles_claim import Reading
from factdesk.claims.titles_office import phrase_at
from factdesk.claims.titles_phrase import REACH, Phrase
from factdesk.draft.patterns import word_set

LONGEST = 12
"""People in the longest list that is walked back."""


def titles_first(reading: Reading, person: Person) -> bool:
    """Whether the list that a name stands in has begun with a title, so that the title behind a name is that of the next one."""
    tokens, vocab = reading.tokens, reading.vocab
    for _ in range(LONGEST):
        comma = tokens.words[person.first - 1] == ","
        phrase = _ending(reading, person.first - comma)
        if phrase is None:
            return False
        at = phrase.left
        while at > 0 and (vocab.modifies(tokens.lows[at - 1]) or tokens.lows[at - 1] in word_set("titles", "determiners")):
            at -= 1
        before = person_before(tokens, at - 1, vocab) if comma and at > 1 and tokens.words[at - 1] == "," else None
        if before is None:
            return True
        person = before
    return False


def _ending(reading: Reading, end: int) -> Phrase | None:
    """The title that ends before a token."""
    for at in range(end - 1, max(-1, end - REACH), -1):
        if reading.tokens.lows[at] in reading.vocab.triggers:
            phrase = phrase_at(reading.tokens, at, reading.vocab)
            if phrase is not None and phrase.right == end:
                return phrase
    return None
