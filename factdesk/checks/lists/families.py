"""Children and those who grew up with them: "the youngest of four, she had two brothers and a sister", "a father of three … leaves Ann, nine, …"."""

import re
from collections.abc import Iterator

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.times.time_span import number_of
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set

THEME = "list_ranked"
BORN_OF, OF_BOTH, HALF = (Pattern(THEME, name) for name in ("born_of", "of_both", "half"))
PARENT, LEAVES, CHILD, SPOUSE = (Pattern(THEME, name) for name in ("parent", "leaves", "child", "spouse"))
NEAR = 400
"""Letters from a father of three to those whom he leaves."""


def families(article: Article) -> Iterator[Finding]:
    """Add up the brothers and sisters, the sons and daughters, of everybody who has so many."""
    text = article.text
    if not any(stem in text for stem in word_set(THEME, "family_stems")):
        return
    for pattern, own in ((BORN_OF, 1), (OF_BOTH, 0)):
        for found in pattern.finditer(text):
            parts = [number_of(found[name]) or 0 for name in ("one", "two")]
            if not HALF.search(text, article.sentence_at(found.start())[0], found.end()):
                yield _held(found, [*parts, *([1] if own else [])])
    for found in LEAVES.finditer(text):
        said = list(PARENT.finditer(text, max(0, found.start() - NEAR), found.start()))
        if len(said) == 1 and not SPOUSE.search(text, said[0].end(), found.end()):
            yield _held(said[0], [1 for _ in CHILD.compiled.findall(found["names"])])


def _held(found: re.Match[str], parts: list[int]) -> Finding:
    start, end = found.span("many")
    said, shown = number_of(found["many"]) or 0, f"{' + '.join(map(str, parts))} = {sum(parts)}"
    holder = Figure(start, end, (start, end), found["many"], float(said), "n")
    return right(holder, f"{shown}.") if said == sum(parts) else wrong(holder, f"{shown}, not {found['many']}.")
