"""Lives: whose births and ages a draft tells, in whatever sentences, and whether somebody can have been born on a day that fits them all."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from factdesk.checks.calendar import age_on, day_words
from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.deeds import after_death
from factdesk.checks.times.life_facts import NOW, Fact, ages, at_known_death, births, deaths, is_age, named
from factdesk.checks.times.moments import Passages
from factdesk.checks.times.span_lengths import figures
from factdesk.claims.claim import Claim, NameValue, TitleValue
from factdesk.claims.passages import Passage, once, passages_of
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

CUE, SHE = Pattern("lives", "cue"), Pattern("lives", "she")
KIN, KIN_OWNED = Pattern("lives", "kin"), Pattern("lives", "kin_owned")
NAME_GAP, NAME_BEHIND, LONG_GAP = Pattern("lives", "name_gap"), Pattern("lives", "name_behind"), Pattern("lives", "long_gap")
PRONOUN, ANY_PRONOUN, PARTICIPLE = Pattern("lives", "pronoun"), Pattern("lives", "any_pronoun"), Pattern("lives", "participle")
WITH_AGE, CAPITAL = Pattern("lives", "with_age"), Pattern("lives", "capital")
FULL_NAME, LAST_NAME = Pattern("lives", "full_name"), Pattern("lives", "last_name")
OWNED_SUBJECT, UNLISTED = Pattern("lives", "owned_subject"), Pattern("lives", "unlisted")
STRANGER, PERSON, DEATH_OF = (Pattern("lives", name) for name in ("stranger", "person", "death_of"))
DESCRIBED, WHO_DIED = Pattern("lives", "described"), Pattern("lives", "who_died")
CALLED_BY_ROLE, AGED_BEHIND = Pattern("lives", "called_by_role"), Pattern("lives", "aged_behind")
BY_AGE, YEAR_OLD, CALLED = (Pattern("lives", name) for name in ("by_age", "year_old", "called"))
AGE_ALONE, SOMEBODY_AGED = Pattern("lives", "age_alone"), Pattern("lives", "somebody_aged")
SOMEBODY, BORN_NEXT, KIN_AGED = Pattern("lives", "somebody"), Pattern("lives", "born_next"), Pattern("lives", "kin_aged")
BRACKETED = Pattern("lives", "bracketed")
IMPERSONAL, SAID_OF, WAS_BORN = (Pattern("lives", name) for name in ("impersonal", "said_of", "was_born"))
ARTICLE, KINS_PLACE, THEN_NAMED = (Pattern("lives", name) for name in ("article", "kins_place", "then_named"))
FULL, TWO = 5, 2
CENTURY = 100
ELDEST = 122
"""The greatest age that is known of anybody (Jeanne Calment, 1875 to 1997)."""
CALLED_WITHIN = 40
"""Letters behind an age in which the name stands of the one who is called by it."""


def lives(passages: Passages, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> Iterator[Finding]:
    """Hold every age against the birth, and against the other ages, of the same person."""
    if not any(once(passage, tells_of_lives) for _, passage in passages_of(passages.article)):
        return
    people = People(passages, claims)
    born = list(births(passages))
    facts: dict[str, list[Fact]] = {}
    for fact in born:
        _keep(facts, people.of(fact), fact)
    places = frozenset(fact.start for fact in born)
    dated = {fact.moment for fact in born}
    died = {people.of(death): death for death in deaths(passages) if death.moment not in dated and people.own(death)}
    for sentence in sentences:
        if {"a", "n"} & set(sentence.kinds):
            for who, fact in _aged(passages, sentence, people, places):
                known = died.get(who) if fact.dying and fact.moment is None else None
                fact = at_known_death(fact, known) if known else fact  # noqa: PLW2901
                if not fact.assumed:
                    _keep(facts, who, fact)
    for held in facts.values():
        yield from _hold(held)
    yield from after_death(passages, {mention.end: mention.name for mention in people.named}, died)


def tells_of_lives(passage: Passage) -> bool:
    """Whether a passage has a word of births, ages or deaths."""
    return CUE.search(passage.text.lower()) is not None


def _keep(facts: dict[str, list[Fact]], who: str | None, fact: Fact) -> None:
    if who:
        facts.setdefault(who, []).append(fact)


def _aged(passages: Passages, sentence: Sentence, people: "People", born: frozenset[int]) -> Iterator[tuple[str | None, Fact]]:
    """The ages of a sentence with their bearers: those right behind a name, and those with a time of their own."""
    text = passages.article.text
    timed = {fact.start: fact for fact in ages(passages, sentence, born)}
    for figure in sentence.figures:
        if not is_age(figure):
            continue
        fact, before = timed.get(figure.start), people.before(figure.start)
        called = people.called_by_age(figure)
        if called:
            yield called, named(passages.article, figure)
            continue
        if before and NAME_GAP.match(text[before.end : figure.start]) and NAME_BEHIND.match(text[figure.end : figure.end + FULL]):
            yield before.name, fact or named(passages.article, figure)
        elif fact:
            yield people.of(fact), fact
        elif NAME_BEHIND.match(text[figure.end : figure.end + FULL]) and people.kin_aged(figure.start):
            fact = named(passages.article, figure)
            yield people.of(fact), fact


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in the text, and the surname by which all mentions are one."""

    start: int
    end: int
    name: str


