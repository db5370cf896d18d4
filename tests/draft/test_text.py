import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdesk.draft.draft import DatelineFrom, ParagraphKind
from factdesk.draft.failed import ImportFailed, UnknownEncoding
from factdesk.draft.text import canonical, decode, from_text

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
TROUBLE = st.text(st.sampled_from("ab. \n\r\t\0\ufeff\u2028\u2029\ud83c\udf89é🎉-#*1|"), max_size=60)


@given(ANY | TROUBLE)
def test_canonical_text_has_none_of_what_confuses_offsets(text):
    made = canonical(text)
    assert not set(made) & set("\r\0\ufeff\u2028\u2029")
    assert not any("\ud800" <= character <= "\udfff" for character in made)
    assert canonical(made) == made
    made.encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0\ufeff\u2028\u2029"), max_size=200))
def test_all_else_stays_as_it_is(text):
    assert canonical(text) == text


@given(ANY | TROUBLE, st.booleans())
def test_paragraphs_hold_every_character_that_is_not_white_space_once_and_in_order(text, markdown):
    draft = from_text(text, markdown=markdown, front=False)
    at = 0
    for paragraph in draft.paragraphs:
        assert draft.text[at : paragraph.start].strip() == ""
        words = draft.text[paragraph.start : paragraph.end]
        assert words == words.strip() != ""
        assert paragraph.origin
        at = paragraph.end
    assert draft.text[at:].strip() == ""


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("\ufeffa\0b", "ab"),
        ("x\ud800y", "x\ufffdy"),
        ("\ud83c\udf89", "🎉"),
        ("\r\r\n", "\n\n"),
    ],
)
def test_what_canonical_changes(text, made):
    assert canonical(text) == made


def kinds(text, **options):
    draft = from_text(text, **options)
    return [(paragraph.kind.value, paragraph.origin, draft.text[paragraph.start : paragraph.end]) for paragraph in draft.paragraphs]


def test_a_news_text_has_a_paragraph_a_line():
    text = "Heads of government meet\n\nThe first paragraph is here.\nThe second one is here.\n"
    assert kinds(text) == [
        ("heading", "line 1", "Heads of government meet"),
        ("body", "line 3", "The first paragraph is here."),
        ("body", "line 4", "The second one is here."),
    ]


def test_lines_wrapped_at_a_margin_are_one_paragraph():
    first = "The prime ministers of three countries went by train to the city on\nTuesday, and they met the president there late in the evening. They\nleft again at night."
    second = "Nobody had been told before. The train was dark, and it went slowly\npast Lviv."
    assert kinds(f"{first}\n\n{second}\n") == [("body", "lines 1–3", first), ("body", "lines 5–6", second)]


def test_short_lines_are_not_taken_for_a_wrap():
    address = (
        "Office of the Government of a Country\nGregorčičeva ulica 20\nLjubljana\n\nDear colleagues, we write to you about a visit."
    )
    assert [origin for _, origin, _ in kinds(address)] == ["line 1", "line 2", "line 3", "line 5"]


def test_sentences_on_lines_of_their_own_stay_paragraphs():
    assert len(kinds("The president said that he would come tomorrow.\nHe came.\nHe left.")) == 3


def test_items_and_headings_of_markdown():
    text = "# One\nbody goes\non here\n\nTwo\n===\n\n- first\n  goes on\n- second\n\n1. third\n\n| a | b |\n| c | d |\n"
    assert [(kind, words) for kind, _, words in kinds(text, markdown=True)] == [
        ("heading", "# One"),
        ("body", "body goes\non here"),
        ("heading", "Two\n==="),
        ("item", "- first\n  goes on"),
        ("item", "- second"),
        ("item", "1. third"),
        ("body", "| a | b |"),
        ("body", "| c | d |"),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Three Leaders Visit the City", "heading"),
        ("Will They Come to the City?", "heading"),
        ("Will they come to the city?", "body"),
        ("They came.", "body"),
        ("1914–1918", "body"),
        ("KYIV, Ukraine —", "body"),
    ],
)
def test_a_line_above_a_paragraph_is_a_heading_when_it_reads_like_one(line, kind):
    paragraph = "The leaders of three countries went to the city by train, and they met the president there late at night. " * 2
    assert [found for found, _, _ in kinds(f"{paragraph}\n{line}\n{paragraph}")] == ["body", kind, "body"]


def test_the_last_line_alone_is_no_heading():
    assert kinds("Just some words")[0][0] == ParagraphKind.BODY


def test_front_matter_is_not_part_of_the_text():
    draft = from_text('---\ntitle: "No: 1984"\ndate: 2022-03-15\nauthor: [Eva, Jan]\nlanguage: en-GB\nmood: good\n---\n\nText.\n')
    assert draft.text == "\nText.\n"
    assert (draft.title, draft.author, draft.language) == ("No: 1984", "Eva, Jan", "en")
    assert (draft.dated.isoformat(), draft.dated_from) == ("2022-03-15", DatelineFrom.FRONT_MATTER)
    assert draft.paragraphs[0].origin == "line 9"


@pytest.mark.parametrize(
    ("said", "title"), [("1984", "1984"), ("no", "no"), ("~", "~"), ("2022-03-15", "2022-03-15"), ("''", None), ("", None)]
)
def test_front_matter_means_what_it_says(said, title):
    assert from_text(f"---\ntitle: {said}\n---\nx").title == title


