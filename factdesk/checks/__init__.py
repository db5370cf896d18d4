"""From claims and references to findings: one check a file, its name in `run.CHECKS`; what a large check is made of has a folder.

`office_holder` is made of `offices/`, `conversion` of `conversions/`, `number_consistency` (one thing told twice) of `numbers/`, and
`arithmetic` of all that follows.

How a sum is read
    `pieces` cuts a long draft between paragraphs, so that an edit costs one piece of it. `sums.figures` gives their figures: value, kind, unit, how
    exact. `sums.sentences` gives the sentences around them, where a figure is one sign: "Sales rose from m to m". A reader sees by the
    words what the figures are to each other and does the sum again; `sums.reckoning` says how far rounding may take it and makes the
    finding. `arithmetic` asks the readers in the order below, and one word on each figure is enough. What other figures of the passage
    explain is not wrong (`sums.other_ways`). A reader in doubt says nothing.

Where a reader lives
    lists     a number and what it announces: "three towns: A, B and C"
    sums      a sentence, or one and the next, by its wording (`sums.rules`: patterns over signs): parts and totals, changes, differences
    products  the same by the part each figure plays: so much for each, how many, what it comes to; averages, shares, exchange
    scores    contests and votes: scores, legs, tables, races, ballots, seats
    times     dates, ages and lives, the lengths between, times of day
    ties      a sentence with the two before it (`ties.window`), whatever the wording: a word or two say what a figure is, and it is
              called wrong where no figure explains it and it is a slip of the pen (`ties.slips`) or can be meant of these alone

    So changes, shares, gaps and wholes stand in `sums` or `products`, where the wording makes sure, and in `ties`, where the figures do.

Where a new one goes
    To the subject if it has one (lists, scores, times); else to `sums` for a wording, `products` for so much for each, `ties` for figures
    that stand apart. It is a file and a line: in `arithmetic`, `scores_and_times` or `ties.read`. Its words are data, in
    resources/words/en/ under the name of its folder and file: `sum_parts`, `product_shares`, `tie_stakes` (a short one in `sums`, `ties`,
    `scores`). Its cases, true and false alike, are lines in tests/checks/*.yml.
"""
