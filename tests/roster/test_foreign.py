"""Files as other programs write them: Popolo, FollowTheMoney, query results, lists of names; references to nobody are refused."""

import json

import pytest

from factdesk.roster.formats import FORMATS, read

WRITERS = {one.name: one for one in FORMATS}


def terms(found):
    return {
        (one.name, t.office.name, t.office.jurisdiction, str(t.start or ""), str(t.end or ""))
        for one in found.officials
        for t in one.terms
    }


POPOLO = {
    "persons": [
        {"id": "1", "name": "Ana Kos", "gender": "female", "birth_date": "1970-02", "identifiers": [{"scheme": "wikidata", "identifier": "Q5"}],
         "other_names": [{"name": "Анна Кос", "lang": "ru"}], "memberships": [{"organization_id": "p", "role": "member", "start_date": "2001"}]},
        {"id": 2, "name": "Bor Lah"}, {"id": "3", "name": "Nobody Yet"}, {"id": 2, "name": "Twice"}, 7,
    ],
    "areas": [{"id": "x", "name": "Slovenia"}],
    "posts": [{"id": "pm", "label": "Prime Minister", "area_id": "x", "role": "head"}],
    "organizations": [{"id": "p", "name": "National Assembly", "area_id": "x"}],
    "memberships": [
        {"person_id": 2, "post_id": "pm", "start_date": "2010-01-02", "end_date": "2011-01-02", "on_behalf_of_id": "sd",
         "sources": [{"url": "https://example.org/1"}, {"note": "also"}]},
        {"person_id": "9", "post_id": "pm"}, {"post_id": "pm"}, {"person_id": 2}, {"person_id": 2, "post_id": "pm", "start_date": "2010-13"}, "x",
    ],
}  # fmt: skip


def test_popolo_of_other_programs():
    found = read(json.dumps(POPOLO).encode(), "leg.json")
    assert terms(found) == {("Ana Kos", "Member of National Assembly", "SI", "2001", ""),
                            ("Bor Lah", "Prime Minister", "SI", "2010-01-02", "2011-01-02")}  # fmt: skip
    people = {one.name: one for one in found.officials}
    assert (people["Ana Kos"].wikidata, people["Ana Kos"].aliases, str(people["Ana Kos"].born)) == ("Q5", ("Анна Кос",), "1970-02")
    assert people["Nobody Yet"].terms == ()
    assert len(found.refused) == 7
    back = json.loads(WRITERS["popolo"].write(found.officials))
    ana = next(one for one in back["persons"] if one["name"] == "Ana Kos")
    assert (ana["gender"], ana["other_names"]) == ("female", [{"name": "Анна Кос", "lang": "ru"}])
    bor = next(one for one in back["memberships"] if one["person_id"] != "Q5")
    assert bor["on_behalf_of_id"] == "sd"
    assert bor["sources"] == POPOLO["memberships"][0]["sources"]
    assert next(one for one in back["posts"] if one["label"] == "Prime Minister")["role"] == "head"


def lines(*those):
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in those).encode()


def entity(number, schema, **properties):
    return {"id": number, "schema": schema, "properties": properties}


def test_entities_of_other_programs():
    data = lines(
        entity("p1", "Person", name=["Ana Kos", "A. Kos"], alias=["Анна Кос"], birthDate=["1970", "1970-02-03"], gender=["female"]),
        entity("q", "Position", name=["Governor"], country=["us"], subnationalArea=["US-CA"]),
        entity("n", "Position", name=["Secretary General"], organization=["o"]),
        entity("o", "Organization", name=["NATO"]),
        entity("h1", "Occupancy", holder=["p1"], post=["q"], startDate=["2001-02"], status=["ended"], constituency=["a", "b"]),
        entity("h2", "Occupancy", holder=["p1"], post=["n"], startDate=["2010"], sourceUrl=["https://example.org"], description=["acting"]),
        entity("h3", "Occupancy", holder=["p9"], post=["q"]),
        entity("h4", "Occupancy", post=["q"]),
        entity("c", "Vessel", name=["Ship"]),
        "{broken",
        [1],
        entity("h5", "Occupancy", holder=[{"id": "p2", "schema": "Person", "properties": {"name": ["Bor Lah"]}}], post=["q"]),
    )  # fmt: skip
    found = read(data, "e.json")
    assert terms(found) == {("Ana Kos", "Governor", "US-CA", "2001-02", ""), ("Ana Kos", "Secretary General", "NATO", "2010", ""),
                            ("Bor Lah", "Governor", "US-CA", "", "")}  # fmt: skip
    ana = next(one for one in found.officials if one.name == "Ana Kos")
    assert ana.aliases == ("A. Kos", "Анна Кос")
    assert str(ana.born) == "1970-02-03"
    assert [one.line for one in found.refused] == [7, 8, 9, 10, 11]
    assert "'p9', is not in the file" in found.refused[0].reason
    back = [json.loads(line) for line in WRITERS["ftm"].write(found.officials).splitlines()]
    said = {key: value for one in back for key, value in one["properties"].items()}
    assert (said["gender"], said["constituency"]) == (["female"], ["a", "b"])
    assert WRITERS["ftm"].write(found.officials) == WRITERS["ftm"].write(tuple(found.officials)), (
        "the ids are made from what is said"
    )
    assert next(one["properties"] for one in back if one["schema"] == "Position" and one["properties"]["name"] == ["Governor"]) == {
        "name": ["Governor"], "country": ["us"], "subnationalArea": ["US-CA"]}  # fmt: skip


