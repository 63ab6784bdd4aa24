from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import attention, navigation, panels, search, sitemap, tables


class OffersConfig(AppConfig):
    name = "pobratym.offers"
    verbose_name = _("Needs and offers")

    def ready(self) -> None:
        # Models are ready only now.
        from pobratym.journal import sentences  # noqa: PLC0415
        from pobratym.offers import finding, told  # noqa: PLC0415
        from pobratym.offers import tables as ours  # noqa: PLC0415
        from pobratym.offers.selectors.published import pages  # noqa: PLC0415
        from pobratym.offers.states import Challenge, Form, Priority, Standing, State  # noqa: PLC0415
        from pobratym.partners import handover  # noqa: PLC0415

        navigation.offer(
            navigation.NavItem(
                _("Needs and offers"), "offers:index", "arrow-left-right", 32, under="discovery"
            )
        )
        navigation.offer_public(
            navigation.PublicItem(_("Needs and offers"), "offers_public:list", 25)
        )
        panels.offer(
            "partners.tie",
            panels.Panel(_("Needs and offers"), "offers/panels/tie.html", told.of_tie, 35),
        )
        handover.offer(told.handed_over)
        attention.offer(told.attention)
        search.offer(search.Source(_("Needs and offers"), finding.find, order=45))
        search.offer(
            search.Source(_("Needs and offers of other communities"), finding.find_others, order=46)
        )
        sitemap.offer(pages, order=20)
        tables.offer(ours.NEEDS)
        tables.offer(ours.OFFERS)
        sentences.register(**SENTENCES)
        sentences.register_words(
            state=dict(State.choices),
            standing=dict(Standing.choices),
            forms=dict(Form.choices),
            priorities=dict(Priority.choices),
            challenges=dict(Challenge.choices),
        )


SENTENCES = {
    "offers.need_added": _("%(actor)s wrote down a need: %(object)s."),
    "offers.need_changed": _("%(actor)s changed the need “%(object)s”."),
    "offers.need_moved": _("%(actor)s moved the need “%(object)s” to: %(state)s."),
    "offers.need_removed": _("%(actor)s threw away the draft of a need: %(title)s."),
    "offers.need_translation_read": _("%(actor)s read the translation of “%(object)s”."),
    "offers.need_invented": _("%(actor)s marked “%(object)s” as an example."),
    "offers.offer_added": _("%(actor)s wrote down an offer: %(object)s."),
    "offers.offer_changed": _("%(actor)s changed the offer “%(object)s”."),
    "offers.offer_moved": _("%(actor)s moved the offer “%(object)s” to: %(state)s."),
    "offers.offer_removed": _("%(actor)s threw away the draft of an offer: %(title)s."),
    "offers.offer_translation_read": _("%(actor)s read the translation of “%(object)s”."),
    "offers.offer_invented": _("%(actor)s marked “%(object)s” as an example."),
    "offers.tie_linked": _("%(actor)s named a partnership for a need or offer: %(object)s."),
    "offers.tie_unlinked": _("%(actor)s took a partnership off a need or offer: %(object)s."),
}
