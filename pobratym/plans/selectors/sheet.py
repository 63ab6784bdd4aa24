"""A plan as a sheet to send: the same entries in Ukrainian and in English, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratym.core import language, shown
from pobratym.core.language import Text
from pobratym.plans.models import Activity, Indicator, Part, PlanVersion
from pobratym.plans.selectors.versions import Content
from pobratym.plans.states import Step

# Said in the heading of an entry, not among its lines.
HEADINGS: Final = frozenset({"text_uk", "text_en"})
# Said together with others in one line.
TOGETHER: Final = frozenset({
    "starts_on", "ends_on", "baseline", "baseline_on", "target", "target_on",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    text: Text


@dataclass(frozen=True, slots=True)
class Entry:
    title: Text
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Side:
    """One language of one step. `title` is the step's name in this language."""

    lang: str
    title: str
    none: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Section:
    number: int
    uk: Side
    en: Side

    @property
    def rows(self) -> list[tuple[Entry, Entry]]:
        return list(zip(self.uk.entries, self.en.entries, strict=True))


@dataclass(frozen=True, slots=True)
class Frame:
    """The head of the sheet in one language."""

    lang: str
    title: str
    lines: list[Line]
    example: str


def sections(content: Content) -> list[Section]:
    """Return the six steps in both languages. Queries: 0."""
    return [
        Section(number, _side(step, content, "uk"), _side(step, content, "en"))
        for number, step in enumerate(Step, start=1)
    ]


def frames(plan: PlanVersion) -> list[Frame]:
    """Return the head of the sheet in Ukrainian, then in English. Queries: 0."""
    return [_frame(plan, lang) for lang in language.LANGUAGES]


def _frame(plan: PlanVersion, lang: str) -> Frame:
    community = plan.tie.community
    with override(lang):
        lines = [
            Line(_("Community"), Text(community.name, lang)),
            Line(_("Partner"), Text(plan.tie.name, lang)),
            Line(_("Period"), Text(_period(plan), lang)),
            Line(_("State"), Text(plan.get_state_display(), lang)),
        ]
        if plan.agreed_on:
            lines.append(Line(_("Agreed on"), Text(plan.agreed_on.label, lang)))
        if plan.note.text:
            lines.append(Line(_("Note"), plan.note))
        example = _("An example made for demonstration, not a plan anybody agreed to.")
        title = _("Plan of cooperation, version %(number)d") % {"number": plan.number}
    return Frame(lang, title, lines, example)


def _period(plan: PlanVersion) -> str:
    start = next(f for f in shown.fields(plan) if f.name == "starts_on")
    end = next(f for f in shown.fields(plan) if f.name == "ends_on")
    return f"{shown.value(plan, start)} – {shown.value(plan, end)}"


def _side(step: Step, content: Content, lang: str) -> Side:
    with override(lang):
        entries = [Entry(row.text, list(_lines(row))) for row in content.of(step)]
        return Side(lang, str(step.label), _("nothing yet"), entries)


def _lines(row: Part) -> Iterator[Line]:
    """The filled fields of a row; a pair of languages is one line, in the language there is."""
    present = language.current()
    if isinstance(row, Activity | Indicator):
        yield from _together(row)
    for field in shown.fields(row, but=HEADINGS | TOGETHER):
        name, _dot, lang = field.name.rpartition("_")
        if name and lang in language.LANGUAGES:
            text: Text = getattr(row, name)
            if lang == present and text.text:
                yield Line(_bare(shown.label(field)), text)
        elif words := shown.value(row, field):
            yield Line(shown.label(field), Text(words, present))


def _together(row: Activity | Indicator) -> Iterator[Line]:
    """Dates of an activity, numbers of an indicator: several fields that read as one line."""
    said = {field.name: shown.value(row, field) or "…" for field in shown.fields(row)}
    present = language.current()
    if isinstance(row, Activity):
        if row.starts_on or row.ends_on:
            yield Line(_("When"), Text(f"{said['starts_on']} – {said['ends_on']}", present))
        return
    if row.baseline is not None:
        on = f" ({said['baseline_on']})" if row.baseline_on else ""
        yield Line(_("Value now"), Text(f"{said['baseline']}{on}", present))
    if row.target is not None:
        on = f" ({said['target_on']})" if row.target_on else ""
        yield Line(_("Target"), Text(f"{said['target']}{on}", present))


def _bare(label: str) -> str:
    """The label of a pair without its language: "Who measures (English)" → "Who measures"."""
    return label.partition(" (")[0]
