"""Template and facts to PDF: tagged (PDF/UA-1), archival (PDF/A-2a), the same bytes every time.

Facts go in as JSON through `sys.inputs`, so nothing a person typed is ever markup. Only fonts
embedded in typst are used and the time is given: the hash of a paper proves the paper.
"""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import typst

FONT: Final = "Libertinus Serif"
STANDARDS: Final[list[typst.PDFStandard]] = ["ua-1", "a-2a"]

_fonts: Final = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
_local: Final = threading.local()


def render(template: Path, facts: Mapping[str, Any], *, made_at: dt.datetime) -> bytes:
    """Return the PDF of a typst template filled with `facts`.

    The template reads `json(bytes(sys.inputs.data))`; it may import files of its own folder only.
    """
    data = json.dumps(facts, ensure_ascii=False, sort_keys=True, default=str)
    compiled = _compiler(template).compile(
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards=STANDARDS,
        timestamp=int(made_at.timestamp()),
    )
    assert isinstance(compiled, bytes)
    return compiled


def _compiler(template: Path) -> typst.Compiler:
    """Each thread keeps one compiler a template: they are not shared, and warm ones are fast."""
    known: dict[Path, typst.Compiler] = _local.__dict__.setdefault("compilers", {})
    if template not in known:
        known[template] = typst.Compiler(
            template, root=template.parent, font_paths=_fonts, ignore_system_fonts=True
        )
    return known[template]
