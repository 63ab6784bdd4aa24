"""How a translation stands, whatever room keeps it."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from pobratym.core import translation
from pobratym.core.translation import SAID, WAITING, Translation


@pytest.mark.parametrize(
    ("text", "is_machine", "based_on", "original", "expected"),
    [
        ("", False, None, 3, Translation.MISSING),
        ("", True, 1, 3, Translation.MISSING),
        ("a", True, 1, 3, Translation.MACHINE),
        ("a", False, 2, 3, Translation.OUTDATED),
        ("a", False, 3, 3, Translation.REVIEWED),
        ("a", False, 4, 3, Translation.REVIEWED),
        ("a", False, None, 3, Translation.REVIEWED),
        ("a", False, 0, 0, Translation.REVIEWED),
    ],
)
def test_state_of_a_text(
    text: str, is_machine: bool, based_on: int | None, original: int, expected: Translation
) -> None:
    is_behind = translation.is_behind(based_on, original)

    assert translation.of_text(text, is_machine=is_machine, is_behind=is_behind) == expected


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (Translation.REVIEWED, Translation.OUTDATED),
        (Translation.UNREAD, Translation.OUTDATED),
        (Translation.OUTDATED, Translation.OUTDATED),
        (Translation.MACHINE, Translation.MACHINE),
        (Translation.ORIGINAL, Translation.ORIGINAL),
        (Translation.SHIPPED, Translation.SHIPPED),
    ],
)
def test_a_changed_original_leaves_its_translation_behind(
    was: Translation, becomes: Translation
) -> None:
    assert translation.left_behind(was) == becomes


@pytest.mark.parametrize("was", sorted(WAITING))
def test_what_waits_for_a_reader_waits_until_one_has_read_it(was: Translation) -> None:
    """However often the original changes; and nobody else than a person ends it."""
    assert translation.left_behind(was) in WAITING
    for is_changed in (True, False):
        for said in sorted(SAID - WAITING):
            now = translation.saved(
                was=was, said=said, is_whole=True, is_changed=is_changed, original_changed=True
            )
            assert now == said


@pytest.mark.parametrize("said", list(Translation))
def test_a_translation_that_lacks_a_part_is_missing(said: Translation) -> None:
    now = translation.saved(
        was=Translation.REVIEWED, said=said, is_whole=False, is_changed=True, original_changed=False
    )

    assert now == Translation.MISSING


def test_every_state_is_said_in_words_and_coloured() -> None:
    shown = {
        state: render_to_string(
            "core/components/translation_state.html", {"lang": "en", "state": state.value, "by": ""}
        )
        for state in Translation
    }

    assert len(set(shown.values())) == len(Translation)
    assert 'class="tag warn"' in shown[Translation.UNREAD]
    assert 'class="tag good"' in shown[Translation.REVIEWED]
    with override("uk"):
        assert str(Translation.UNREAD.label) in shown[Translation.UNREAD]
