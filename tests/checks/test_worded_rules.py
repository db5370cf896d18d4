"""Rules that name their figures are found by their words."""

import pytest

from factdesk.checks.ties import worded, worded_shares


@pytest.mark.parametrize("reader", [worded, worded_shares])
def test_every_rule_has_words_a_cue_or_figures_by_which_it_is_found(reader):
    rules = [rule for listed, _ in reader.RULES.judges for rule in listed]
    assert [(rule.name, rule.place) for rule in rules if not rule.needed and not rule.cue and not rule.kinds] == []
