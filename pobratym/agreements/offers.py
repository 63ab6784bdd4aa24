"""What this room shows elsewhere: navigation, panel, timeline, attention, tables, sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.agreements import sheet, words
from pobratym.agreements.models import Agreement, Step
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.states import EventKind, Form, State
from pobratym.core import attention, navigation, panels, search, sitemap, tables, timeline
from pobratym.journal import sentences
from pobratym.partners import evidence
from pobratym.partners.models import Tie
from pobratym.partners.rules.vitality import Part, Value
from pobratym.people.models import Community, User

SENTENCES = {
    "agreements.started": gettext_lazy("%(actor)s began the draft %(object)s"),
    "agreements.changed": gettext_lazy("%(actor)s changed facts of %(object)s"),
    "agreements.scope_set": gettext_lazy(
        "%(actor)s recorded which law applies to %(object)s: %(reason)s"
    ),
    "agreements.language_added": gettext_lazy(
        "%(actor)s added a language to %(object)s: %(language)s"
    ),
    "agreements.party_worded": gettext_lazy("%(actor)s wrote names and signatories of %(object)s"),
    "agreements.parties_ordered": gettext_lazy(
        "%(actor)s changed the order of the parties of %(object)s"
    ),
    "agreements.text_written": gettext_lazy(
        "%(actor)s wrote “%(section)s” of %(object)s (%(language)s)"
    ),
    "agreements.translation_confirmed": gettext_lazy(
        "%(actor)s confirmed the translation of “%(section)s” of %(object)s (%(language)s)"
    ),
    "agreements.commented": gettext_lazy("%(actor)s left a remark on “%(section)s” of %(object)s"),
    "agreements.comment_settled": gettext_lazy("%(actor)s settled a remark on %(object)s"),
    "agreements.proposed": gettext_lazy(
        "%(actor)s proposed another wording of “%(section)s” of %(object)s"
    ),
    "agreements.proposal_accepted": gettext_lazy(
        "%(actor)s accepted a proposal for “%(section)s” of %(object)s"
    ),
    "agreements.proposal_declined": gettext_lazy(
        "%(actor)s declined a proposal for “%(section)s” of %(object)s"
    ),
    "agreements.finding_set_aside": gettext_lazy(
        "%(actor)s set a finding of %(object)s aside: %(reason)s"
    ),
    "agreements.track_begun": gettext_lazy("%(actor)s began the lawful track of %(object)s"),
    "agreements.back_to_draft": gettext_lazy(
        "%(actor)s took %(object)s back to the draft: %(reason)s"
    ),
    "agreements.step_started": gettext_lazy("%(actor)s began the step “%(step)s” of %(object)s"),
    "agreements.step_done": gettext_lazy("%(actor)s finished the step “%(step)s” of %(object)s"),
    "agreements.step_skipped": gettext_lazy(
        "%(actor)s left out the step “%(step)s” of %(object)s: %(reason)s"
    ),
    "agreements.step_reopened": gettext_lazy(
        "%(actor)s reopened the step “%(step)s” of %(object)s"
    ),
    "agreements.copies_drawn": gettext_lazy("%(actor)s drew the copies of %(object)s"),
    "agreements.signing_planned": gettext_lazy("%(actor)s planned the signing of %(object)s"),
    "agreements.original_kept": gettext_lazy(
        "%(actor)s recorded where an original of %(object)s is kept"
    ),
    "agreements.signed": gettext_lazy("%(actor)s recorded the signing of %(object)s"),
    "agreements.registered": gettext_lazy(
        "%(actor)s recorded the registration of %(object)s: %(number)s"
    ),
    "agreements.came_into_force": gettext_lazy(
        "%(actor)s recorded that %(object)s came into force"
    ),
    "agreements.taken_over": gettext_lazy("%(actor)s recorded the earlier paper %(object)s"),
    "agreements.extended": gettext_lazy("%(actor)s recorded a longer term of %(object)s"),
    "agreements.renewed": gettext_lazy("%(actor)s recorded the renewal of %(object)s"),
    "agreements.notice_given": gettext_lazy("%(actor)s recorded a notice for %(object)s"),
    "agreements.ended": gettext_lazy("%(actor)s recorded the end of %(object)s"),
    "agreements.withdrawn": gettext_lazy("%(actor)s gave up the draft %(object)s: %(reason)s"),
    "agreements.taken_up": gettext_lazy("%(actor)s took the draft %(object)s up again"),
}


def make() -> None:
    navigation.offer(
        navigation.NavItem(gettext_lazy("Agreements"), "agreements:list", "signature", order=40)
    )
    navigation.belongs("law", to="agreements")
    navigation.belongs("wordings", to="agreements")
    navigation.offer_public(
        navigation.PublicItem(
            gettext_lazy("Agreements"),
            "agreements_public:list",
            30,
            ("agreements_public:agreement",),
        )
    )
    panels.offer(
        "partners.tie",
        panels.Panel(gettext_lazy("Agreements"), "agreements/_of_tie.html", _of_tie, order=10),
    )
    panels.offer(
        "partners.briefing",
        panels.Panel(gettext_lazy("Agreements"), "agreements/_briefing.html", _of_tie, order=30),
    )
    sitemap.offer(selectors.pages, order=30)
    timeline.offer("partners.tie", _told)
    attention.offer(_steps_due)
    attention.offer(_dates_ahead)
    search.offer(search.Source(gettext_lazy("Agreements"), _find, order=30))
    tables.offer(
        tables.Table("agreements", gettext_lazy("Agreements"), sheet.columns(), sheet.rows)
    )
    evidence.offer(_papers)
    sentences.register(**SENTENCES)


def _of_tie(tie: Tie, request: Any) -> dict[str, Any]:
    return {"agreements": selectors.of_tie(tie), "tie": tie}


def _told(tie: Tie) -> Iterable[timeline.Entry]:
    """Signing, renewal and end of a tie's papers are told by the tie itself; here is the rest."""
    told = (EventKind.REGISTERED, EventKind.IN_FORCE, EventKind.EXTENDED, EventKind.NOTICE,
            EventKind.TERMINATED, EventKind.EXPIRED)  # fmt: skip
    for agreement in selectors.of_tie(tie):
        for event in agreement.events.all():
            if event.on and event.kind in told:
                yield timeline.Entry(
                    when=event.on,
                    kind="agreement",
                    what=agreement.title,
                    note=EventKind(event.kind).label,
                    url=agreement.get_absolute_url(),
                    lang=agreement.title_language,
                )


