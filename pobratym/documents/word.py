"""Template and facts to DOCX, for negotiation: people change it in Word, so it has real styles."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT: Final = "Times New Roman"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_NOT_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER


class Paper:
    """A DOCX being written: A4, margins of an office letter, every run with its language."""

    def __init__(self, *, title: str, language: str) -> None:
        self.document = Document()
        properties = self.document.core_properties
        properties.title, properties.author, properties.language = title[:250], "", language
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(1.5)
        section.top_margin = section.bottom_margin = Cm(2)
        _dress(self.document.styles["Normal"], size=11, after=4)
        for name, size in (("Heading 1", 14), ("Heading 2", 11)):
            _dress(self.document.styles[name], size=size, after=6, bold=True)

    def heading(
        self, text: str, *, language: str, where: Any = None, centred: bool = False, level: int = 2
    ) -> None:
        """Add a heading with a real style, so that a reader finds it: `level` 1 or 2."""
        paragraph = self._paragraph(where)
        paragraph.style = self.document.styles[f"Heading {level}"]
        _set_language(paragraph.add_run(printable(text)), language)
        if centred:
            paragraph.alignment = _CENTRE

    def footer(self, text: str, *, language: str) -> None:
        """Write a line and the number of the page at the foot of every page."""
        paragraph = self.document.sections[0].footer.paragraphs[0]
        run = paragraph.add_run(f"{printable(text)}\t")
        _set_language(run, language)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields

    def text(
        self,
        text: str,
        *,
        language: str,
        where: Any = None,
        bold: bool = False,
        keep: bool = False,
    ) -> None:
        """Add one paragraph a line of `text`; `keep` holds it on the page of the next one."""
        for line in text.split("\n") or [""]:
            run = (paragraph := self._paragraph(where)).add_run(printable(line))
            run.bold = bold
            _set_language(run, language)
            paragraph.paragraph_format.widow_control = True
            paragraph.paragraph_format.keep_with_next = keep

    def page_break(self) -> None:
        self.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)

    def columns(self, number: int) -> list[Any]:
        """Add a row of `number` columns without lines and return its cells."""
        last = self._last_table(number)
        row = last.add_row() if last else self.document.add_table(rows=1, cols=number).rows[0]
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)  # noqa: SLF001 - python-docx has no such option
        return list(row.cells)

    def content(self) -> bytes:
        """Return the file; the same paper gives the same bytes."""
        out = io.BytesIO()
        self.document.save(out)
        return _with_fixed_times(out.getvalue())

    def _last_table(self, number: int) -> Any:
        """The table that ends the paper so far, if it has as many columns."""
        tables = self.document.tables
        before = self.document.element.body.sectPr.getprevious()
        found = bool(tables) and tables[-1]._tbl is before  # noqa: SLF001 - as above
        return tables[-1] if found and len(tables[-1].columns) == number else None

    def _paragraph(self, where: Any) -> Any:
        if where is None:
            return self.document.add_paragraph()
        first = where.paragraphs[0]
        if len(where.paragraphs) == 1 and not first.runs:
            return first
        return where.add_paragraph()


def render(write: Callable[[Paper], None], *, title: str, language: str) -> bytes:
    """Return the DOCX that `write` fills."""
    paper = Paper(title=title, language=language)
    write(paper)
    return paper.content()


def _dress(style: Any, *, size: int, after: int, bold: bool = False) -> None:
    """Give a style the font of an office letter, in black, for every alphabet."""
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for name in [*fonts.attrib]:
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    style.paragraph_format.space_after = Pt(after)


def printable(text: str) -> str:
    """Return the text without characters that XML cannot carry."""
    return _NOT_XML.sub("", text)


def _set_language(run: Any, language: str) -> None:
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), {"uk": "uk-UA", "en": "en-GB"}.get(language, language))
    run._element.get_or_add_rPr().append(tag)  # noqa: SLF001 - python-docx has no languages


def _with_fixed_times(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.infolist():
            info = zipfile.ZipInfo(member.filename, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(member.filename))
    return out.getvalue()
