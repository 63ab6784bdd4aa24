from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core import navigation, search, tables


class ContactsConfig(AppConfig):
    name = "pobratym.contacts"

    def ready(self) -> None:
        from pobratym.contacts import finding  # noqa: PLC0415 - models are ready only now
        from pobratym.contacts.tables import TABLES  # noqa: PLC0415
        from pobratym.journal import sentences  # noqa: PLC0415

        navigation.offer(
            navigation.NavItem(_("Directory"), "contacts:organisations", "contact", 80, "foot")
        )
        sentences.register(**SENTENCES)
        search.offer(search.Source(_("Directory"), finding.find, order=40))
        for table in TABLES:
            tables.offer(table)
        _offer_personal_data()


def _offer_personal_data() -> None:
    from pobratym.contacts import personal  # noqa: PLC0415 - models are ready only now
    from pobratym.people import personal_data  # noqa: PLC0415

    personal_data.offer(
        personal_data.Source(
            personal.NAME, _("Contacts"), personal.subjects, personal.export, personal.erase
        )
    )


SENTENCES = {
    "contacts.organisation_added": _("%(actor)s added the organisation “%(object)s”."),
    "contacts.organisation_changed": _("%(actor)s changed the organisation “%(object)s”."),
    "contacts.person_added": _("%(actor)s added the contact %(object)s."),
    "contacts.person_changed": _("%(actor)s changed the contact %(object)s."),
    "contacts.person_erased": _("%(actor)s erased the personal data of a contact."),
    "contacts.organisation_withdrawn": _("%(actor)s took back the record of %(object)s."),
    "contacts.person_withdrawn": _("%(actor)s took back the record of a contact."),
    "contacts.network_joined": _("%(actor)s recorded the place in a network: %(object)s."),
    "contacts.network_changed": _("%(actor)s changed the place in a network: %(object)s."),
}
