"""Letters to the office."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from pobratym.people.models import User
from pobratym.people.roles import WRITERS
from pobratym.talks.models import Enquiry


@task()
def tell_officers(enquiry_id: int) -> int:
    """Tell each officer and head of the community that an enquiry has come.

    Returns the number of letters. Sends: mail, each in the reader's own language; the letter
    names who writes and from where, the words stay in the office.
    """
    enquiry = Enquiry.objects.select_related("community", "country").filter(pk=enquiry_id).first()
    if enquiry is None:  # erased in the meantime
        return 0
    readers = User.objects.filter(
        is_active=True,
        memberships__community=enquiry.community_id,
        memberships__ended_on=None,
        memberships__roles__role__in=WRITERS,
    ).distinct()
    letters = [_letter(enquiry, reader) for reader in readers]
    for letter in letters:
        letter.send()
    return len(letters)


def _letter(enquiry: Enquiry, reader: User) -> EmailMessage:
    with translation.override(reader.language):
        path = reverse("portal:enquiry", args=[enquiry.community.slug, enquiry.pk])
        facts = {"enquiry": enquiry, "url": f"{settings.PUBLIC_URL}{path}"}
        return EmailMessage(
            _("New enquiry from %(organisation)s, %(country)s")
            % {"organisation": enquiry.organisation, "country": enquiry.country},
            render_to_string("portal/mail/enquiry.txt", facts),
            to=[reader.email],
        )
