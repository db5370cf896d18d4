"""Rules that name their figures are found by their words."""

from factdesk.checks.ties.worded import JUDGES


def test_every_rule_has_words_by_which_it_is_found():
    assert [(rule.name, rule.place) for rules, _ in JUDGES for rule in rules if not rule.needed] == []
