import re
from datetime import date
from pathlib import Path

import pytest

from factdesk.checks import office_holder, people
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, DateValue, JurisdictionForm, Kind, NameValue, Standing, TitleParts, TitleValue
from factdesk.draft.article import article
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.offices import normal_office
from factdesk.draft.text import from_text
from factdesk.roster.from_csv import read_csv
from factdesk.roster.roster import Roster

MARKS = {"{": "jurisdiction", "<": "title", "[": "person", "~": "standing"}
ENDS = {"}": "jurisdiction", ">": "title", "]": "person"}


class Marked:
    """A draft whose titles are marked by hand, so that a check is tested without its detectors.

    A title runs between bars, with its parts in brackets: "|~former~ {Slovak} <PM> [Janez Janša]| met …"; a name is in double bars.
    """

    def __init__(self, marked, *, on, standing="current", full_name=None, office_on=None):
        self.text, self.spans, self.claims = "", [], []
        standing_opened = None
        current, opened = None, {}
        for piece in re.split(r"(\|\||[|{}<>\[\]~])", marked):
            here = len(self.text)
            if piece in {"|", "||"}:
                if current is None:
                    current = (piece, here, {})
                else:
                    self.spans.append((*current, here))
                    current = None
            elif current and piece == "~":
                if standing_opened is None:
                    standing_opened = here
                else:
                    current[2]["standing"] = (standing_opened, here)
                    standing_opened = None
            elif current and piece in MARKS:
                opened[MARKS[piece]] = here
            elif current and piece in ENDS:
                current[2][ENDS[piece]] = (opened[ENDS[piece]], here)
            else:
                self.text += piece
        self.article = article(from_text(self.text), date.fromisoformat(str(on)))
        for number, (bars, start, parts, end) in enumerate(self.spans, 1):
            self.claims.append(self._claim(f"c{number}", (bars, start, parts, end), Standing(standing), full_name, office_on))

    def _claim(self, id_, span, standing, full_name, office_on):
        bars, start, parts, end = span
        text = self.text[start:end]
        sentence = self.article.sentence_at(start)
        if bars == "||":
            return Claim(id_, Kind.NAME, start, end, text, sentence, NameValue(text))
        said = {part: self.text[slice(*span)] for part, span in parts.items()}
        form = None
        if "jurisdiction" in parts:
            after = parts["jurisdiction"][0] > parts["title"][0]
            owned = re.search(r"['’]s?$", said["jurisdiction"])
            form = JurisdictionForm.POSSESSIVE if owned else JurisdictionForm.OF if after else JurisdictionForm.ADJECTIVE
        on = DateValue("day" if len(str(office_on)) == 10 else "year", relative=False, date=str(office_on)) if office_on else None
        value = TitleValue(
            said["person"], said["title"], normal_office(said["title"]),
            jurisdiction_of(said["jurisdiction"]) if "jurisdiction" in said else None, standing,
            TitleParts(parts["person"], parts["title"], parts.get("jurisdiction"), form, parts.get("standing")), full_name, on,
        )  # fmt: skip
        return Claim(id_, Kind.TITLE, start, end, text, sentence, value)

    def references(self, roster):
        found = people.look_up(self.claims, roster)
        return References(roster, found=found, judged=office_holder.judgements(self.article, self.claims, roster, found))

    def findings(self, roster, *checks):
        references = self.references(roster)
        return [finding for check in checks for finding in check.check(self.article, self.claims, references)]


@pytest.fixture(scope="session")
def marked():
    return Marked


@pytest.fixture(scope="session")
def roster():
    """Real heads of state and government, and some ministers, of a dozen countries since 2014."""
    imported = read_csv(Path(__file__).with_name("roster.csv").read_bytes(), "roster.csv")
    assert not imported.refused
    return Roster.from_officials(imported.officials)
