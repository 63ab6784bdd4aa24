"""How partnerships are drawn. Rows of the list are plain Python: a template costs too much."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.numberformat import format as format_number
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.core import language
from pobratym.core.geo import distance_km
from pobratym.core.markup import escaped
from pobratym.core.templatetags.ui import icon, source_note
from pobratym.journal.models import Entry
from pobratym.journal.sentences import sentence
from pobratym.partners import columns
from pobratym.partners.columns import Column
from pobratym.partners.forms.ties import ClaimForm
from pobratym.partners.models import Party, Tie, TieEvent
from pobratym.partners.rules.vitality import State, Vitality
from pobratym.partners.states import EventKind, PaperKind, SigningLevel, Status
from pobratym.partners.words import PARTS, STATUS_TAGS, VITALITY, VITALITY_TAGS

register = template.Library()


def _tag(kind: str, words: str | Promise) -> SafeString:
    return format_html('<span class="tag {}">{}</span>', kind, words)


@register.simple_tag
def status_tag(status: str) -> SafeString:
    return _tag(STATUS_TAGS[Status(status)], Status(status).label)


@register.simple_tag
def vitality_tag(vitality: Vitality) -> SafeString:
    words = str(VITALITY[vitality.state])
    if vitality.score is not None and vitality.state != State.DECLARED:
        words = f"{words} · {vitality.score}"
    return _tag(VITALITY_TAGS[vitality.state], words)


@register.filter
def vitality_kind(vitality: Vitality) -> str:
    return VITALITY_TAGS[vitality.state]


@register.simple_tag
def vitality_parts(vitality: Vitality) -> list[dict[str, Any]]:
    """The parts for `core/components/score.html`: points of the weight, or unknown."""
    return [
        {
            "title": PARTS[value.part],
            "value": None if value.share is None else round(value.share * value.weight, 1),
            "most": value.weight,
            "reason": value.evidence,
        }
        for value in vitality.values
    ]


@register.simple_tag(takes_context=True)
def tie_rows(context: template.Context, ties: Iterable[Tie]) -> SafeString:
    """The rows of the list of partners, in the columns of the page."""
    reader = language.current()
    other = "uk" if reader == "en" else "en"
    base = reverse("partners:list", args=[context["community"].slug])
    words, names = columns.words(), context["countries"]
    shown: list[Column] = context["columns"]
    rows = []
    for tie in ties:
        first = language.pick(uk=tie.name_uk, en=tie.name_en, wanted=reader)
        second = language.pick(uk=tie.name_uk, en=tie.name_en, wanted=other)
        name = escaped(first.text)
        box = (
            f'<input type="checkbox" name="tie" value="{tie.pk}" form="bulk" aria-label="{name}">'
            if context["may_start"]
            else ""
        )
        below = (
            f'<br><span class="muted small" lang="{second.lang}">{escaped(second.text)}</span>'
            if second.text != first.text
            else ""
        )
        cells = "".join(
            f'<td class="{column.css}">{column.draw(tie, words, names)}</td>' for column in shown
        )
        rows.append(
            f'<tr><td class="pick">{box}</td><th scope="row"><a href="{base}{tie.slug}/"'
            f' lang="{first.lang}">{name}</a>{below}</th>{cells}</tr>'
        )
    return mark_safe("".join(rows))  # noqa: S308 - each value is escaped above


@register.simple_tag(takes_context=True)
def event_rows(context: template.Context, tie: Tie, events: Iterable[TieEvent]) -> SafeString:
    """The rows of the turning points; who may change the tie takes one back."""
    unknown = f'<span class="muted">{escaped(_("date unknown"))}</span>'
    rows = []
    for event in events:
        when = escaped(event.on.label) if event.on else unknown
        back = f"<td>{_take_back(context, tie, event)}</td>" if context["may_change"] else ""
        rows.append(
            f'<tr><td class="nowrap">{when}</td><th scope="row">{_what_happened(event)}</th>'
            f"<td>{source_note(event.source)}</td>{back}</tr>"
        )
    return mark_safe("".join(rows))  # noqa: S308 - escaped above and below


def _take_back(context: template.Context, tie: Tie, event: TieEvent) -> str:
    address = reverse("partners:remove-event", args=[tie.community.slug, tie.slug, event.pk])
    return (
        f'<form method="post" action="{address}"'
        f' data-confirm="{escaped(_("Take this event back?"))}"><input type="hidden"'
        f' name="csrfmiddlewaretoken" value="{context["csrf_token"]}"><button'
        f' class="btn small quiet" type="submit">{icon("trash-2")} {escaped(_("Remove"))}'
        "</button></form>"
    )


def _what_happened(event: TieEvent) -> str:
    paper = f": {escaped(PaperKind(event.paper).label)}" if event.paper else ""
    lines = [f"{escaped(EventKind(event.kind).label)}{paper}"]
    if event.note:
        lines.append(f'<span class="small">{escaped(event.note)}</span>')
    signed = ((_("Signed for us by"), event.signed_home),
              (_("Signed for the partner by"), event.signed_partner))  # fmt: skip
    told = [f"{side}: {SigningLevel(level).label}" for side, level in signed if level]
    if event.decision_number and event.decision_on:
        day = date_format(event.decision_on)
        told.append(f"{_('decision No.')} {event.decision_number}, {day}")
    lines += [f'<span class="muted small">{escaped(line)}</span>' for line in told]
    return "<br>".join(lines)


@register.simple_tag(takes_context=True)
def tie_lead(context: template.Context, tie: Tie, parties: Any) -> SafeString:
    """Country, people, distance, since: the line under the name."""
    home = context["community"]
    parts: list[str | SafeString] = []
    rows: list[Party] = list(parties)
    names = dict.fromkeys(str(p.body.country) for p in rows if p.body.country)
    if names:
        parts.append(", ".join(names))
    if len(rows) == 1 and (place := rows[0].municipality):
        if place.population:
            people = format_number(
                place.population, ".", grouping=3, thousand_sep="\u00a0", force_grouping=True
            )
            words = ngettext("%(shown)s resident", "%(shown)s residents", place.population) % {
                "shown": people
            }
            parts.append(words)
        if None not in (home.lat, home.lon, place.lat, place.lon):
            km = round(distance_km(home.lat, home.lon, place.lat or 0, place.lon or 0))
            parts.append(_("%(km)d km from %(home)s") % {"km": km, "home": home})
    if tie.since:
        parts.append(_("partners since %(when)s") % {"when": tie.since.label})
    return format_html_join(mark_safe(" · "), "{}", ((conditional_escape(p),) for p in parts))


@register.simple_tag
def both_languages(uk: str, en: str) -> SafeString:
    """A text in the reader's language, or the other one marked with its language."""
    found = language.pick(uk=uk, en=en)
    if not found.text:
        return SafeString("")
    paragraphs = format_html_join("", "<p>{}</p>", ((p,) for p in found.text.split("\n") if p))
    if found.lang == language.current():
        return paragraphs
    return format_html('<div lang="{}">{}</div>', found.lang, paragraphs)


@register.simple_tag
def claim_title(field: str) -> str:
    return str(dict(ClaimForm.FIELDS).get(field, field))


@register.filter
def journal_sentence(entry: Entry) -> str:
    return sentence(entry)
