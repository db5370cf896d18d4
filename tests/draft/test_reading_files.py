import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factdesk.draft.failed import ImportFailed, UnknownEncoding
from factdesk.draft.reading import ENDINGS, LIMIT, read, read_bytes, read_stream
from factdesk.draft.reading.sandbox import FLAG, serve_if_asked

FILES = Path(__file__).parent.parent / "files"


def refused(path, **options):
    """The one sentence with which a file is refused."""
    with pytest.raises(ImportFailed) as caught:
        read(path, **options)
    said = str(caught.value)
    assert str(path) in said
    assert "\n" not in said
    assert said.endswith(".")
    return said.replace(str(path), "FILE")


@pytest.fixture
def file(tmp_path):
    """Write a file and return its path."""

    def written(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return written


def test_text_and_markdown(file):
    draft = read(file("a.txt", b"\xef\xbb\xbfOne.\r\nTwo.\r\n"))
    assert draft.text == "One.\nTwo.\n"
    assert draft.source.endswith("a.txt")
    assert read(file("a.md", b"## Head\nbody")).paragraphs[0].kind.value == "heading"
    assert ENDINGS == (".txt", ".md", ".docx")


def test_a_name_that_is_none():
    with pytest.raises(ImportFailed, match=r"is not a file name; check it\."):
        read(Path("a\0b"))


def test_standard_input():
    draft = read_stream(io.BytesIO(b"---\ntitle: T\n---\nOne."))
    assert (draft.source, draft.title, draft.text) == ("-", "T", "One.")
    with pytest.raises(ImportFailed, match=r"^standard input is empty"):
        read_stream(io.BytesIO(b""))
    with pytest.raises(ImportFailed, match=r"^standard input, line 1: the front matter is not closed"):
        read_stream(io.BytesIO(b"---\ntitle: T\n"))


def test_missing_folder_and_locked(tmp_path):
    assert refused(tmp_path / "no.txt") == "FILE does not exist; check the name and the folder."
    assert refused(tmp_path) == "FILE is a folder; name a file in it."
    assert refused(tmp_path / ("x" * 300)).startswith("FILE cannot be read: File name too long")


def test_a_file_that_may_not_be_read(file):
    path = file("a.txt", b"words")
    path.chmod(0)
    for above in list(path.parents)[:-2]:
        if os.getuid() == 0:
            above.chmod(0o755)
    script = "import os, sys; from pathlib import Path; from factdesk.draft.reading import read\nos.getuid() or os.setuid(65534)\nread(Path(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert f"{path} may not be read by you; ask its owner or copy it to a folder of yours." in done.stderr


def test_a_file_in_a_folder_that_may_not_be_entered(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    for above in list(folder.parents)[:-2]:
        if os.getuid() == 0:
            above.chmod(0o755)
    script = "import os, sys; from pathlib import Path; from factdesk.draft.reading import read\nos.getuid() or os.setuid(65534)\nread(Path(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", script, str(folder / "a.txt")], capture_output=True, text=True, check=False)
    assert f"{folder / 'a.txt'} may not be read by you; ask its owner" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf \n", b"\0\0", "\u00a0\u200b\n".encode()])
def test_empty(file, data):
    assert refused(file("a.txt", data)) in {
        "FILE is empty; choose a file with text in it.",
        "FILE has no text in it; choose a file with text.",
    }


def test_over_the_limit(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as sparse:
        sparse.truncate(LIMIT + 1)
    assert refused(path) == "FILE is larger than 50 MB; cut it into parts or save the text alone as .txt."


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7\n", "FILE is a PDF; copy its text"),
        ("a.rtf", rb"{\rtf1 x}", "FILE is a Rich Text file"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "FILE is a picture"),
        ("a.txt", b"\xff\xd8\xff\xe0", "FILE is a picture"),
        ("a.txt", b"\x1f\x8b\x08", "FILE is a compressed archive"),
        ("a.html", b"<!DOCTYPE html><p>x", "FILE is a web page"),
        ("a.htm", b"\n<html lang=en>", "FILE is a web page"),
        ("a.docx", b"just words", "FILE is not a Word document although it is called one"),
        ("a.txt", b"\x7fELF\x02", "FILE is a program"),
        ("a.txt", bytes(range(128)) * 2, "FILE is not text but binary data"),
    ],
)
def test_what_is_no_draft_is_called_what_it_is(file, name, data, said):
    assert refused(file(name, data)).startswith(said)


