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
from docx.shared import Cm, Pt

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
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(12)
        style.element.rPr.rFonts.set(qn("w:cs"), FONT)
        style.paragraph_format.space_after = Pt(6)

    def heading(
        self, text: str, *, language: str, where: Any = None, centred: bool = False
    ) -> None:
        paragraph = self._paragraph(where)
        run = paragraph.add_run(printable(text))
        run.bold = True
        _set_language(run, language)
        paragraph.paragraph_format.keep_with_next = True
        if centred:
            paragraph.alignment = _CENTRE

    def text(self, text: str, *, language: str, where: Any = None, bold: bool = False) -> None:
        """Add one paragraph a line of `text`."""
        for line in text.split("\n") or [""]:
            run = (paragraph := self._paragraph(where)).add_run(printable(line))
            run.bold = bold
            _set_language(run, language)
            paragraph.paragraph_format.widow_control = True

    def page_break(self) -> None:
        self.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)

    def columns(self, number: int) -> list[Any]:
        """Add a row of `number` columns without lines and return its cells."""
        table = self.document.add_table(rows=1, cols=number)
        table.autofit = True
        row = table.rows[0]
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)  # noqa: SLF001 - python-docx has no such option
        return list(row.cells)

    def content(self) -> bytes:
        """Return the file; the same paper gives the same bytes."""
        out = io.BytesIO()
        self.document.save(out)
        return _with_fixed_times(out.getvalue())

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
