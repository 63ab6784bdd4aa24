from __future__ import annotations

from pobratym.documents.models.files import Attachment, StoredFile
from pobratym.documents.models.papers import Direction, NumberPattern, Paper
from pobratym.documents.models.symbols import Symbol, SymbolKind

__all__ = [
    "Attachment",
    "Direction",
    "NumberPattern",
    "Paper",
    "StoredFile",
    "Symbol",
    "SymbolKind",
]
