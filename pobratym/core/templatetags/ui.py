"""Presentation tags: icons, head of a sortable column, pages, meter, languages.

Those used in every row of a table (`icon`, `meter`, `tongue`) return ready strings and cost
microseconds; the rest are used a few times on a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlencode

import lucide
from django import template
from django.forms import Select
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from pobratym.core import navigation, shown
from pobratym.core.language import once_each
from pobratym.core.markup import escaped
from pobratym.core.translation import Translation

if TYPE_CHECKING:
    from datetime import date

    from django.forms.boundfield import BoundField
    from django.http import HttpRequest, QueryDict
    from django_stubs_ext import StrOrPromise

    from pobratym.core.paging import Page
    from pobratym.core.timeline import Entry

register = template.Library()

STYLES: Final = ("tokens", "base", "layout", "components", "tables", "forms", "print")
SCRIPTS: Final = ("shell", "forms")
WINDOW: Final = 2
_NUMERIC: Final = SafeString(' class="num"')
_ARROWS: Final = {"": "arrow-up-down", "ascending": "arrow-up", "descending": "arrow-down"}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Return a Lucide icon as inline SVG. Without a label it is decoration and hidden from readers.

    `{% icon "check" %}`, `{% icon "lock" _("Confidential") %}`
    """
    if not label:
        return _drawn(str(name))
    return format_html('<span role="img" aria-label="{}">{}</span>', label, _drawn(str(name)))


@lru_cache(maxsize=256)
def _drawn(name: str) -> SafeString:
    drawing = lucide._render_icon(  # noqa: SLF001 - what lucide's own template tag calls
        name, None, **{"class": "icon", "aria-hidden": "true", "focusable": "false"}
    )
    return mark_safe(drawing)  # noqa: S308 - drawn from the package's own files


@register.simple_tag
@lru_cache(maxsize=1)
def stylesheets() -> SafeString:
    """Return the links to the design system's style sheets, made once per process."""
    links = (f'<link rel="stylesheet" href="{static(f"core/css/{name}.css")}">' for name in STYLES)
    return mark_safe("\n    ".join(links))  # noqa: S308 - our own file names


@register.simple_tag
@lru_cache(maxsize=1)
def scripts() -> SafeString:
    """Return the small scripts, made once per process; each page works without them."""
    tags = (f'<script src="{static(f"core/js/{name}.js")}" defer></script>' for name in SCRIPTS)
    return mark_safe("\n    ".join(tags))  # noqa: S308 - our own file names


@register.inclusion_tag("core/components/languages.html", takes_context=True)
def languages(context: template.Context) -> dict[str, Any]:
    """Show the switch of languages: the same page, Ukrainian without a prefix, English at /en/."""
    request: HttpRequest | None = context.get("request")
    path = request.get_full_path() if request else "/"
    bare = path[3:] if path.startswith("/en/") else path
    return {"uk": bare, "en": f"/en{bare}", "current": get_language()}


@register.simple_tag(takes_context=True)
def tab_links(context: template.Context, group: str) -> list[navigation.Shown]:
    """Return what rooms offered to a menu: `{% tab_links "partners.tie" as links %}`."""
    return navigation.tabs(group, context["request"])


@register.simple_tag
def nav_links(entries: Iterable[navigation.Shown], place: str) -> SafeString:
    """Return the links of one place of the navigation: `{% nav_links nav "main" %}`."""
    links = [_link(entry) for entry in entries if entry.place == place]
    return mark_safe("\n        ".join(links))  # noqa: S308 - escaped by `_link`


def _link(entry: navigation.Shown) -> str:
    present = ' aria-current="page"' if entry.current else ""
    below = ' class="below"' if entry.is_below else ""
    waiting = (
        f' <span class="count">{entry.count}<span class="visually-hidden"> '
        f"{escaped(gettext('waiting'))}</span></span>"
        if entry.count
        else ""
    )
    icon = f"{_drawn(entry.icon)} " if entry.icon else ""
    return (
        f'<a href="{escaped(entry.url)}"{below}{present}>{icon}{escaped(entry.title)}{waiting}</a>'
    )


