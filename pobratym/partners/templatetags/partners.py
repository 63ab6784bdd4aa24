"""How partnerships are drawn. `tie_row` is drawn for every row of a list, so it is plain Python."""

from __future__ import annotations

from typing import Any, Final

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.numberformat import format as format_number
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pobratym.core import language
from pobratym.core.geo import distance_km
from pobratym.journal.models import Entry
from pobratym.journal.sentences import sentence
from pobratym.partners.forms.ties import ClaimForm
from pobratym.partners.models import Party, Tie
from pobratym.partners.rules.vitality import State, Vitality, state_of
from pobratym.partners.states import Status
from pobratym.partners.words import PARTS, VITALITY, VITALITY_TAGS

register = template.Library()

STATUS_TAGS: Final = {
    Status.LEAD: "unknown",
    Status.CONTACT: "info",
    Status.DIALOGUE: "info",
    Status.ACTIVE: "good",
    Status.SUSPENDED: "warn",
    Status.ENDED: "",
}


def _tag(kind: str, words: str | Promise) -> SafeString:
    return format_html('<span class="tag {}">{}</span>', kind, words)


@register.simple_tag
def status_tag(status: str) -> SafeString:
    return _tag(STATUS_TAGS[Status(status)], Status(status).label)


def tie_state(tie: Tie) -> State:
    """The word for a tie's kept figures."""
    return State.DECLARED if tie.is_declared_only else state_of(tie.vitality)


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
def tie_row(context: template.Context, tie: Tie) -> SafeString:
    """One row of the list of partners."""
    base = _base(context)
    other = tie.other_name
    second = (
        format_html('<br><span class="muted small" lang="{}">{}</span>', other.lang, other.text)
        if other.text != tie.name
        else ""
    )
    state = tie_state(tie)
    score = "" if tie.vitality is None else str(tie.vitality)
    last = date_format(tie.last_contact_on, "SHORT_DATE_FORMAT") if tie.last_contact_on else "—"
    return format_html(
        '<tr><th scope="row"><a href="{}{}/" lang="{}">{}</a>{}</th><td>{}</td>'
        '<td class="nowrap">{}</td><td>{}</td>'
        '<td class="num"><span class="tag {}">{}</span> {}</td>'
        '<td class="nowrap">{}</td><td>{}</td></tr>',
        base,
        tie.slug,
        tie.name_language,
        tie.name,
        second,
        context["countries"].get(tie.country, ""),
        tie.since.label if tie.since else "—",
        status_tag(tie.status),
        VITALITY_TAGS[state],
        VITALITY[state],
        score,
        last,
        str(tie.officer) if tie.officer else "—",
    )


def _base(context: template.Context) -> str:
    """The address of the list, found once a page."""
    if "_partners_base" not in context.render_context:
        address = reverse("partners:list", args=[context["community"].slug])
        context.render_context["_partners_base"] = address
    found: str = context.render_context["_partners_base"]
    return found


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
            parts.append(_("%(n)s residents") % {"n": people})
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
