from __future__ import annotations

from typing import Any, Never

from django.db import models

from pobratym.core import calendar


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
        verbose_name_plural = "entries"
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
