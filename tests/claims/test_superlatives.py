from factdesk.claims.claim import Kind


def test_case(case, claims):
    assert {claim.text: claim.value.word for claim in claims(case["text"], Kind.SUPERLATIVE)} == case["finds"]
