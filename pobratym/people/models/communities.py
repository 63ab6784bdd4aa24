from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.core import language
from pobratym.core.language import BilingualWords
from pobratym.people import rules
from pobratym.people.models.personal import PersonalData, Versioned
from pobratym.people.roles import Role


def not_reserved(slug: str) -> None:
    """Refuse addresses that the installation needs itself."""
    if not rules.may_be_an_address(slug):
        raise ValidationError(
            _("This address is used by the system. Choose another one."), code="reserved"
        )


class Community(Versioned):
    """A territorial community (hromada): the home side, and a tenant of the installation."""

    slug = models.SlugField(_("address"), max_length=40, unique=True, validators=[not_reserved])
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    name = BilingualWords()
    short_name_uk = models.CharField(_("short name (Ukrainian)"), max_length=80)
    short_name_en = models.CharField(_("short name (English)"), max_length=80, blank=True)
    short_name = BilingualWords()
    katottg = models.CharField(_("KATOTTG"), max_length=19, blank=True)
    oblast = models.CharField(_("oblast (ISO 3166-2)"), max_length=6, blank=True)
    population = models.PositiveIntegerField(_("residents"), null=True, blank=True)
    population_source = models.CharField(_("source of the number"), max_length=200, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    website = models.URLField(_("official site"), blank=True)
    has_portal = models.BooleanField(_("the public portal is open"), default=True)
    portal_style = models.CharField(max_length=10, default="history")

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        ordering = ("slug",)
        constraints = (
            models.CheckConstraint(
                name="people_community_place_is_on_earth",
                condition=models.Q(lat=None, lon=None)
                | models.Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180),
                violation_error_message=_("Latitude is −90 to 90, longitude −180 to 180."),
            ),
        )

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("office:today", args=[self.slug])


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(ended_on=None)

    def known(self) -> Self:
        """Those whose personal data have not been erased."""
        return self.filter(erased_on=None)


class Membership(PersonalData, Versioned):
    """A person works in a community. The roles are `RoleGrant`s; a left member keeps the row."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    position_uk = models.CharField(_("position (Ukrainian)"), max_length=200, blank=True)
    position_en = models.CharField(_("position (English)"), max_length=200, blank=True)
    position = BilingualWords()
    department = models.ForeignKey(
        "people.Department", on_delete=models.PROTECT, null=True, blank=True,
        related_name="members", verbose_name=_("department"),
    )  # fmt: skip
    job_duties = models.TextField(_("job duties"), blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    ended_on = models.DateField(_("left on"), null=True, blank=True)
    erased_on = models.DateField(null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ("community", "user__name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["community", "user"],
                name="people_membership_one_a_person",
                violation_error_message=_("This person is already a member."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.community}"

    @property
    def position_text(self) -> language.Text:
        """The position with the language it is written in."""
        return language.pick(uk=self.position_uk, en=self.position_en)


class RoleGrant(models.Model):
    """One role of one member."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=15, choices=Role)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["membership", "role"], name="people_rolegrant_each_once"
            ),
            models.CheckConstraint(
                name="people_rolegrant_role_known", condition=models.Q(role__in=Role.values)
            ),
        )

    def __str__(self) -> str:
        return str(Role(self.role).label)
