from __future__ import annotations

from typing import Any, Never

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core import calendar

ERASED = "erased:"


class Erasure(models.Model):
    """One person's name was taken out of the journal: the only change the journal allows.

    The database lets names be replaced only while a row here is open, and a row is closed in
    the transaction that opened it; what was done, when and to what is never touched.
    """

    at = models.DateTimeField(default=calendar.now, editable=False)
    ordered_by_id = models.BigIntegerField(null=True, editable=False)
    reason = models.CharField(max_length=300, blank=True)
    entries = models.PositiveIntegerField(default=0)
    is_open = models.BooleanField(default=True)

    class Meta:
        verbose_name = gettext_lazy("erasure of a person")
        verbose_name_plural = gettext_lazy("erasures of persons")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.pseudonym

    @property
    def pseudonym(self) -> str:
        """What stands in the journal in place of the name."""
        return f"{ERASED}{self.pk}"


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, obj: models.Model) -> EntryQuerySet:
        return self.filter(object_label=obj._meta.label_lower, object_id=str(obj.pk))

    def update(self, **kwargs: Any) -> Never:
        raise TypeError("The journal is append-only.")

    def delete(self) -> Never:
        raise TypeError("The journal is append-only.")


class Entry(models.Model):
    """One fact: who did what to which object. No foreign keys, so it outlives the object."""

    at = models.DateTimeField(default=calendar.now, editable=False)
    community_id = models.BigIntegerField(null=True, blank=True)
    action = models.CharField(max_length=80)
    actor = models.CharField(max_length=254)
    actor_id = models.BigIntegerField(null=True, blank=True)
    object_label = models.CharField(max_length=80)
    object_id = models.CharField(max_length=40)
    object_name = models.CharField(max_length=300, blank=True)
    changes = models.JSONField(default=dict, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = gettext_lazy("entry of the journal")
        verbose_name_plural = gettext_lazy("entries of the journal")
        indexes = (
            models.Index(fields=["object_label", "object_id"], name="journal_entry_object"),
            models.Index(fields=["community_id", "-at"], name="journal_entry_community"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.actor} {self.action} {self.object_label} {self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The journal is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise TypeError("The journal is append-only.")

    @property
    def actor_name(self) -> str:
        """Who acted, as readers may know it."""
        return shown_name(self.actor)


def shown_name(text: str) -> str:
    """Return a name from the journal; that of an erased person in the reader's language."""
    if not text.startswith(ERASED):
        return text
    return _("erased person No. %(number)s") % {"number": text.removeprefix(ERASED)}