def _steps_due(community: Community, user: User, today: dt.date) -> Iterable[attention.Item]:
    """Steps that are late or due within a week. Queries: 1."""
    steps = (
        Step.objects.filter(agreement__community=community, done_on=None, skipped_reason="")
        .filter(due_on__lte=today + dt.timedelta(days=7))
        .exclude(agreement__state__in=[State.ENDED, State.WITHDRAWN])
        .select_related("agreement__community", "basis")
    )
    for step in steps:
        yield attention.Item(
            attention.Severity.DEADLINE,
            _("%(agreement)s: %(step)s") % {"agreement": step.agreement.title, "step": step.name},
            _("the term of this step runs out; responsible: %(who)s") % {"who": step.responsible},
            reverse("agreements:track", args=[community.slug, step.agreement.code]),
            _("Open the track"),
            due_on=step.due_on,
            basis=step.basis.label,
        )


def _dates_ahead(community: Community, user: User, today: dt.date) -> Iterable[attention.Item]:
    """Ends, notices and anniversaries that come. Queries: 1."""
    for coming in selectors.ahead(selectors.in_force(community), on=today):
        hint = coming.code == "anniversary"
        yield attention.Item(
            attention.Severity.HINT if hint else attention.Severity.DEADLINE,
            coming.agreement.title,
            _("%(what)s, %(day)s") % {"what": words.coming(coming), "day": words.when(coming)},
            coming.agreement.get_absolute_url(),
            _("Open the agreement"),
            due_on=coming.on,
        )


def _find(community: Community, user: User, typed: str, limit: int) -> Sequence[search.Hit]:
    found = selectors.found(community, selectors.Search(words=typed)).select_related("community")
    return [
        search.Hit(row.title, row.get_absolute_url(),
                   f"{row.code} · {Form(row.form).label}", row.title_language)
        for row in found[:limit]
    ]  # fmt: skip


def _papers(ties: Collection[Tie], today: dt.date) -> Iterator[tuple[int, Value]]:
    """A paper in force makes the part "paper in order" whole.

    Queries: 1, or those of `selectors.of_tie` for a single tie, unless its page has asked.
    """
    rows: Iterable[Agreement] = Agreement.objects.in_force().filter(tie__in=ties)
    if len(ties) == 1:
        known = selectors.of_tie(next(iter(ties)))
        rows = [row for row in known if row.state == State.IN_FORCE]
    for row in rows:
        if row.tie_id is not None:
            words = _("in force: %(title)s") % {"title": row.title}
            yield row.tie_id, Value(Part.PAPER, 1.0, words)
