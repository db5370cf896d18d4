"""Words of a draft in a message that has no room for all of them."""


def shortened(text: str, most: int) -> str:
    """The text in one line of at most so many characters, with an ellipsis where it is cut."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
