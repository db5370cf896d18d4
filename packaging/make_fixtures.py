"""Makes the documents under tests/files with LibreOffice: from flat OpenDocument text, and a workbook from a table.

    python packaging/make_fixtures.py

The documents are committed, so that the tests need no LibreOffice; run this when one is to be added or changed.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

FILES = Path(__file__).resolve().parent.parent / "tests" / "files"
NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
CHANGE = "<office:change-info><dc:creator>Eva</dc:creator><dc:date>2022-03-14T10:00:00</dc:date></office:change-info>"
STORIES = {
    "story": """
<text:h text:outline-level="1">The heading of the story</text:h>
<text:p>A tab<text:tab/>and a break<text:line-break/>and <text:a xlink:href="https://example.org/">a link</text:a> in one paragraph.</text:p>
<text:p>The figure<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>The first
footnote.</text:p></text:note-body></text:note> has notes<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>
<text:p>The endnote.</text:p></text:note-body></text:note> of two kinds<text:note text:note-class="footnote"><text:note-citation>2</text:note-citation>
<text:note-body><text:p>The second footnote.</text:p></text:note-body></text:note>.</text:p>
<text:p>A comment<office:annotation><dc:creator>Eva</dc:creator><dc:date>2022-03-14T10:00:00</dc:date><text:p>Never print this.</text:p></office:annotation>
stays out, emoji 🎉 and Kyïv stay in.</text:p>
<text:list><text:list-item><text:p>The first item</text:p></text:list-item><text:list-item><text:p>The second item</text:p></text:list-item></text:list>
<text:p>On page <text:page-number text:select-page="current">1</text:page-number> stands a field.</text:p>
""",
    "changes": f"""
<text:tracked-changes>
<text:changed-region text:id="c1"><text:insertion>{CHANGE}</text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion>{CHANGE}<text:p>12 per cent</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="c3"><text:deletion>{CHANGE}<text:p/><text:p/></text:deletion></text:changed-region>
</text:tracked-changes>
<text:p>The budget rose <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>9 per cent<text:change-end text:change-id="c1"/> in 2022.</text:p>
<text:p>These two paragraphs<text:change text:change-id="c3"/> were joined.</text:p>
<text:p>The end.</text:p>
""",
    "table": """
<text:p>Before the table.</text:p>
<table:table table:name="T"><table:table-column table:number-columns-repeated="3"/>
<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Merged across</text:p></table:table-cell><table:covered-table-cell/>
<table:table-cell table:number-rows-spanned="2"><text:p>Merged down</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>One</text:p><text:p>more</text:p></table:table-cell>
<table:table-cell><table:table table:name="N"><table:table-column/><table:table-row><table:table-cell><text:p>Inner</text:p></table:table-cell></table:table-row>
</table:table></table:table-cell><table:covered-table-cell/></table:table-row></table:table>
<text:p>After the table.</text:p>
""",
    "textbox": """
<text:p>Before the box.<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm" svg:x="1cm" svg:y="1cm" draw:z-index="0">
<draw:text-box><text:p>Inside the box.</text:p></draw:text-box></draw:frame></text:p>
<text:p>After the box.</text:p>
""",
}
OFFICIALS = """name,aliases,office,jurisdiction,start,end,acting,born,checked,source,Seats
Janez Janša,Janez Jansa|Ivan Janša,Prime Minister,Slovenia,2020-03-13,2022-06-01,,1958-09-17,2024-01-01,https://example.org/vlada,46
Eduard Heger,,Prime Minister,Slovakia,2021-04-01,2023-05-15,,1976-05-03,2024-01-01,,78
Zuzana Čaputová,,President,Slovakia,2019-06-15,2024-06-15,,,2024-07-01,"=1+1 is no formula",
Ľudovít Ódor,,Prime Minister,Slovakia,2023-05,2023-10-25,yes,1976,2024-01-01,,0
"""


def flat(story: str) -> str:
    """A flat OpenDocument text with this body, a title, an author and a date."""
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMESPACES.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>A budget story</dc:title><meta:initial-creator>Eva Nováková</meta:initial-creator><dc:creator>Eva Nováková</dc:creator>
<meta:creation-date>2022-03-10T08:00:00</meta:creation-date><dc:date>2022-03-15T09:30:00</dc:date></office:meta>
<office:body><office:text>{story}</office:text></office:body></office:document>
"""


def convert(sources: list[Path], to: str, out: Path, profile: Path, *more: str) -> None:
    """Let LibreOffice convert files, with a profile of its own so that an open office is left alone."""
    office = shutil.which("soffice") or "soffice"
    command = [
        office,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        *more,
        "--convert-to",
        to,
        "--outdir",
        str(out),
        *map(str, sources),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def main() -> None:
    """Write each story as .docx, and one as .doc and .odt, which are refused by name; the officials as .xlsx, by way of Calc."""
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        sources = []
        for name, story in STORIES.items():
            source = work / f"{name}.fodt"
            source.write_text(flat(story), "utf-8")
            sources.append(source)
        convert(sources, "docx:MS Word 2007 XML", FILES, work / "profile")
        convert(sources[-1:], "doc", FILES, work / "profile")
        convert(sources[-1:], "odt", FILES, work / "profile")
        table = work / "officials.csv"
        table.write_text(OFFICIALS, "utf-8")
        convert([table], "xlsx", FILES, work / "profile", "--infilter=CSV:44,34,76")  # commas, quotation marks, UTF-8
    for path in sorted(FILES.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
