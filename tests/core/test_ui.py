"""Tags and fragments of the design system."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils.formats import date_format
from django.utils.translation import override

from pobratym.core.forms import DayField, LineField
from pobratym.core.language import Text
from pobratym.core.paging import Page
from pobratym.core.templatetags import ui


def render(source: str, path: str = "/", **context: object) -> str:
    values = {"request": RequestFactory().get(path), **context}
    return Template("{% load ui %}" + source).render(Context(values))


def test_icon_is_hidden_from_readers_unless_it_has_a_label() -> None:
    assert 'aria-hidden="true"' in render('{% icon "check" %}')
    assert render('{% icon "lock" "Secret" %}').startswith(
        '<span role="img" aria-label="Secret"><svg'
    )


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (4, 9, [1, 2, 3, 4, 5, 6, None, 9]),
        (7, 17, [1, None, 5, 6, 7, 8, 9, None, 17]),
        (10_000, 10_000, [1, None, 9_998, 9_999, 10_000]),
    ],
)
def test_pages_shown_are_few_and_in_order(number: int, last: int, shown: list[int | None]) -> None:
    assert ui.pages_shown(number, last) == shown


def test_pagination_keeps_the_filters_of_the_address() -> None:
    html = render("{% pagination page %}", "/?q=a%26b&page=2", page=Page([], 2, 25, 60))
    assert 'href="?q=a%26b&amp;page=3"' in html
    assert 'aria-current="page"' in html


def test_sort_header_turns_round_and_returns_to_the_first_page() -> None:
    header = '{% sort_header "name" "Town" %}'
    assert 'href="?sort=name"' in render(header, "/?page=3")
    ascending = render(header, "/?sort=name")
    assert 'aria-sort="ascending"' in ascending
    assert 'href="?sort=-name"' in ascending
    assert 'aria-sort="descending"' in render(header, "/?sort=-name")


@pytest.mark.parametrize(
    ("value", "width"), [(None, "0.0"), (50, "50.0"), (140, "100.0"), (-3, "0.0")]
)
def test_meter_stays_between_empty_and_full(value: int | None, width: str) -> None:
    assert f'<rect width="{width}"' in ui.meter(value)


def test_foreign_words_say_their_language_and_are_escaped() -> None:
    with override("uk"):
        assert ui.tongue(Text("Полтава", "uk")) == "Полтава"
        assert ui.tongue(Text("<b>Bonn</b>", "de")) == (
            '<span lang="de">&lt;b&gt;Bonn&lt;/b&gt;</span>'
        )


@pytest.mark.parametrize(
    ("path", "uk", "en"),
    [
        ("/poltava/office/?q=1", "/poltava/office/?q=1", "/en/poltava/office/?q=1"),
        ("/en/poltava/", "/poltava/", "/en/poltava/"),
        ("/england/", "/england/", "/en/england/"),
    ],
)
def test_languages_lead_to_the_same_page(path: str, uk: str, en: str) -> None:
    html = render("{% languages %}", path)
    assert f'href="{uk}"' in html
    assert f'href="{en}"' in html


class Asked(forms.Form):
    town = LineField(label="Town", help_text="As it writes itself")
    on = DayField(label="Day", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], widget=forms.RadioSelect)


def test_field_ties_hint_and_error_to_the_input() -> None:
    html = str(Asked({"town": "", "kind": "a"})["town"].as_field_group())
    assert 'aria-describedby="id_town_helptext id_town_error"' in html
    assert 'id="id_town_helptext"' in html
    assert 'id="id_town_error"' in html


def test_only_fields_that_may_stay_empty_say_so() -> None:
    with override("uk"):
        assert "необов’язково" in str(Asked()["on"].as_field_group())
        assert "необов’язково" not in str(Asked()["town"].as_field_group())


def test_refused_day_is_shown_as_it_was_typed() -> None:
    assert '<input type="text" name="on" value="31.02.2026"' in str(
        Asked({"on": "31.02.2026"})["on"]
    )
    assert '<input type="date" name="on" value="2026-02-28"' in str(
        Asked({"on": "2026-02-28"})["on"]
    )


def test_choice_of_few_is_a_fieldset_with_a_legend() -> None:
    html = str(Asked()["kind"].as_field_group())
    assert "<fieldset" in html
    assert "<legend>Kind</legend>" in html


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_page_of_components_shows_in_both_languages(client: Client, prefix: str) -> None:
    response = client.get(f"{prefix}/__components__/?theme=dark")
    assert response.status_code == 200
    assert b'data-theme="dark"' in response.content


def test_page_names_no_inline_style_and_no_inline_script(client: Client) -> None:
    html = client.get("/__components__/").content.decode()
    assert " style=" not in html
    assert "<style" not in html
    assert " onclick=" not in html
    assert "<script>" not in html


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "Такої сторінки немає"), ("/en", "There is no such page")]
)
def test_missing_page_says_so_and_names_the_case(client: Client, prefix: str, words: str) -> None:
    response = client.get(f"{prefix}/no/such/page/")
    assert response.status_code == 404
    html = response.content.decode()
    assert words in html
    assert response["X-Request-ID"] in html


@pytest.mark.parametrize("status", [500, 503])
def test_last_resort_pages_need_no_context_and_speak_both_languages(status: int) -> None:
    html = Template(f'{{% extends "core/errors/{status}.html" %}}').render(Context())
    assert 'lang="uk"' in html
    assert 'lang="en"' in html
    assert "<h1>" in html


@pytest.mark.parametrize(
    ("language", "written"), [("uk", "1\u00a0197\u00a0863,5"), ("en", "1,197,863.5")]
)
def test_number_is_grouped_as_the_reader_expects(language: str, written: str) -> None:
    with override(language):
        assert ui.number(1_197_863.5) == written


@pytest.mark.parametrize(
    ("language", "written"), [("uk", "2 березня 2026 р."), ("en", "2 March 2026")]
)
def test_dates_are_written_as_the_reader_writes_them(language: str, written: str) -> None:
    with override(language):
        assert date_format(date(2026, 3, 2), "DATE_FORMAT") == written


def test_fragment_brings_its_messages_along() -> None:
    fragment = '{% include "core/components/messages.html" with oob=True messages=messages %}'
    assert 'id="messages" hx-swap-oob="true"></div>' in render(fragment, messages=[])


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("source", ["", "Рішення № 5 <2023>"])
def test_source_of_a_row_is_drawn_as_its_fragment(language: str, source: str) -> None:
    fragment = Template('{% include "core/components/source.html" %}')
    values = {"source": source, "url": "", "checked_on": None, "verified_by": ""}

    with override(language):
        assert ui.source_note(source) == fragment.render(Context(values)).strip()


def test_constant_knows_nothing_of_the_page_and_follows_the_language() -> None:
    shell = Template(
        "{% load i18n ui %}{% constant %}{% translate 'Close' %}{% if name %}!{% endif %}"
        "{% endconstant %}"
    )

    first = shell.render(Context({"name": "one"}))
    with override("en"):
        english = shell.render(Context({"name": "two"}))

    assert (first, english) == ("Закрити", "Close")
    assert shell.render(Context({"name": "three"})) == first
