from __future__ import annotations

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.core.dates import PartialDateField
from pobratym.people import rules
from pobratym.people.models.communities import Community, Membership
from pobratym.people.models.personal import PersonalData, Versioned
from pobratym.people.states import Formality, GroupRole, Quadrant, StakeholderKind, Weight


class WorkingGroupQuerySet(models.QuerySet["WorkingGroup"]):
    def current(self) -> Self:
        return self.filter(until=None)


class WorkingGroup(Versioned):
    """People from the staff and from outside who work on one tie or project."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(_("name"), max_length=200)
    purpose = models.TextField(_("purpose"))
    formality = models.CharField(_("how it was set up"), max_length=8, choices=Formality)
    order_number = models.CharField(_("number of the order"), max_length=40, blank=True)
    ordered_on = models.DateField(_("date of the order"), null=True, blank=True)
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))

    objects = WorkingGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="people_workinggroup_formal_has_order",
                condition=~models.Q(formality=Formality.FORMAL)
                | (models.Q(ordered_on__isnull=False) & ~models.Q(order_number="")),
                violation_error_message=_(
                    "A formal group needs the number and date of its order. Without them, choose "
                    "“informal”."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:group", args=[self.community.slug, self.pk])


class GroupMember(PersonalData):
    """One person in a working group: of the staff, or from outside with the organisation."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="people")
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="groups",
        verbose_name=_("member of the staff"),
    )  # fmt: skip
    name = models.CharField(_("name and surname"), max_length=150, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    role = models.CharField(_("role"), max_length=9, choices=GroupRole, default=GroupRole.MEMBER)

    class Meta:
        verbose_name = _("member of a working group")
        verbose_name_plural = _("members of working groups")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="people_groupmember_staff_or_outside",
                condition=(models.Q(membership__isnull=False, name=""))
                | (models.Q(membership=None) & ~models.Q(name="")),
                violation_error_message=_(
                    "Choose a member of the staff, or write the name of a person from outside."
                ),
            ),
            models.UniqueConstraint(
                name="people_groupmember_each_once",
                fields=["group", "membership"],
                violation_error_message=_("This person is already in the group."),
            ),
        )

    def __str__(self) -> str:
        return str(self.membership.user) if self.membership else self.name


class Stakeholder(Versioned):
    """Somebody whose interest or influence the office reckons with."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="stakeholders")
    name = models.CharField(_("who"), max_length=200)
    kind = models.CharField(_("kind"), max_length=13, choices=StakeholderKind)
    expects = models.TextField(_("what they want from this work"), blank=True)
    interest = models.CharField(_("interest"), max_length=4, choices=Weight, blank=True)
    influence = models.CharField(_("influence"), max_length=4, choices=Weight, blank=True)
    approach = models.TextField(_("how we work with them"), blank=True)

    class Meta:
        verbose_name = _("stakeholder")
        verbose_name_plural = _("stakeholders")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name

    @property
    def quadrant(self) -> Quadrant:
        return Quadrant(rules.quadrant(interest=self.interest, influence=self.influence))
