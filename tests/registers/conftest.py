from __future__ import annotations

from tests.outreach.conftest import lead

__all__ = ["lead"]
