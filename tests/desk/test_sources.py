"""Sources: lettered in order, edited only as they were seen, removed and put back with what cites them."""

from dataclasses import replace
from datetime import date

import pytest

from factdesk.desk import drafts, sources
from factdesk.desk.sources import ChangedMeanwhile
from factdesk.review.source import SourceKind
from factdesk.store.failed import StoreFailed
from factdesk.store.sources import letter


@pytest.fixture
def draft(keep, checked):
    return keep(checked("The first day. The last day.", "first", "last"))


@pytest.fixture
def add(desk, draft):
    def do(title, **more):
        (number,) = desk.do(sources.add, draft_id=draft, kind=SourceKind.WEB_PAGE, title=title, **more).sources
        return next(source for source in desk.ask(sources.sources, draft_id=draft) if source.id == number)

    return do


@pytest.fixture
def claim(desk, draft):
    return desk.ask(drafts.review, draft_id=draft).claims[0].key


def test_letters_run_on_after_z():
    assert [letter(n) for n in (1, 26, 27, 28, 52, 53, 702, 703)] == ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]


def test_a_source_is_kept_whole(add):
    source = add("Page", url="https://a.example/ž", archive_url="b", publisher="P", accessed=date(2026, 1, 2), note="n")
    assert (source.letter, source.kind, source.title, source.url) == ("A", SourceKind.WEB_PAGE, "Page", "https://a.example/ž")
    assert (source.archive_url, source.publisher, source.accessed, source.note) == ("b", "P", date(2026, 1, 2), "n")


def test_a_removed_source_keeps_its_letter_and_its_citations(desk, draft, claim, add):
    one, two = add("One"), add("Two")
    desk.do(sources.cite, claim=claim, source=one.id, place="p. 1")
    assert desk.do(sources.remove, source=one.id).claims == {claim}
    assert desk.ask(sources.sources, draft_id=draft) == (two,)
    assert desk.ask(sources.citations, claim=claim) == ()
    assert add("Three").letter == "C"
    desk.do(sources.put_back, source=one.id)
    assert [source.letter for source in desk.ask(sources.sources, draft_id=draft)] == ["A", "B", "C"]
    assert desk.ask(sources.citations, claim=claim)[0].place == "p. 1"


def test_an_edit_of_an_older_state_is_stopped_with_both(desk, draft, add):
    seen = add("One")
    theirs, mine = replace(seen, title="Theirs"), replace(seen, title="Mine")
    desk.do(sources.edit, source=theirs, seen=seen)
    with pytest.raises(ChangedMeanwhile, match="source A was changed") as told:
        desk.do(sources.edit, source=mine, seen=seen)
    assert (told.value.mine, told.value.theirs) == (mine, theirs)
    assert desk.ask(sources.sources, draft_id=draft) == (theirs,)
    desk.do(sources.remove, source=seen.id)
    with pytest.raises(ChangedMeanwhile, match="was removed"):
        desk.do(sources.edit, source=mine, seen=theirs)


def test_citations_are_edited_withdrawn_and_brought_back(desk, claim, add):
    source = add("One")
    desk.do(sources.cite, claim=claim, source=source.id, place="p. 1", words="w", note="n")
    (cited,) = desk.ask(sources.citations, claim=claim)
    assert (cited.source, cited.place, cited.words, cited.note) == (source, "p. 1", "w", "n")
    desk.do(sources.edit_citation, citation=cited.id, place="p. 2", words="v", note="")
    assert desk.ask(sources.citations, claim=claim)[0].place == "p. 2"
    desk.do(sources.uncite, citation=cited.id)
    assert desk.ask(sources.citations, claim=claim) == ()
    assert desk.do(sources.recite, citation=cited.id).claims == {claim}
    assert desk.ask(sources.citations, claim=claim)[0].words == "v"


def test_a_claim_cannot_cite_another_drafts_source(desk, claim, add, keep, checked):
    source = add("One")
    other = desk.ask(drafts.review, draft_id=keep(checked("The first.", "first"), "/drafts/other.txt")).claims[0].key
    with pytest.raises(StoreFailed, match="cite it anew"):
        desk.do(sources.cite, claim=other, source=source.id)
    with pytest.raises(StoreFailed, match="no longer kept"):
        desk.do(sources.uncite, citation=999)
    with pytest.raises(StoreFailed, match="no longer kept"):
        desk.do(sources.remove, source=999)
