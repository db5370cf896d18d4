from factdesk.claims.claim import Kind


def test_case(case, claims):
    found = claims(case["text"], Kind.NAME)
    assert [claim.value.person for claim in found] == case["finds"]
    assert [claim.text for claim in found] == case["finds"]