class ConstantNode(template.Node):
    """What stands between the tags, rendered once for each language."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist
        self._kept: dict[str | None, SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        language = get_language()
        if language not in self._kept:
            alone = template.Context()
            alone.template = context.template
            self._kept[language] = self.nodelist.render(alone)
        return self._kept[language]


@register.tag
def constant(parser: template.base.Parser, token: template.base.Token) -> ConstantNode:
    """Render once a process and language: `{% constant %}…{% endconstant %}`.

    For parts of the shell made of translations and icons. Nothing of the page is known inside, so
    that nothing of one reader's page can reach another's.
    """
    nodelist = parser.parse(("endconstant",))
    parser.delete_first_token()
    return ConstantNode(nodelist)


@register.simple_tag(takes_context=True)
def tabs(context: template.Context, group: str, label: StrOrPromise, *about: object) -> SafeString:
    """Show the ways to look at a subject: `{% tabs "partners" _("Ways to look at …") %}`.

    Of one row: `{% tabs "partners.under_tie" _("Working together") tie.slug %}`.
    As `core/components/tabs.html` draws tabs that a page has itself.
    """
    found = navigation.tabs(group, context["request"], *about)
    links = "".join(_link(entry) for entry in found)
    drawn = f'<nav class="tabs" aria-label="{escaped(label)}">{links}</nav>'
    return mark_safe(drawn)  # noqa: S308 - escaped above


@register.simple_tag(takes_context=True)
def sort_header(
    context: template.Context, key: str, label: str, *, numeric: bool = False
) -> SafeString:
    """Show the head of a sortable column; a second click turns the order round.

    `{% sort_header "since" _("Partners since") numeric=True %}` reads and writes `?sort=`.
    """
    query: QueryDict = context["request"].GET
    present = query.get("sort", "")
    rest = _without(query, "sort", "page")
    order = {key: "ascending", f"-{key}": "descending"}.get(present, "")
    return format_html(
        '<th scope="col"{}{}><a class="sort" href="?{}sort={}">{} {}</a></th>',
        _NUMERIC if numeric else "",
        format_html(' aria-sort="{}"', order) if order else "",
        f"{rest}&" if rest else "",
        f"-{key}" if present == key else key,
        label,
        _drawn(_ARROWS[order]),
    )


def _without(query: QueryDict, *names: str) -> str:
    """Return the query of an address without some parameters, to be continued."""
    return urlencode(
        [(name, value) for name, values in query.lists() if name not in names for value in values]
    )


@register.simple_tag
def quick_field(field: BoundField) -> SafeString:
    """Return a field of a filter: label and widget, in a fraction of what a form's template costs.

    `{% quick_field form.status %}`. For selects, numbers and lines of bars above lists, which
    refuse nothing; a field with hints or errors is drawn by `{{ field.as_field_group }}`.
    """
    widget: Any = field.field.widget
    value = field.value()
    name, key = field.html_name, field.auto_id
    if isinstance(widget, Select):
        chosen = "" if value is None else str(value)
        options = [
            f'<option value="{escaped("" if option is None else option)}"'
            f"{' selected' if str(option) == chosen else ''}>"
            f"{escaped(words)}</option>"
            for option, words in widget.choices
        ]
        drawn = f'<select name="{name}" id="{key}">{"".join(options)}</select>'
    else:
        attributes = {**widget.attrs, "type": getattr(widget, "input_type", "text")}
        if value not in (None, ""):
            attributes["value"] = value
        drawn = f'<input name="{name}" id="{key}"{flatatt(attributes)}>'
    return mark_safe(  # noqa: S308 - escaped above; names of fields are our own
        f'<div class="field"><label for="{key}">{escaped(field.label)}</label>{drawn}</div>'
    )


@register.simple_tag(takes_context=True)
def timeline_rows(context: template.Context, entries: Iterable[Entry]) -> SafeString:
    """Return the lines of `core/components/timeline.html`, which may be hundreds."""
    today: date | None = context.get("today")
    planned = f"<br>{escaped(gettext('planned'))}"
    rows = []
    for entry in entries:
        ahead = today is not None and entry.when.first_day > today
        what = escaped(entry.what)
        lang = f' lang="{entry.lang}"' if entry.lang else ""
        title = f'<a href="{escaped(entry.url)}">{what}</a>' if entry.url else f"<b>{what}</b>"
        note = f'<p class="why">{escaped(entry.note)}</p>' if entry.note else ""
        rows.append(
            f'<li class="{entry.kind}{" planned" if ahead else ""}"><time class="when"'
            f' datetime="{entry.when}">{entry.when.label}{planned if ahead else ""}</time>'
            f"<div{lang}>{title}{note}</div></li>"
        )
    return mark_safe("\n  ".join(rows))  # noqa: S308 - escaped above


def source_note(source: str) -> SafeString:
    """Return `core/components/source.html` of a source that nobody has verified, for rows."""
    if not source:
        return mark_safe(_source_words().missing)  # noqa: S308 - escaped where it is made
    words = _source_words()
    return mark_safe(  # noqa: S308 - escaped above and here
        f"{words.before}<p>{escaped(source)}<br>{words.unverified}</p></details>"
    )


class _SourceWords(NamedTuple):
    before: str
    unverified: str
    missing: str


@once_each
def _source_words() -> _SourceWords:
    return _SourceWords(
        f'<details class="source"><summary>{_drawn("book-open-check")} '
        f"{escaped(gettext('source'))}</summary>",
        escaped(gettext("Not verified by anybody yet")),
        f'<span class="tag unknown">{escaped(gettext("no source"))}</span>',
    )


@register.inclusion_tag("core/components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """Show the way to other pages of a `core.paging.Page`: the first, the last and those near by.

    `{% pagination page %}` draws at most nine numbers and keeps the address's other parameters.
    """
    rest = _without(context["request"].GET, "page")
    return {
        "page": page,
        "prefix": f"?{rest}&page=" if rest else "?page=",
        "numbers": pages_shown(page.number, page.pages),
    }


def pages_shown(number: int, last: int) -> list[int | None]:
    """Return the page numbers to show in order; None stands for a gap."""
    near = range(max(1, number - WINDOW), min(last, number + WINDOW) + 1)
    shown: list[int | None] = []
    for page in sorted({1, *near, last}):
        previous = shown[-1] if shown else None
        if previous is not None and page - previous == WINDOW:
            shown.append(page - 1)
        elif previous is not None and page - previous > WINDOW:
            shown.append(None)
        shown.append(page)
    return shown


@register.simple_tag
@lru_cache(maxsize=1024)
def meter(value: float | None, most: float = 100, kind: str = "") -> SafeString:
    """Return a bar; the number must stand beside it in words, so the bar itself stays silent.

    `{% meter tie.vitality %}`, `{% meter measured planned "good" %}`. Unknown draws an empty bar.
    """
    share = min(max(float(value or 0) / float(most or 1), 0), 1)
    return format_html(
        '<svg class="meter {}" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="1"/></svg>',
        kind,
        f"{share * 100:.1f}",
    )


@register.filter
def tongue(text: Any) -> SafeString:
    """Return a `core.language.Text`; marked with `lang` when it is not in the reader's language."""
    words, language = text
    if language == get_language():
        return conditional_escape(words)
    return format_html('<span lang="{}">{}</span>', language, words)


@register.filter
def translation(state: str) -> Translation:
    """Return how a translation stands: its words and the colour of its tag."""
    return Translation(state)


@register.filter
def number(value: float | Decimal) -> str:
    """Return a number as people of the reader's language write it: 197 863 or 197,863."""
    return shown.number(value)


@register.filter
def initials(name: str) -> str:
    """Return at most two capital letters for an avatar: "Олена Коваль" → "ОК"."""
    return "".join(word[0] for word in str(name).split()[:2]).upper()


@register.filter
def halves(text: str) -> tuple[str, str]:
    """Return what stands before and after the first colon: "Title: explanation"."""
    title, _, explanation = str(text).partition(":")
    return title.strip(), explanation.strip()