class People:
    """Who is meant where: the persons of a draft by their surnames, and the one whom each sentence is about."""

    def __init__(self, passages: Passages, claims: Sequence[Claim]) -> None:
        """Collect the persons, and follow the subjects of the sentences."""
        self.passages = passages
        self.text = passages.article.text
        self.named = _mentions(self.text, claims)
        self.starts = [mention.start for mention in self.named]
        self.about: dict[int, str] = {}
        self.sexes: dict[str, str] = {}
        self.last: dict[str, str] = {}
        current = ""
        for span in passages.article.sentences:
            before, current = current, self._subject(span, current)
            self.about[span[0]] = current
            self._named_now(span, before)

    def _subject(self, span: tuple[int, int], current: str) -> str:
        """Whom a sentence is about: the first whom it names, or the one of its pronoun; somebody without a name goes by the sentence."""
        here, alone = self.within(*span), f"{span[0]}"
        pronoun = PRONOUN.match(self.text, *span)
        if pronoun is None or (here and here[0].start < pronoun.end()):
            goes_on = current and not current.isdecimal() and self._goes_on(span)
            return (here[0].name if here else current if goes_on else alone) or alone
        sex = "she" if SHE.search(self.text, pronoun.end() - len("she"), pronoun.end()) else "he"
        nobody = not current or current.isdecimal()
        if nobody and here and THEN_NAMED.fullmatch(self.text, pronoun.end(), here[0].start):
            self.sexes.setdefault(here[0].name, sex)  # "At his death on Friday, the conductor Matteo Ricasoli had"
            return here[0].name
        last = self.passages.beside(span, -1)
        if nobody and last and IMPERSONAL.match(self.text, *last) and not self._somebody_else(span, sex):
            current = self.about.get((self.passages.beside(last, -1) or last)[0], current)
        who = current or alone
        if who not in self.sexes and self._somebody_else(span, sex):
            who = alone
        if self.sexes.setdefault(who, sex) != sex:
            who = self.last.get(sex, alone)
        self.sexes.setdefault(who, sex)
        self.last[sex] = who
        return who

    def _somebody_else(self, span: tuple[int, int], sex: str) -> bool:
        """Whether the sentence before ends with a person of this sex who has no name: "was received by the queen. She turns 92"."""
        last = self.passages.beside(span, -1)
        if last is None:
            return False
        named = self.within(*last)
        named_last = named[-1].end if named else last[0]
        nouns = word_set("speakers", "female" if sex == "she" else "male")
        return any(
            found["noun"].lower() in nouns and self.text[named_last : found.start()].strip() != ","  # Jean Fell, the actress who
            for found in PERSON.finditer(self.text, named_last, last[1])
        )

    def _goes_on(self, span: tuple[int, int]) -> bool:
        """Whether a sentence without a name may be about whom the last one was: not "The third died in 2015 at 91"."""
        return any(
            found is not None
            for found in (
                PARTICIPLE.match(self.text, *span),
                ANY_PRONOUN.search(self.text, *span),
                DESCRIBED.match(self.text, *span),
            )
        )

    def _named_now(self, span: tuple[int, int], before: str) -> None:
        """Give somebody of the sentence before the name with which this one tells the birth: "A man has turned 90. Ed Lee was born"."""
        last, here = self.passages.beside(span, -1), self.within(*span)
        nobody = last is not None and before.isdecimal() and self.about[last[0]] == f"{last[0]}" and not self.within(*last)
        named = nobody and here and here[0].start == span[0] and BORN_NEXT.match(self.text, here[0].end)
        if last and named and SOMEBODY.match(self.text, *last):
            self.about[last[0]] = here[0].name

    def called_by_age(self, figure: Figure) -> str | None:
        """Who is called by this age: the one named behind it, "the 41-year-old keeper Tom Brand", or the only one named before it."""
        if not (
            BY_AGE.search(self.text, max(0, figure.start - FULL), figure.start)
            and YEAR_OLD.fullmatch(self.text, figure.digits[1], figure.end)
        ):
            return None
        behind = self.within(figure.end, figure.end + CALLED_WITHIN)
        if behind and CALLED.fullmatch(self.text, figure.end, behind[0].start):
            return behind[0].name
        named, until = self._alone
        alone = named is not None and named.start < figure.start <= until and AGE_ALONE.match(self.text, figure.end)
        return named.name if named and alone else None

    @cached_property
    def _alone(self) -> tuple[Mention | None, int]:
        """The first person named, and where another one is told of: by another name, or as "a 41-year-old man"."""
        first = next(iter(self.named), None)
        other = next((one.start for one in self.named if first and one.name != first.name), len(self.text))
        somebody = SOMEBODY_AGED.search(self.text)
        return first, min(other, somebody.start() if somebody else other)

    def kin_aged(self, place: int) -> bool:
        """Whether an age stands right behind one of somebody's family: "Her brother, 22,"."""
        span = self.passages.article.sentence_at(place)
        kin = KIN.search(self.text, span[0], place) or KIN_OWNED.search(self.text, span[0], place)
        return kin is not None and KIN_AGED.fullmatch(self.text, kin.end(), place) is not None

    def within(self, start: int, end: int) -> list[Mention]:
        """The persons named between two places."""
        return self.named[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, place: int) -> Mention | None:
        """The person named last before a place."""
        at = bisect_left(self.starts, place)
        return self.named[at - 1] if at else None

    def own(self, death: Fact) -> bool:
        """Whether a death is not told as that of somebody else: "her partnership with Lind ended with his death in 1988"."""
        span = self.passages.article.sentence_at(death.start)
        who = WHO_DIED.search(self.text, span[0], death.start)
        if who and not (self.of(death) or "").endswith(who["name"].lower()):
            return False
        found = DEATH_OF.search(self.text, span[0], death.start)
        sex = found and words("lives")["sexes"].get(found["whose"].lower())
        return not sex or self.sexes.get(self.of(death) or "", sex) == sex

    def _unlisted(self, start: int, before: str) -> bool:
        """Whether an age stands right behind a name that is on no list of the draft's persons, while others are: "the goalkeeper Len Amos, is 86"."""
        found = UNLISTED.search(before) if self.named else None
        return found is not None and not self.within(start + found.start(), start + len(before))

    def _of_another_name(self, start: int, before: str) -> bool:
        """Whether years stand in brackets behind a name of which the draft knows no person: "descends from Mikhail (1832-1909)"."""
        found = BRACKETED.search(before)
        return found is not None and not self.within(start + found.start(), start + len(before))

    def _in_the_dock(self, start: int, end: int) -> str | None:
        """The only one with an age behind the name so far, where a sentence tells the birth of "the defendant"."""
        if not CALLED_BY_ROLE.search(self.text, start, end):
            return None
        aged = {one.name for one in self.within(0, start) if AGED_BEHIND.match(self.text, one.end)}
        return aged.pop() if len(aged) == 1 else None

    def _owned(self, start: int, before: str) -> bool:
        """Whether a fact is of what is somebody's: "her hero is 72"; not where a comma ends what is said of a name: "Lee, who won her fight, died"."""
        found = OWNED_SUBJECT.search(before)
        ahead = self.within(start, start + found.start()) if found else []
        said_of = found and ahead and "," in found.group() and SAID_OF.fullmatch(before, ahead[-1].end - start, found.start())
        return found is not None and not said_of

    def of(self, fact: Fact) -> str | None:
        """Whose birth or age a fact is; None where it may be another's."""
        span = self.passages.article.sentence_at(fact.start)
        before = self.text[span[0] : fact.start]
        born = WAS_BORN.search(before) if fact.figure is None else None
        kin = KIN.search(before) or KIN_OWNED.search(before)
        if kin and born and born.end() <= kin.start() and KINS_PLACE.match(before, kin.end()):
            kin = None  # "was born over her father's shop"
        if kin:
            alone = not ANY_PRONOUN.search(before, kin.end()) and not self.within(span[0] + kin.end(), fact.start)
            return f"{span[0]} {kin.group().lower()}" if alone else None
        if self._owned(span[0], before) or self._unlisted(span[0], before) or self._of_another_name(span[0], before):
            return None
        ahead = self.within(span[0], fact.start)
        if ahead:
            between = self.text[ahead[-1].end : fact.start]
            beside = LONG_GAP.match(between) or (len({one.name for one in ahead}) == 1 and not STRANGER.search(between))
            return ahead[-1].name if beside else None
        accused = self._in_the_dock(span[0], fact.start) if fact.figure is None else None
        if accused or (not self.within(*span) and self.about[span[0]].isdecimal()):
            return accused or self.about[span[0]]  # nobody has a name yet: whom this sentence is about
        behind = self.within(fact.start, span[1])
        if PARTICIPLE.match(self.text, *span) and not ANY_PRONOUN.search(
            self.text, span[0], behind[0].start if behind else span[1]
        ):
            return behind[0].name if behind else None
        return self.about[span[0]] if ANY_PRONOUN.search(self.text, *span) or not behind else None


