"""Every pair of text and ground is legible in both themes (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import pobratym.core

STYLES = Path(pobratym.core.__file__).parent / "static/core/css"
TOKENS = (STYLES / "tokens.css").read_text(encoding="utf-8")

TEXT = 4.5
LINE = 3.0

GROUNDS = ("desk", "paper", "sunk")
TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-2", "ink-3", "link", "link-hover")
        for ground in GROUNDS
    ),
    *((kind, f"{kind}-wash") for kind in ("info", "good", "warn", "bad", "calm")),
    *(
        (ink, f"{kind}-wash")
        for ink in ("ink", "ink-2")
        for kind in ("info", "good", "warn", "bad")
    ),
    *(
        (ink, side)
        for ink in ("side-ink", "side-ink-2", "wheat")
        for side in ("side", "side-raised")
    ),
    ("on-action", "action"),
    ("on-action", "action-hover"),
    ("on-action", "side-raised"),
    ("on-wheat", "wheat"),
    ("link", "info-wash"),
    ("bad", "paper"),
    ("good", "paper"),
    ("info", "paper"),
    ("ink", "mark"),
    ("paper", "bad"),
]
LINE_PAIRS = [
    *((line, ground) for line in ("line-strong", "focus") for ground in GROUNDS),
    *((f"{kind}-line", "paper") for kind in ("info", "good", "warn", "bad")),
    ("bad-line", "desk"),
    ("action", "paper"),
    ("side-focus", "side"),
    ("side-focus", "side-raised"),
]


def block(selector: str) -> dict[str, str]:
    """The colours a selector sets, by the name of their token."""
    body = re.search(rf"{re.escape(selector)} \{{(.*?)\}}", TOKENS, re.DOTALL)
    assert body, selector
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6}(?:[0-9a-f]{2})?);", body[1]))


THEMES = {"light": block('[data-theme="light"]'), "dark": block('  [data-theme="dark"]')}


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_knows_its_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_legible(theme: str, ink: str, ground: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[ink], colours[ground]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("line", "ground"), LINE_PAIRS)
def test_line_that_carries_meaning_is_seen(theme: str, line: str, ground: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[line], colours[ground]) >= LINE


def test_dark_by_choice_and_dark_by_system_are_the_same() -> None:
    chosen = block('  [data-theme="dark"]')
    assert chosen == block(":root:not([data-theme])")
    assert chosen.keys() == THEMES["light"].keys()


@pytest.mark.parametrize(
    "name", sorted(p.name for p in STYLES.glob("*.css") if p.stem not in {"tokens", "print"})
)
def test_components_name_no_raw_colour_and_no_raw_pixel(name: str) -> None:
    rules = re.sub(r"/\*.*?\*/", "", (STYLES / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|\d+px\b", rules) == []


def test_every_token_used_is_one_that_exists() -> None:
    defined = set(re.findall(r"(--[\w-]+):", TOKENS))
    used = {
        name
        for path in STYLES.glob("*.css")
        for name in re.findall(r"var\((--[\w-]+)", path.read_text(encoding="utf-8"))
    }
    assert used <= defined
