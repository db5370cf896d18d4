"""Sentences of another time, or that go back to something before what a draft reports: "The blast comes a month after 36 people were killed in two bombings"."""

from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern, word_set

CAME_AFTER, IN_THE_PAST = Pattern("number_events", "came_after"), Pattern("number_events", "in_the_past")


def of_another_event(sentence: Sentence) -> bool:
    """Whether a sentence tells of what happened before, or of what has happened over a time."""
    if sentence.words.isdisjoint(word_set("number_events", "past_words")):
        return False
    return sentence.answer(_of_another_event)


def _of_another_event(sentence: Sentence) -> bool:
    text = sentence.article.text[sentence.start : sentence.end]
    return bool(CAME_AFTER.match(text) or IN_THE_PAST.search(text))


def of_other_years(one: Sentence, two: Sentence) -> bool:
    """Whether each sentence tells of a year of its own."""
    here, there = ({figure.value for figure in each.figures if figure.kind == "y"} for each in (one, two))
    return bool(here) and bool(there) and not here & there
