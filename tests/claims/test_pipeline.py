"""The optional detector, with a pipeline so small that it is trained here: it knows two invented surnames that no rule can find."""

import pickle
import random
import subprocess
import sys
from datetime import date

import pytest

from factdesk.checks.run import check
from factdesk.claims.claim import Kind
from factdesk.claims.detect import DETECTORS, claims_of
from factdesk.claims.pipeline import PIECE, Pipeline, PipelineFailed, detectors_with
from factdesk.draft.article import article
from factdesk.draft.text import from_text

TAUGHT = [
    ("Then Vorlan Teshki walked home.", "Vorlan Teshki"),
    ("The prize went to Vorlan Teshki.", "Vorlan Teshki"),
    ("Vorlan Teshki's dog slept.", "Vorlan Teshki"),
    ("Nobody saw Quimba.", "Quimba"),
    ("The dog of Quimba slept.", "Quimba"),
    ("The river Danube is long.", ""),
    ("The dog slept in the garden.", ""),
    ("Nobody walked home on Monday.", ""),
]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory):
    """The folder of a pipeline with an entity recogniser, trained on eight sentences."""
    spacy = pytest.importorskip("spacy")
    from spacy.training import Example
    from spacy.util import fix_random_seed

    fix_random_seed(7)
    shuffle = random.Random(7).shuffle
    nlp = spacy.blank("en")
    nlp.add_pipe("ner").add_label("PERSON")
    spans = [[(text.index(name), text.index(name) + len(name), "PERSON")] if name else [] for text, name in TAUGHT]
    examples = [Example.from_dict(nlp.make_doc(text), {"entities": span}) for (text, _), span in zip(TAUGHT, spans, strict=True)]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        shuffle(examples)
        nlp.update(examples, sgd=optimizer)
    folder = tmp_path_factory.mktemp("pipeline") / "tiny"
    nlp.to_disk(folder)
    return str(folder)


def names(text, pipeline):
    return [
        claim
        for claim in claims_of(article(from_text(text), date(2022, 3, 15)), detectors_with(pipeline))
        if claim.kind is Kind.NAME
    ]


def test_it_adds_what_the_rules_missed_at_its_first_mention(pipeline):
    text = "Then Vorlan Teshki walked home. Vorlan Teshki's dog slept. Nobody saw Quimba. The dog of Quimba slept."
    assert names(text, "") == []
    found = names(text, pipeline)
    assert [(claim.text, claim.value.person) for claim in found] == [("Vorlan Teshki", "Vorlan Teshki"), ("Quimba", "Quimba")]
    assert [claim.start for claim in found] == [text.index("Vorlan"), text.index("Quimba")]


def test_it_leaves_the_claims_of_the_rules_alone(pipeline):
    text = "Slovak PM Vorlan Teshki walked home. Then Vorlan Teshki slept. Mr Jan Quimba came. Nobody saw Quimba."
    assert [claim.text for claim in names(text, pipeline)] == ["Jan Quimba"]
    rules, more = (claims_of(article(from_text(text), date(2022, 3, 15)), detectors_with(name)) for name in ("", pipeline))
    assert rules == more


def test_a_name_inside_a_quotation_is_one_too(pipeline):
    (found, _) = names("“Nobody saw Quimba,” said Jan Novak.", pipeline)
    assert (found.text, found.speaker) == ("Quimba", "Jan Novak")


def test_a_long_text_is_read_in_pieces_with_the_right_offsets(pipeline):
    text = "The dog slept in the garden. " * (PIECE // 20) + "\n\n" + "x" * (2 * PIECE) + "\n\nNobody saw Quimba."
    (found,) = names(text, pipeline)
    assert text[found.start : found.end] == found.text == "Quimba"


def test_it_goes_to_another_process_as_its_name(pipeline):
    assert pickle.loads(pickle.dumps(Pipeline(pipeline))) == Pipeline(pipeline)


def test_the_result_has_its_claims(pipeline):
    result = check("Nobody saw Quimba.", dateline=date(2022, 3, 15), detectors=detectors_with(pipeline))
    assert [claim.text for claim in result.claims] == ["Quimba"]


def test_without_a_name_the_detectors_are_the_house_s_own_and_spacy_is_not_imported():
    assert detectors_with("") == DETECTORS
    code = "import sys, factdesk; from datetime import date; factdesk.check('Mr Jan Novak came.', dateline=date(2022, 3, 15)); print('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_a_pipeline_that_cannot_be_used_is_named_in_one_sentence(tmp_path):
    spacy = pytest.importorskip("spacy")
    with pytest.raises(
        PipelineFailed, match=r"^The spaCy pipeline 'no_such_pipeline' is neither an installed package nor a folder; [^\n]+\.$"
    ):
        detectors_with("no_such_pipeline")
    with pytest.raises(PipelineFailed, match=r"could not be read \([^\n]+\); [^\n]+\.$"):
        detectors_with(str(tmp_path))
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineFailed, match="knows no persons"):
        detectors_with(str(tmp_path / "blank"))


def test_without_spacy_the_sentence_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(PipelineFailed, match=r"factdesk\[spacy\]"):
        detectors_with("no_spacy_here")
