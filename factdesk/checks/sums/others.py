"""A rest that is told with a noun of its own, and so may be of others than the whole: "80 jets …, and the other 22 pilots"."""

from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.draft.patterns import word_set


def of_others(rest: Figure, whole: Figure) -> bool:
    """Whether a rest need not be of its whole: its noun is another one, and no name for anybody or for what befell them."""
    noun, counted = singular(rest.unit or ""), singular(whole.unit or "")
    if rest.kind != "n" or not noun or not counted or noun == counted:
        return False
    anybody = word_set("sum_parts", "anybody") | word_set("ties", "befallen")
    people = noun in anybody and (counted in anybody or counted in word_set("ties", "persons"))
    return not people
