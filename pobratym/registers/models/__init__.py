from __future__ import annotations

from pobratym.registers.models.rows import CaseStudy, ContactEvent, Mention
from pobratym.registers.models.support import Helper, Translator

__all__ = ["CaseStudy", "ContactEvent", "Helper", "Mention", "Translator"]
