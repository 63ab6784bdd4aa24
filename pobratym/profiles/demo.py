"""The profile of the demonstration.

Every fact of the texts is in the study of 2024 (sections 1.3, 2.1, 2.3, 3.2) or in the pages it was
checked against; the address of the unit is an example. German is a machine's, left unread to show
what that looks like; one English block lags behind its original.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from django.conf import settings

from pobratym.core import calendar
from pobratym.people.models import Community, User
from pobratym.profiles.selectors import platforms as platform_selectors
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import around, platforms, publishing, readers, texts
from pobratym.profiles.services.platforms import Put
from pobratym.profiles.services.readers import Answers
from pobratym.profiles.services.texts import Written
from pobratym.profiles.states import Block

FILE: Final = Path(__file__).parent / "data" / "demo.yaml"
READER: Final = "Anna Przykładowa"  # invented, as everywhere in the demonstration
PLATFORM: Final = "cities4cities"


@cache
def shipped() -> Any:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def load(community: Community, by: User) -> None:
    """Write, publish, put on a platform; then change one block, so that something is to be done."""
    facts = shipped()
    for code in ("uk", "en"):
        for block, words in facts["texts"][code].items():
            _write(community, block, code, words, by)
    for figure in facts["figures"]:
        around.add_figure(community, figure, by=by)
    around.set_contact(community, facts["contact"], by=by)
    publishing.publish(community, note=facts["note"], by=by)
    profile = profile_of(community)
    entry = platform_selectors.entry(profile, PLATFORM)
    if entry:
        platforms.put(profile, entry, Put(calendar.today(), needs_told=True), by=by)
    given = {key: (answer, note) for key, (answer, note) in facts["answers"].items()}
    readers.answer(profile, Answers("en", given), reader=READER, by=by)
    _since(community, facts, by)


def _since(community: Community, facts: dict[str, Any], by: User) -> None:
    """What has happened since the version was published."""
    texts.add_language(community, "de", by=by)
    for block, words in facts["texts"]["de"].items():
        _write(community, block, "de", words, by, is_machine=True)
    for block, words in facts["later"].items():
        _write(community, block, "uk", words, by)


def _write(
    community: Community, block: str, code: str, words: str, by: User, *, is_machine: bool = False
) -> None:
    words = words.replace("{portal}", f"{settings.PUBLIC_URL}/{community.slug}/")
    texts.write(community, Block(block), code, Written(words, is_machine=is_machine), by=by)
