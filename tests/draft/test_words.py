import pytest

from factdesk.draft.words import words


def test_a_list_is_read_once_and_given_again():
    assert words("offices") is words("offices")


def test_an_unknown_list_is_said_to_be_missing():
    with pytest.raises(FileNotFoundError):
        words("no-such-list")