def _mentions(text: str, claims: Sequence[Claim]) -> list[Mention]:
    """The persons of the claims, those with an age behind their name, and every later surname alone."""
    full: list[tuple[int, int, str]] = []
    for claim in claims:
        if isinstance(claim.value, NameValue):
            full.append((claim.start, claim.end, claim.value.person))
        elif isinstance(claim.value, TitleValue) and claim.value.parts.person:
            full.append((*claim.value.parts.person, claim.value.person))
    taken = {place for start, end, _ in full for place in range(start, end)}
    for match in WITH_AGE.finditer(text):
        start, end = match.span("name")
        if not taken & {start, end - 1}:
            full.append((start, end, match["name"]))
            taken.update(range(start, end))
    again = {match["last"] for match in LAST_NAME.finditer(text)}
    for match in FULL_NAME.finditer(text) if again else ():
        start, end = match.span("name")
        if match["last"] in again and not taken & {start, end - 1}:
            full.append((start, end, match["name"]))
            taken.update(range(start, end))
    full = _born_names(text, [(start, end, _plain_name(name)) for start, end, name in full])
    bearers: dict[str, set[str]] = {}
    for _, _, name in full:
        first, _, last = name.lower().rpartition(" ")
        bearers.setdefault(last, set()).update((first.partition(" ")[0],) if first else ())
    found = [Mention(start, end, _key(name, bearers)) for start, end, name in full]
    found += [
        Mention(match.start(), match.end(), _key(match.group(), bearers))
        for match in CAPITAL.finditer(text)
        if match.start() not in taken and match.group().lower() in bearers
    ]
    return sorted(found, key=lambda mention: mention.start)


