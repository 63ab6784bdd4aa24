"""Fragments of the design system: what each may go without, and what it escapes."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from pobratym.core.dates import PartialDate
from pobratym.core.timeline import Entry

NASTY = '<script>alert("1")</script>'


def show(name: str, **parameters: Any) -> str:
    with override("en"):
        return render_to_string(f"core/components/{name}.html", parameters)


LEAST: list[tuple[str, dict[str, Any]]] = [
    ("breadcrumb", {"crumbs": [(NASTY, "/a/")]}),
    ("tabs", {"tabs": [{"title": NASTY, "url": "/a/", "current": True}], "label": "Parts"}),
    ("steps", {"steps": [{"title": NASTY, "state": ""}], "label": "Plan"}),
    (
        "attention",
        {"items": [{"title": NASTY, "reason": "", "url": "/a/", "action": "Do", "severity": 5}]},
    ),
    ("timeline", {"entries": [Entry(PartialDate("2023"), "letter", NASTY, NASTY, "/a/?b&c")]}),
    ("score", {"title": NASTY, "value": None, "most": 100, "parts": []}),
    ("source", {"source": NASTY}),
    ("versus", {"title": NASTY, "claims": [{"value": 1, "source": "A"}]}),
    ("empty", {"icon_name": "inbox", "title": NASTY}),
    ("law", {"act": NASTY, "confirmed": False}),
    ("progress", {"title": NASTY, "done": 1, "total": None}),
    ("undo", {"message": NASTY, "url": "/a/"}),
    (
        "confirm",
        {
            "question": NASTY,
            "consequence": "",
            "expects": "A",
            "field": "name",
            "action": "Remove",
            "back": "/a/",
        },
    ),
    ("form_actions", {"action": NASTY}),
    ("search_box", {"url": "/a/", "label": NASTY}),
    ("_found", {"groups": [], "query": NASTY}),
    ("copy", {"id": "x", "label": NASTY, "value": "1"}),
    ("translation_state", {"lang": "en", "state": "reviewed", "by": NASTY}),
    (
        "board",
        {
            "label": "Board",
            "move_url": "/a/",
            "columns": [{"title": NASTY, "cards": [], "moves": []}],
        },
    ),
]


@pytest.mark.parametrize(("name", "parameters"), LEAST, ids=[name for name, _ in LEAST])
def test_fragment_needs_no_more_than_it_says_and_escapes(
    name: str, parameters: dict[str, Any]
) -> None:
    html = show(name, **parameters)
    assert NASTY not in html
    assert "&lt;script&gt;" in html


def test_unknown_score_is_said_in_words() -> None:
    assert "unknown" in show("score", title="Vitality", value=None, most=100, parts=[])


def test_fact_without_a_source_says_so() -> None:
    assert "no source" in show("source", source="")


def test_unconfirmed_law_is_marked() -> None:
    assert "to be confirmed by a lawyer" in show("law", act="Law No. 1", confirmed=False)


def test_finished_work_asks_no_more() -> None:
    assert "hx-get" in show("progress", title="Import", done=1, total=2, url="/a/")
    assert "hx-get" not in show("progress", title="", done=2, total=2, url="/a/", finished=True)
