from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation, timeline
from pobratym.partners.states import Status


class PartnersConfig(AppConfig):
    name = "pobratym.partners"

    def ready(self) -> None:
        # Models are ready only now.
        from pobratym.journal import sentences  # noqa: PLC0415
        from pobratym.partners import offers  # noqa: PLC0415
        from pobratym.partners.selectors.tie import told  # noqa: PLC0415

        navigation.offer(navigation.NavItem(_("Partners"), "partners:list", "handshake", order=20))
        for tab in TABS:
            navigation.offer_tab("partners", tab)
        timeline.offer("partners.tie", told)
        offers.offer()
        sentences.register(**SENTENCES)
        sentences.register_words(status=dict(Status.choices))


TABS = (
    navigation.Tab(_("List"), "partners:list", "table-2", 10),
    navigation.Tab(_("Board"), "partners:board", "square-kanban", 20),
    navigation.Tab(_("Map"), "partners:map", "map", 30),
    navigation.Tab(_("Goals"), "partners:community-goals", "target", 70),
)
SENTENCES = {
    "partners.tie_started": _("%(actor)s added the partnership with %(object)s."),
    "partners.tie_withdrawn": _("%(actor)s took back the record of %(object)s."),
    "partners.tie_changed": _("%(actor)s changed facts of the partnership with %(object)s."),
    "partners.parties_changed": _("%(actor)s changed the partners in the tie: %(name_uk)s."),
    "partners.party_called": _("%(actor)s wrote the name of a partner as %(name)s."),
    "partners.goals_ranked": _("%(actor)s ranked the goals of the partnership with %(object)s."),
    "partners.community_goals_ranked": _("%(actor)s ranked the goals of the community."),
    "partners.tie_advanced": _("%(actor)s moved %(object)s to the stage “%(status)s”."),
    "partners.tie_formalised": _("%(actor)s recorded a document with %(object)s, %(on)s."),
    "partners.tie_renewed": _("%(actor)s recorded a renewal with %(object)s, %(on)s."),
    "partners.tie_suspended": _("%(actor)s recorded that the tie with %(object)s rests, %(on)s."),
    "partners.tie_resumed": _("%(actor)s recorded that %(object)s lives again, %(on)s."),
    "partners.tie_ended": _("%(actor)s recorded the end of the tie with %(object)s, %(on)s."),
    "partners.milestone_added": _("%(actor)s added a milestone to %(object)s, %(on)s."),
    "partners.event_removed": _("%(actor)s took back the event “%(kind)s” of %(object)s."),
    "partners.contact_named": _("%(actor)s named a contact: %(object)s."),
    "partners.contact_dropped": _("%(actor)s took a contact off: %(object)s."),
    "partners.group_named": _("%(actor)s named a working group: %(object)s."),
    "partners.group_dropped": _("%(actor)s took a working group off: %(object)s."),
    "partners.institution_tied_in": _("%(actor)s brought an institution in: %(object)s."),
    "partners.institution_left_out": _("%(actor)s took an institution off: %(object)s."),
    "partners.handed_over": _("%(actor)s took the handover pack of %(object)s."),
    "partners.claim_added": _("%(actor)s kept what %(source)s says about %(object)s: %(value)s."),
    "partners.claim_removed": _("%(actor)s removed what %(source)s says about %(object)s."),
}
