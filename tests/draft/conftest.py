"""Word documents made by hand, part by part, for what no word processor would write."""

import io
import zipfile

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'


def relations(**targets: str) -> str:
    rows = "".join(f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>' for kind, target in targets.items())
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def pack(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def document(body: str, *, core: str = "", **parts: str) -> dict[str, str | bytes]:
    """The parts of a document; `parts` are further ones by the kind of their relation (footnotes, styles…), without root."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(officeDocument="word/document.xml", **({"core-properties": "docProps/core.xml"} if core else {})),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind}.xml" for kind in parts}),
    }
    if core:
        made["docProps/core.xml"] = f"<cp:coreProperties {SPACES}>{core}</cp:coreProperties>"
    for kind, inner in parts.items():
        made[f"word/{kind}.xml"] = f"<w:{kind} {SPACES}>{inner}</w:{kind}>"
    return made


@pytest.fixture
def make_docx():
    """A .docx of a body and further parts."""
    return lambda body, **parts: pack(document(body, **parts))


@pytest.fixture
def make_parts():
    """The parts of a .docx, to be damaged before `pack_parts`."""
    return document


@pytest.fixture
def pack_parts():
    return pack