def test_other_office_files_are_called_what_they_are(file, pack_parts):
    assert (
        refused(FILES / "textbox.doc")
        == "FILE is in the old .doc format of Word; open it in a word processor and save it as .docx."
    )
    assert refused(FILES / "textbox.odt") == "FILE is an OpenDocument file; open it in a word processor and save it as .docx."
    assert refused(file("a.xlsx", pack_parts({"xl/workbook.xml": "x"}))).startswith("FILE is a spreadsheet;")
    assert refused(file("a.zip", pack_parts({"a.txt": "x"}))).startswith("FILE is a ZIP archive;")


def test_a_word_document_is_known_by_its_content(file):
    assert read(file("story", (FILES / "story.docx").read_bytes())).title == "A budget story"


def test_another_encoding(file):
    path = file("a.txt", "Koš £5".encode("cp1250", "replace"))
    with pytest.raises(UnknownEncoding, match="--encoding"):
        read(path)
    assert read(path, encoding="cp1250").text == "Koš ?5"


def attack(file, data, name="a.docx"):
    return refused(file(name, data))


DAMAGED = "FILE is damaged; open it in a word processor and save it again."


def test_damaged_documents(file, make_parts, pack_parts):
    whole = (FILES / "story.docx").read_bytes()
    parts = make_parts("<w:p/>")
    assert attack(file, whole[: len(whole) // 2]) == DAMAGED
    assert attack(file, b"PK\x03\x04" + b"\0" * 100) == DAMAGED
    assert attack(file, whole[:200] + b"\xff" * 300 + whole[500:]) == DAMAGED
    for name in ("word/document.xml", "_rels/.rels"):
        assert attack(file, pack_parts(parts | {name: "<w:half"})) == DAMAGED
    assert attack(file, pack_parts({"[Content_Types].xml": "<x/>"})) == DAMAGED
    assert attack(file, pack_parts(parts | {"word/document.xml": "<other/>"})) == DAMAGED
    assert attack(file, pack_parts(parts)) == "FILE has no text in it; choose a file with text."


def test_missing_parts_that_a_text_can_do_without(file, make_parts, pack_parts):
    parts = make_parts('<w:p><w:r><w:t>Words</w:t><w:footnoteReference w:id="1"/></w:r></w:p>')
    del parts["word/_rels/document.xml.rels"], parts["[Content_Types].xml"], parts["_rels/.rels"]
    assert read(file("a.docx", pack_parts(parts))).text == "Words"


def test_names_that_lead_out_of_the_package_lead_nowhere(file, make_parts, pack_parts, tmp_path):
    parts = make_parts("<w:p><w:r><w:t>Words</w:t></w:r></w:p>", styles="")
    rels = str(parts["word/_rels/document.xml.rels"]).replace("styles.xml", "../../../../../../etc/passwd")
    before = {path.name for path in tmp_path.iterdir()}
    assert read(file("a.docx", pack_parts(parts | {"word/_rels/document.xml.rels": rels, "../../evil.txt": "x"}))).text == "Words"
    assert {path.name for path in tmp_path.iterdir()} - before == {"a.docx"}


def test_a_locked_document(file):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    locked = ole + "EncryptedPackage".encode("utf-16-le")
    assert attack(file, locked) == "FILE is protected with a password; open it in Word, take the password off and save it again."
    assert attack(file, ole) == "FILE is in the old .doc format of Word; open it in a word processor and save it as .docx."


DTD = "FILE holds a document type definition, which no word processor writes and an attacker may; open it in a word processor and save it again."


def test_entities_are_refused_wherever_they_stand(file, make_parts, pack_parts):
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>'
    parts = make_parts("<w:p><w:r><w:t>The ma&l9;yor</w:t></w:r></w:p>")
    assert attack(file, pack_parts(parts | {"word/document.xml": bomb + str(parts["word/document.xml"])})) == DTD
    steal = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:styles xmlns:w="x">&x;</w:styles>'
    plain = make_parts("<w:p><w:r><w:t>Words</w:t></w:r></w:p>")
    assert attack(file, pack_parts(plain | {"word/unused.xml": steal})) == DTD
    assert attack(file, pack_parts(plain | {"word/unused.xml": steal.encode("utf-16")})) == DTD


def test_a_bomb_is_sized_before_it_is_unpacked(file, make_parts, pack_parts):
    large = "FILE unpacks to far more than a document holds; open it in a word processor and save it again without pictures."
    parts = make_parts("<w:p><w:r><w:t>Words</w:t></w:r></w:p>")
    zeros = b"\0" * (130 * 1024**2)
    assert attack(file, pack_parts(parts | {"word/document.xml": zeros})) == large
    assert attack(file, pack_parts(parts | {f"word/media/{n}.bin": zeros for n in range(4)})) == large
    assert attack(file, pack_parts(parts | {f"word/media/{n}": "" for n in range(10_001)})) == large


def test_elements_nested_too_deep(file, make_docx):
    assert attack(file, make_docx("<w:sdt><w:sdtContent>" * 100_000 + "</w:sdtContent></w:sdt>" * 100_000)) == DAMAGED


def test_many_open_levels_that_xml_still_allows(file, make_docx):
    levels = 110
    body = "<w:sdt><w:sdtContent>" * levels + "<w:p><w:r><w:t>Deep.</w:t></w:r></w:p>" + "</w:sdtContent></w:sdt>" * levels
    assert read(file("a.docx", make_docx(body))).text == "Deep."


def test_a_long_document_is_read_in_seconds(file, make_docx):
    draft = read(
        file("a.docx", make_docx("<w:p><w:r><w:t>Nine words stand in every one of these paragraphs.</w:t></w:r></w:p>" * 40_000))
    )
    assert len(draft.paragraphs) == 40_000


def test_a_file_named_like_a_library_beside_the_draft_is_not_run(file, tmp_path, monkeypatch):
    for name in ("lxml", "zipfile", "json"):
        file(f"{name}.py", b"raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    assert read(FILES / "story.docx").title == "A budget story"


def test_a_script_without_a_main_guard_can_read(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        f"from pathlib import Path\nfrom factdesk.draft.reading import read\nprint(read(Path({str(FILES / 'story.docx')!r})).title)\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout == "A budget story\n"


def test_a_frozen_bundle_serves_only_when_asked(monkeypatch):
    assert not serve_if_asked(["factdesk", "check", FLAG])
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from factdesk.draft.reading.sandbox import serve_if_asked; assert serve_if_asked(sys.argv)", FLAG],
        input=(FILES / "story.docx").read_bytes(), capture_output=True, check=True,
    )  # fmt: skip
    assert b'"The heading of the story"' in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux caps the address space")
def test_the_worker_is_capped():
    script = (
        "import resource; from factdesk.draft.reading.worker import limit; limit()\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0])\n"
        "try: bytearray(2 * 1024**3)\nexcept MemoryError: print('capped')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(1536 * 1024**2), "60", "capped"]


def test_the_worker_imports_little():
    script = "import sys; import factdesk.draft.reading.worker; print([n for n in ('docx', 'sentencex', 'numpy', 'yaml', 'sqlmodel') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_bytes_are_named_as_they_are_called():
    with pytest.raises(ImportFailed, match=r"^letter\.txt is empty"):
        read_bytes(b"", "letter.txt")
