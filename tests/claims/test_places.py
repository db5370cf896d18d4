from factdesk.claims.claim import Kind


def test_case(case, claims):
    found = claims(case["text"], Kind.PLACE)
    assert [claim.text for claim in found] == [wanted["span"] for wanted in case["finds"]]
    for claim, wanted in zip(found, case["finds"], strict=True):
        value = claim.value
        assert (value.place, value.country, value.capital) == (wanted["place"], wanted["in"], wanted.get("capital", False))
        assert case["text"][slice(*value.parts[0])] == value.place
