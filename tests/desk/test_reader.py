"""The reading process: the same answers as without it, its failures raised here, and gone when it is stopped."""

import threading
from dataclasses import replace
from datetime import date

import pytest

from factdesk.desk.opening import of_text
from factdesk.desk.reader import Reader
from factdesk.desk.steps import Checked, Conditions
from factdesk.draft.failed import ImportFailed, UnknownEncoding
from factdesk.roster.official import Office, Official, Term
from factdesk.roster.roster import Roster

TODAY = Conditions(date(2022, 3, 15))
TEXT = "\n\n".join(f"On {1 + number % 28} May {number} people met Norwegian Prime Minister Erna Solberg." for number in range(1500))


@pytest.fixture(scope="module")
def reader():
    made = Reader()
    yield made
    made.close()


def roster(name: str) -> Roster:
    return Roster.from_officials([Official("q1", name, terms=(Term(Office("Prime Minister", "prime minister", "NO")),))])


def test_it_answers_step_by_step_what_is_answered_without_it(reader):
    assert list(reader.steps("text", (TEXT,), TODAY)) == list(of_text(TEXT, TODAY))


def test_failures_come_back_with_their_words(reader, tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("Ko\u0161ice and \u0141\u00f3d\u017a".encode("cp1250"))
    with pytest.raises(UnknownEncoding) as raised:
        list(reader.steps("file", (path, None), TODAY))
    assert "old.txt" in str(raised.value)
    assert raised.value.guesses
    assert isinstance(list(reader.steps("text", ("It rained.",), TODAY))[-1], Checked)


def test_a_roster_is_sent_when_it_is_another_one(reader):
    text = "Norwegian Prime Minister Erna Solberg spoke."
    for name in ("Erna Solberg", "Erna Solberg", "Jonas Gahr Støre"):
        said = replace(TODAY, roster=roster(name))
        assert list(reader.steps("text", (text,), said)) == list(of_text(text, said))
    assert list(reader.steps("text", (text,), TODAY)) == list(of_text(text, TODAY)), "a roster that is not asked for is not used"


def test_what_is_being_read_can_be_stopped_and_the_next_question_is_answered(reader):
    reader.warm(TODAY)
    threading.Timer(0.3, reader.stop).start()
    with pytest.raises(ImportFailed, match="ended before"):
        list(reader.steps("text", (TEXT * 400,), TODAY))
    assert isinstance(list(reader.steps("text", ("It rained.",), TODAY))[-1], Checked)


def test_closed_it_starts_no_process_any_more():
    made = Reader()
    made.close()
    with pytest.raises(ImportFailed, match="closing"):
        made.warm(TODAY)