@pytest.mark.parametrize(
    "text", ["---\n\nA rule above a text.\n", "a\n---\ntitle: x\n---\n", " ---\ntitle: x\n---\n", "-----\nx: y\n-----\n", "---"]
)
def test_what_only_looks_like_front_matter_is_text(text):
    assert from_text(text).text == text


@pytest.mark.parametrize("text", ["---\n---\nx", "---\r\n# nothing\r\n---\r\nx"])
def test_empty_front_matter(text):
    assert from_text(text).text == "x"


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("title: [a\n", r"story\.md, line \d: the front matter cannot be read"),
        ("title: a\ntitle: b: c\n", r"story\.md, line 3: the front matter cannot be read"),
        ("just words\n", r"story\.md, line 2: the front matter is not a list of keys and values"),
        ("- a\n- b\n", r"story\.md, line 2: the front matter is not a list of keys and values"),
        ("title: a\ndate: 15 March 2022\n", r"story\.md, line 3: “15 March 2022” is not a day; write the date as 2022-03-15\."),
        ("date: 2022-02-30\n", r"story\.md, line 2: “2022-02-30” is not a day"),
        ("language: ../../etc\n", r"story\.md, line 2: “\.\./\.\./etc” is not a language code; write one such as en\."),
        ("a: " + "[" * 5000 + "\n", r"story\.md, line 2: the front matter holds too many lists in lists"),
        ("- " * 30_000 + "a\n", r"story\.md, line 2: the front matter holds too many lists in lists"),
    ],
)
def test_front_matter_that_cannot_be_read_names_file_and_line(block, said):
    with pytest.raises(ImportFailed, match=said) as caught:
        from_text(f"---\n{block}---\nText.", "story.md")
    assert "\n" not in str(caught.value)


def test_front_matter_that_is_not_closed():
    with pytest.raises(
        ImportFailed, match=r"story\.md, line 1: the front matter is not closed; end it with a line of three hyphens"
    ):
        from_text("---\ntitle: a\n\nText.", "story.md")


def test_front_matter_that_multiplies_itself_does_no_harm():
    block = (
        "a: &a [x, x]\n"
        + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghijklmnop", "bcdefghijklmnopq", strict=True))
        + "title: *q\n"
    )
    assert from_text(f"---\n{block}---\nx").text == "x"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_or_utf_8_is_understood(codec):
    assert canonical(decode("Košice £5 🎉".encode(codec), "a.txt")) == "Košice £5 🎉"


@pytest.mark.parametrize(
    ("mark", "codec"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\0\0\xfe\xff", "utf-32-be")]
)
def test_either_byte_order_is_understood(mark, codec):
    assert canonical(decode(mark + "Košice".encode(codec), "a.txt")) == "Košice"


def test_another_encoding_is_asked_for_and_never_guessed():
    with pytest.raises(
        UnknownEncoding, match=r"a\.txt is not in UTF-8 .* --encoding \(cp1252 reads “It cost £5 in Košice”; cp1250"
    ) as caught:
        decode("It cost £5 in Košice".encode("cp1252"), "a.txt")
    guesses = dict(caught.value.guesses)
    assert guesses["cp1252"] == "It cost £5 in Košice"
    assert guesses["cp1250"] == "It cost Ł5 in Košice"
    assert "iso-8859-2" not in guesses  # š stands where that encoding has a control character


def test_only_what_decodes_is_offered():
    with pytest.raises(UnknownEncoding) as caught:
        decode(b"caf\x81 \xe9", "a.txt")
    assert "cp1252" not in dict(caught.value.guesses)


def test_utf_16_without_a_mark_is_offered():
    with pytest.raises(UnknownEncoding) as caught:
        decode("Plain words.".encode("utf-16-le"), "a.txt")
    assert caught.value.guesses == (("utf-16-le", "Plain words."),)


def test_a_stray_nul_does_no_harm():
    assert from_text(decode(b"A long enough line of plain words with one stray byte.\0" * 2, "a.txt")).text.count("byte.A") == 1


def test_an_encoding_that_was_named_is_used():
    assert decode("Košice".encode("cp1250"), "a.txt", "cp1250") == "Košice"


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", ""])
def test_an_encoding_that_is_none(encoding):
    with pytest.raises(ImportFailed, match=r"named for a\.txt, is no text encoding; name one such as utf-8"):
        decode(b"x", "a.txt", encoding)


def test_an_encoding_that_does_not_fit():
    with pytest.raises(ImportFailed, match=r"a\.txt is not in ascii: some of its bytes mean nothing there"):
        decode("š".encode(), "a.txt", "ascii")


def test_a_mark_that_promises_too_much():
    with pytest.raises(ImportFailed, match=r"a\.txt begins like UTF-8 but is damaged further on; save it again as UTF-8\."):
        decode(b"\xef\xbb\xbfabc\xff", "a.txt")


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x01\x02\x03\x04words", b"\x00\x01\x02\xff\xfe\xfd" * 50])
def test_binary_data_is_called_so(data):
    with pytest.raises(ImportFailed, match=r"a\.txt is not text but binary data; give FactDesk a \.txt, \.md or \.docx file\."):
        decode(data, "a.txt")
