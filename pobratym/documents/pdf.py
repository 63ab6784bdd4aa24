"""Template and facts to PDF: tagged (PDF/UA-1), archival (PDF/A-2a), the same bytes every time.

Facts go in as JSON through `sys.inputs`, so nothing a person typed is ever markup. Only fonts
embedded in typst are used and the time is given: the hash of a paper proves the paper.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import threading
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

FONT: Final = "Libertinus Serif"
PROBE: Final = Path(__file__).parent / "typst" / "probe.typ"
_EPOCH: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
# Latin with its accents, Cyrillic, usual punctuation: the font has them, nobody need ask.
_SURE: Final = re.compile("[\\s\\x20-\\x7e\xa0-\u017f\u0400-\u045f\u0490\u0491\u2013-\u2026]")
_LONG: Final = re.compile(r"(\S{80})(?=\S)")
STANDARDS: Final[list[typst.PDFStandard]] = ["ua-1", "a-2a"]

_fonts: Final = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
_local: Final = threading.local()


def render(template: Path, facts: Mapping[str, Any], *, made_at: dt.datetime) -> bytes:
    """Return the PDF of a typst template filled with `facts`.

    The template reads `json(bytes(sys.inputs.data))`; it may import files of its own folder only.
    Raises: Unprintable when no embedded font has some letters of the facts.
    """
    data = json.dumps(facts, ensure_ascii=False, sort_keys=True, default=str)
    try:
        compiled = _compiler(template).compile(
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=STANDARDS,
            timestamp=int(made_at.timestamp()),
        )
    except typst.TypstError as error:
        if template != PROBE and (lacking := unprintable(data)):
            raise Unprintable(lacking) from error
        raise
    assert isinstance(compiled, bytes)
    return compiled


def breakable(words: str) -> str:
    """Return the text with places to break in what is too long for a line, and for a PDF.

    An unbroken run is one line of a narrow column, and PDF/A keeps 32,767 bytes of a line at most.
    """
    return _LONG.sub("\\1\u200b", words)


class Unprintable(Exception):
    """No embedded font has these letters, so that no archival PDF can be made."""

    def __init__(self, letters: str) -> None:
        super().__init__(letters)
        self.letters = letters


def unprintable(text: str) -> str:
    """Return the letters of a text that no embedded font has, each once; empty when all print."""
    return "".join(letter for letter in sorted(set(text)) if not _prints(letter))


@lru_cache(maxsize=4_096)
def _prints(letter: str) -> bool:
    """Ask typst itself: it refuses an archival PDF with a letter that it cannot draw."""
    if _SURE.fullmatch(letter):
        return True
    try:
        render(PROBE, {"text": letter}, made_at=_EPOCH)
    except typst.TypstError:
        return False
    return True


def _compiler(template: Path) -> typst.Compiler:
    """Each thread keeps one compiler a template: they are not shared, and warm ones are fast."""
    known: dict[Path, typst.Compiler] = _local.__dict__.setdefault("compilers", {})
    if template not in known:
        known[template] = typst.Compiler(
            template, root=template.parent, font_paths=_fonts, ignore_system_fonts=True
        )
    return known[template]