ENTITY = "http://www.wikidata.org/entity/"


def result(person, label, start, precision=None, **more):
    said = {
        "person": ENTITY + person,
        "personLabel": label,
        "positionLabel": "Prime Minister of Slovakia",
        "jurisdictionCode": "SK",
        "start": start,
    }
    said |= {"startPrecision": precision} if precision else {}
    return {**said, **more}


RESULTS = [
    result("Q1", "Ana Kos", "2010-01-01T00:00:00Z", "9", aliases="A. Kos|Ann Kos", party="SD"),
    result("Q2", "Bor Lah", "2011-05-01T00:00:00Z", "10", end="2012-02-03T00:00:00Z", endPrecision="11"),
    result("Q3", "Cene Mak", "2012-01-01T00:00:00Z"),
    result("Q4", "Dan Ros", "http://www.wikidata.org/.well-known/genid/abc"),
    result("Q5", "Eva Tom", "1990-01-01T00:00:00Z", "8"),
    result("Q6", "Q6", "2001-01-01T00:00:00Z", "9"),
]
WANTED = {
    ("Ana Kos", "2010", ""),
    ("Bor Lah", "2011-05", "2012-02-03"),
    ("Cene Mak", "2012", ""),
    ("Dan Ros", "", ""),
    ("Eva Tom", "", ""),
}


@pytest.mark.parametrize("shape", ["service", "page", "csv"])
def test_query_results_in_each_shape(shape):
    names = list(dict.fromkeys(key for one in RESULTS for key in one))
    if shape == "service":
        bindings = [{key: {"type": "literal", "value": said} for key, said in one.items()} for one in RESULTS]
        data = json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}})
    elif shape == "page":
        data = json.dumps(RESULTS)
    else:
        data = "\n".join([",".join(names), *(",".join(one.get(name, "") for name in names) for one in RESULTS)])
    found = read(data.encode(), "query")
    assert {(one.name, str(t.start or ""), str(t.end or "")) for one in found.officials for t in one.terms} == WANTED
    assert {(t.office.normal, t.office.jurisdiction) for one in found.officials for t in one.terms} == {("prime minister", "SK")}
    people = {one.name: one for one in found.officials}
    assert (people["Ana Kos"].wikidata, people["Ana Kos"].aliases, people["Ana Kos"].terms[0].extra) == (
        "Q1",
        ("A. Kos", "Ann Kos"),
        {"party": "SD"},
    )
    assert people["Eva Tom"].terms[0].extra == {"start in the source": "1990-01-01T00:00:00Z (precision 8)"}
    assert ["Q6 has no label" in one.reason for one in found.refused] == [True]


def test_a_list_of_names_gives_spellings_and_no_office():
    head = "id,schema,name,aliases,birth_date,countries,identifiers,dataset\n"
    data = (
        head
        + "Q7,Person,Ana Kos,Анна Кос;A. Kos,1970-02-03,si,,x\nn-1,Company,Kos Ltd,,,,,x\nn-2,Person,Bor Lah,,1960;1961,,Q8,x\n"
    )
    found = read(data.encode(), "targets.simple.csv")
    assert [(one.name, one.aliases, one.wikidata, str(one.born or ""), one.terms) for one in found.officials] == [
        ("Ana Kos", ("Анна Кос", "A. Kos"), "Q7", "1970-02-03", ()), ("Bor Lah", (), "Q8", "", ())]  # fmt: skip
    assert [one.reason for one in found.refused] == ["it is no person but a Company"]
