"""JSON in and out: fast, and strict about what comes in."""

from __future__ import annotations

from typing import Any, Final

import orjson
from django.http import HttpRequest
from ninja.parser import Parser
from ninja.renderers import BaseRenderer

LARGEST: Final = 10**15  # whole numbers beyond it are not exact in every client
LARGEST_BODY: Final = 1_000_000  # bytes


class StrictParser(Parser):
    """Refuses NaN, lone surrogates (orjson does), numbers beyond `LARGEST` and huge bodies."""

    def parse_body(self, request: HttpRequest) -> Any:
        if len(request.body) > LARGEST_BODY:
            raise ValueError("The body is larger than 1 MB.")
        found = orjson.loads(request.body)
        _refuse_huge(found)
        return found


def _refuse_huge(value: Any) -> None:
    """Raises: ValueError. Depth is bounded by orjson."""
    if isinstance(value, dict):
        for part in value.values():
            _refuse_huge(part)
    elif isinstance(value, list):
        for part in value:
            _refuse_huge(part)
    elif isinstance(value, int | float) and not abs(value) <= LARGEST:  # so is NaN refused
        raise ValueError("A number is too large.")


class Renderer(BaseRenderer):
    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> Any:
        return orjson.dumps(data, default=str)
