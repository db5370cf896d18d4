"""The roster: officials, found by name or by office."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from factdesk.roster.found import Candidate, Held
from factdesk.roster.names import compare
from factdesk.roster.official import Holding, Official


class Roster:
    """A read-only roster."""

    def __init__(self, officials: Iterable[Official]) -> None:
        self._officials = tuple(officials)
        self._by_key = {person.key: person for person in self._officials}
        self._by_office: dict[tuple[str, str], list[Held]] = defaultdict(list)
        for person in self._officials:
            for term in person.terms:
                self._by_office[term.office.normal, term.office.jurisdiction].append(Held(person, term, Holding.YES))
        for held in self._by_office.values():
            held.sort(key=lambda one: str(one.term.start or ""))

    @classmethod
    def from_officials(cls, officials: Iterable[Official]) -> "Roster":
        """A roster of these people."""
        return cls(officials)

    @property
    def officials(self) -> Sequence[Official]:
        """Everybody on it."""
        return self._officials

    def __len__(self) -> int:
        return len(self._officials)

    def official(self, key: str) -> Official | None:
        """One person by key."""
        return self._by_key.get(key)

    def find(
        self, name: str, *, on: date | None = None, office: str | None = None, jurisdiction: str | None = None, limit: int = 5
    ) -> list[Candidate]:
        """The officials who may be meant by a name, best first."""
        found = []
        for person in self._officials:
            best = max(
                ((compare(name, spelling), spelling) for spelling in (person.name, *person.aliases)), key=lambda x: x[0].score
            )
            if best[0].score:
                fits = max(
                    (
                        (term.office.normal == office)
                        + (term.office.jurisdiction == jurisdiction)
                        + (on is not None and term.holds(on) is Holding.YES)
                        for term in person.terms
                    ),
                    default=0,
                )
                found.append((fits, Candidate(person, best[0].score, best[0].outcome, best[0].reasons, best[1])))
        found.sort(key=lambda one: (-one[1].score, -one[0], one[1].person.key))
        return [candidate for _, candidate in found[:limit]]

    def find_all(self, names: Sequence[str], *, limit: int = 5) -> list[list[Candidate]]:
        """The candidates of each name of a whole article."""
        return [self.find(name, limit=limit) for name in names]

    def holders(self, office: str, jurisdiction: str, on: date | None = None) -> list[Held]:
        """Who held an office there, in order of start; with a day, those whose term does not certainly miss it."""
        terms = self._by_office.get((office, jurisdiction), [])
        if on is None:
            return list(terms)
        held = [Held(one.person, one.term, one.term.holds(on)) for one in terms]
        return [one for one in held if one.holding is not Holding.NO]

    def succession(self, office: str, jurisdiction: str) -> list[Held]:
        """All who ever held an office there, in order of start."""
        return self.holders(office, jurisdiction)

    def covers(self, office: str, jurisdiction: str) -> bool:
        """Whether the roster knows any holder of an office there."""
        return (office, jurisdiction) in self._by_office
