from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation, timeline
from pobratym.core.navigation import Tab
from pobratym.talks.states import Answer


class TalksConfig(AppConfig):
    name = "pobratym.talks"

    def ready(self) -> None:
        # Models are ready only now.
        from pobratym.journal import sentences  # noqa: PLC0415
        from pobratym.partners import evidence, handover  # noqa: PLC0415
        from pobratym.talks import offers, papers  # noqa: PLC0415
        from pobratym.talks.selectors import life  # noqa: PLC0415

        navigation.belongs("talks", to="partners")
        navigation.offer_tab(
            "partners", Tab(_("Log of talks"), "talks:talks", "messages-square", 40)
        )
        navigation.offer_tab(
            "partners", Tab(_("Invitations"), "talks:invitations", "mail-open", 60)
        )
        navigation.offer_tab("partners.first", Tab(_("Note a talk"), "talks:new-talk", "plus", 10))
        timeline.offer("partners.tie", offers.told)
        evidence.offer(life.signs)
        evidence.offer_contact(life.last_contact)
        handover.offer(papers.parts)
        offers.offer()
        sentences.register(**SENTENCES)
        sentences.register_words(answer=dict(Answer.choices))


TABS = (
    Tab(_("Log of talks"), "talks:talks", "messages-square", 40),
    Tab(_("Invitations"), "talks:invitations", "mail-open", 60),
)
SENTENCES = {
    "talks.talk_noted": _("%(actor)s noted a talk: %(subject)s."),
    "talks.talk_corrected": _("%(actor)s corrected the note “%(object)s”."),
    "talks.talk_withdrawn": _("%(actor)s took back the note “%(subject)s”."),
    "talks.step_done": _("%(actor)s finished the next step of “%(object)s”."),
    "talks.step_reopened": _("%(actor)s reopened the next step of “%(object)s”."),
    "talks.invitation_noted": _("%(actor)s noted an invitation: %(object)s."),
    "talks.invitation_changed": _("%(actor)s changed the invitation “%(object)s”."),
    "talks.invitation_decided": _("%(actor)s decided on “%(object)s”: %(answer)s."),
    "talks.invitation_withdrawn": _("%(actor)s took back the invitation “%(what)s”."),
    "talks.enquiry_received": _("%(actor)s wrote an enquiry: %(object)s (%(country)s)."),
    "talks.enquiry_settled": _("%(actor)s marked the enquiry of %(object)s: %(state)s."),
    "talks.enquiry_became_lead": _("%(actor)s made the enquiry of %(object)s a lead."),
    "talks.enquiry_erased": _("%(actor)s erased an enquiry (%(country)s)."),
}
