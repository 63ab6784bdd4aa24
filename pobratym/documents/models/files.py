from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.people.models import Community

SHA256_LENGTH = 64


class AttachmentKind(models.TextChoices):
    """What a file is to the thing it is attached to. Keys are never translated."""

    SCAN = "scan", _("scan of the signed paper")
    DRAFT = "draft", _("draft")
    LETTER = "letter", _("letter")
    TRANSLATION = "translation", _("translation")
    DECISION = "decision", _("council decision")
    SIGNATURE = "signature", _("electronic signature")
    PHOTO = "photo", _("photo")
    OTHER = "other", _("other")


class StoredFile(models.Model):
    """Bytes kept once a community, under their own hash. Never changed, never overwritten."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=SHA256_LENGTH)
    size = models.PositiveIntegerField(_("size in bytes"))
    media_type = models.CharField(_("type"), max_length=100)
    extension = models.CharField(max_length=10)
    path = models.CharField(max_length=200)
    stored_at = models.DateTimeField(default=calendar.now, editable=False)

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        constraints = (
            models.UniqueConstraint(
                fields=["community", "sha256"], name="documents_storedfile_once_a_community"
            ),
            models.CheckConstraint(
                name="documents_storedfile_is_not_empty", condition=models.Q(size__gt=0)
            ),
        )

    def __str__(self) -> str:
        return f"{self.sha256[:12]}{self.extension}"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def about(self, obj: models.Model) -> Self:
        return self.filter(about_label=obj._meta.label_lower, about_id=obj.pk)


class Attachment(models.Model):
    """A file as part of something: an agreement, a step, a paper, a visit.

    The link is a label and a number, because those rooms are above this one. A removed
    attachment keeps its row and can be brought back.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    about_label = models.CharField(max_length=80)
    about_id = models.BigIntegerField()
    title = models.CharField(_("title"), max_length=200)
    name = models.CharField(_("file name"), max_length=120)
    kind = models.CharField(
        _("kind"), max_length=12, choices=AttachmentKind, default=AttachmentKind.OTHER
    )
    is_public = models.BooleanField(
        _("public"), default=False, help_text=_("Anybody with the address can download it.")
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_by_name = models.CharField(_("added by"), max_length=254)
    added_at = models.DateTimeField(_("added"), default=calendar.now, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ("-added_at", "-pk")
        indexes = (
            models.Index(fields=["about_label", "about_id"], name="documents_attachment_about"),
        )
        constraints = (
            models.CheckConstraint(
                name="documents_attachment_kind_known",
                condition=models.Q(kind__in=AttachmentKind.values),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:download", args=[self.community.slug, self.pk, self.name])

    @property
    def public_url(self) -> str:
        return reverse("documents_public:file", args=[self.community.slug, self.pk, self.name])