def _plain_name(name: str) -> str:
    """A name without the article of the surname and without a rank: Muammar el-Qaddafi, Colonel Qaddafi."""
    name = ARTICLE.compiled.sub(" ", name)
    first, _, last = name.partition(" ")
    return last if last and first.lower() in _honorifics() else name


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(words("name_particles")["honorifics"].split())


def _born_names(text: str, full: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The names with that of a birth, told but once, as the one that the only one of this first name has now: "Margaret Roberts was born"."""
    births = [(start, name) for start, end, name in full if " " in name and BORN_NEXT.match(text, end)]
    if not births:
        return list(full)
    told = Counter(CAPITAL.compiled.findall(text))
    called: dict[str, dict[str, int]] = {}
    for start, _, name in full:
        if " " in name:
            called.setdefault(name.partition(" ")[0], {}).setdefault(name, start)
    now: dict[int, str] = {}
    for start, name in births:
        first, _, last = name.partition(" ")
        others = [other for other, at in called[first].items() if at < start and other != name]
        if len(called[first]) == TWO and len(others) == 1 and told[last] == 1:
            now[start] = others[0]
    return [(start, end, now.get(start, name)) for start, end, name in full]


def _key(name: str, bearers: Mapping[str, set[str]]) -> str:
    """The surname, by which later sentences call a person; the whole name where it has two bearers, and nothing for it alone then."""
    first, _, last = name.lower().rpartition(" ")
    return last if len(bearers[last]) <= 1 else name.lower() if first else ""


def _hold(facts: Sequence[Fact]) -> Iterator[Finding]:
    """Every age against the first birth, or the first other age, of the same person."""
    born = [fact for fact in facts if fact.figure is None]
    aged = [fact for fact in facts if fact.figure is not None]
    if not aged or len({(fact.first, fact.last) for fact in born}) > 1:
        return
    anchor = born[0] if born else min(aged, key=lambda fact: (fact.moment is not None, fact.start))
    for fact in aged:
        if fact is not anchor and (fact.moment, fact.at) != (anchor.moment, anchor.at):
            finding = _judge(anchor, fact)
            if finding:
                yield finding


def _judge(anchor: Fact, fact: Fact) -> Finding | None:
    figure = fact.figure
    assert figure is not None
    assert fact.at is not None
    now = fact.when == NOW
    youngest, oldest = age_on(anchor.last, fact.at[now]), age_on(anchor.first, fact.at[1])
    real = str(oldest) if youngest >= oldest else f"{youngest} or {oldest}" if oldest - youngest == 1 else f"{youngest} to {oldest}"
    when = f"on {day_words(fact.at[1])}" if now else fact.when
    whose = f"born {anchor.when}, one" if anchor.figure is None else f"somebody who is {anchor.figure.value:.0f} {anchor.when}"
    told = f"{whose} {'is' if now else 'was'} {real} {when}"
    others = [*figures(figure, *(one.moment for one in (anchor, fact) if one.moment))]
    if anchor.figure:
        others.append(anchor.figure)
    if fact.first <= anchor.last and anchor.first <= fact.last:
        return right(figure, f"{told}.", *others)
    if youngest < 0 or (youngest > ELDEST and not youngest <= figure.value + CENTURY <= oldest):
        return None  # two people, whatever the words say, unless the birth is told of the wrong century
    return wrong(figure, f"{told}, not {figure.value:.0f}.", *others, value=oldest if youngest >= oldest else None)
