"""Some paragraphs of a draft on their own, and one of them written anew."""

from hypothesis import given
from hypothesis import strategies as st

from factdesk.draft.draft import ParagraphKind
from factdesk.draft.excerpt import excerpt, rewritten
from factdesk.draft.text import from_text

DRAFT = from_text("# A heading\n\nFirst words.\n\n- an item\n\nLast words.\n", markdown=True)


def words_of(draft):
    return [draft.text[one.start : one.end] for one in draft.paragraphs]


def test_an_excerpt_has_the_paragraphs_touched_and_the_one_before():
    start = DRAFT.text.index("an item")
    part, offset = excerpt(DRAFT, start, start + 2)
    assert words_of(part) == ["First words.", "- an item"]
    assert DRAFT.text[offset : offset + len(part.text)] == part.text
    assert [one.kind for one in part.paragraphs] == [ParagraphKind.BODY, ParagraphKind.ITEM]


@given(st.lists(st.text("ab c\n", max_size=12), max_size=6).map("\n\n".join), st.integers(-1, 60), st.integers(0, 60))
def test_every_stretch_of_every_draft_has_its_excerpt(text, start, length):
    draft = from_text(text, front=False)
    part, offset = excerpt(draft, start, start + length)
    assert draft.text[offset : offset + len(part.text)] == part.text
    touched = [one for one in draft.paragraphs if one.start < start + length and one.end > start]
    assert {draft.text[one.start : one.end] for one in touched} <= {*words_of(part)}


def test_a_paragraph_written_anew_keeps_its_kind_and_moves_the_others():
    fresh = rewritten(DRAFT, 2, "  - another item, longer ")
    assert words_of(fresh) == ["# A heading", "First words.", "- another item, longer", "Last words."]
    assert fresh.paragraphs[2].kind is ParagraphKind.ITEM
    assert fresh.paragraphs[3].origin == DRAFT.paragraphs[3].origin


def test_several_lines_become_several_paragraphs_and_none_takes_it_away():
    assert words_of(rewritten(DRAFT, 1, "One.\n\nTwo.\r\nThree.")) == [
        "# A heading",
        "One.",
        "Two.",
        "Three.",
        "- an item",
        "Last words.",
    ]
    fresh = rewritten(DRAFT, 1, " ")
    assert words_of(fresh) == ["# A heading", "- an item", "Last words."]
    assert fresh.text == "# A heading\n\n- an item\n\nLast words.\n"
    assert words_of(rewritten(from_text("Alone."), 0, "")) == []
