from __future__ import annotations

from pobratym.exchange.models.promises import Promise
from pobratym.exchange.models.said import Expectation, Need, Offer

__all__ = ["Expectation", "Need", "Offer", "Promise"]
