"""A profile against its limits: words, figures and the pages of the real layout."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from pobratym.core.errors import RuleViolation
from pobratym.core.translation import Translation
from pobratym.people.models import Community
from pobratym.profiles import booklet
from pobratym.profiles.booklet import Stamp
from pobratym.profiles.rules import limits
from pobratym.profiles.rules.limits import Measure
from pobratym.profiles.selectors.content import Content
from pobratym.profiles.states import Block

_A_DAY: Final = dt.datetime(2026, 9, 30, tzinfo=dt.UTC)  # any day takes the same place


def measured(community: Community, content: Content, code: str) -> Measure:
    """Return the measure in one language, pages counted on the booklet itself. Queries: 0.

    Pages are None for a language whose letters our fonts lack.
    """
    written = content["texts"].get(code, {})
    texts = {
        Block(block): one["text"] for block, one in written.items() if block != Block.WAR.value
    }
    shown = [figure["value"] for figure in content["figures"]]
    return limits.measure(texts, shown, pages=pages(community, content, code))


def pages(community: Community, content: Content, code: str) -> int | None:
    """Count the pages of the booklet; the same facts are laid out once a process. Queries: 0."""
    if not any(content["texts"].values()):
        return None
    facts = booklet.facts(community, content, code, Stamp(None, _A_DAY))
    return _counted(json.dumps(facts, sort_keys=True))


@lru_cache(maxsize=64)
def _counted(facts: str) -> int | None:
    try:
        return booklet.pages(booklet.drawn(json.loads(facts), at=_A_DAY))
    except RuleViolation:
        return None


def with_text(content: Content, code: str, block: Block, text: str) -> Content:
    """Return the content as if this text were saved: for limits shown while one writes."""
    texts: Mapping[str, dict[str, dict[str, str]]] = content["texts"]
    written = dict(texts.get(code, {}))
    written.pop(block.value, None)
    if text:
        written[block.value] = {
            "text": text, "state": Translation.REVIEWED.value, "by": "", "on": "",
        }  # fmt: skip
    return content | {"texts": {**texts, code: written}}
