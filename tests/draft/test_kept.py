"""What was read is kept until it is forgotten."""

from factdesk.draft.kept import forget, kept, of_the_last


def test_an_answer_is_kept_until_all_are_forgotten():
    read = []

    @kept(2)
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    assert [length("one"), length("one"), length("three")] == [3, 3, 5]
    assert read == ["one", "three"]
    forget()
    assert length("one") == 3
    assert read == ["one", "three", "one"]
    assert length.__wrapped__("one") == 3


def test_only_the_very_same_values_are_those_of_the_last():
    read = []

    @of_the_last
    def joined(one: list[str], two: list[str]) -> str:
        read.append(one)
        return " ".join((*one, *two))

    one, two = ["a"], ["b"]
    assert joined(one, two) == joined(one, two) == "a b"
    assert len(read) == 1
    assert joined(["a"], two) == "a b"
    assert joined(one, two) == "a b"
    assert len(read) == 3
