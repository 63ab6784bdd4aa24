from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Person
from pobratym.partners.models.ties import Tie


class Contact(models.Model):
    """A person we talk to about a tie, and in what capacity."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="contacts")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="ties", verbose_name=_("person")
    )
    role = models.CharField(_("role in the tie"), max_length=150, blank=True)
    is_main = models.BooleanField(_("main contact"), default=False)

    class Meta:
        verbose_name = _("contact of a tie")
        verbose_name_plural = _("contacts of ties")
        ordering = ("tie", "-is_main", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["tie", "person"],
                name="partners_contact_once",
                violation_error_message=_("This person is already a contact of the tie."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.tie}"
