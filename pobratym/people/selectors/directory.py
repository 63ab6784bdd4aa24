"""Reads of the directory: who answers for what, who works together, who has a stake."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q
from django.shortcuts import get_object_or_404

from pobratym.core.text import sort_key
from pobratym.people.models import (
    Community,
    Department,
    GroupMember,
    Handover,
    LanguageSkill,
    Membership,
    Oversight,
    Stakeholder,
    WorkingGroup,
)
from pobratym.people.states import Quadrant


@dataclass(frozen=True, slots=True)
class Office:
    """Who answers for the community's international relations, on one page."""

    in_charge: Oversight | None
    earlier: list[Oversight]
    departments: list[Department]
    closed: list[Department]
    handovers: list[Handover]
    speakers: list[tuple[str, list[LanguageSkill]]]


def office(community: Community) -> Office:
    """Return the office of a community. Queries: 5, however many bodies and people."""
    oversights = list(Oversight.objects.filter(community=community))
    members = Membership.objects.current().select_related("user")
    departments = list(
        Department.objects.filter(community=community)
        .select_related("community")
        .prefetch_related(Prefetch("members", queryset=members))
    )
    handovers = Handover.objects.filter(community=community).select_related("source", "target")
    return Office(
        in_charge=next((o for o in oversights if o.until is None), None),
        earlier=[o for o in oversights if o.until is not None],
        departments=[d for d in departments if d.until is None],
        closed=[d for d in departments if d.until is not None],
        handovers=list(handovers),
        speakers=speakers(community),
    )


def speakers(community: Community) -> list[tuple[str, list[LanguageSkill]]]:
    """Return languages by name, each with who speaks it, the best first. Queries: 1."""
    skills = LanguageSkill.objects.filter(
        membership__community=community, membership__ended_on=None
    ).select_related("membership__user")
    by_language: dict[str, list[LanguageSkill]] = {}
    for skill in skills:
        by_language.setdefault(skill.language_name, []).append(skill)
    for spoken in by_language.values():
        spoken.sort(key=lambda skill: skill.level, reverse=True)
    return sorted(by_language.items(), key=lambda row: sort_key(row[0]))


def department(community: Community, pk: int) -> Department:
    """Return one body with its present people. Queries: 2. Raises: Http404."""
    members = Membership.objects.current().select_related("user")
    found = Department.objects.filter(community=community).select_related("community")
    return get_object_or_404(found.prefetch_related(Prefetch("members", queryset=members)), pk=pk)


def handovers_of(body: Department) -> list[Handover]:
    """Return the handovers a body gave or took. Queries: 1."""
    involved = Q(source=body) | Q(target=body)
    return list(Handover.objects.filter(involved).select_related("source", "target"))


def groups(community: Community) -> list[WorkingGroup]:
    """Return working groups with `size`, those at work first. Queries: 1."""
    found = WorkingGroup.objects.filter(community=community).select_related("community")
    return sorted(found.annotate(size=Count("people")), key=lambda group: group.until is not None)


def group(community: Community, pk: int) -> WorkingGroup:
    """Return one group with its people. Queries: 2. Raises: Http404."""
    people = GroupMember.objects.select_related("membership__user")
    found = WorkingGroup.objects.filter(community=community).select_related("community")
    return get_object_or_404(found.prefetch_related(Prefetch("people", queryset=people)), pk=pk)


def stakeholder_map(community: Community) -> dict[Quadrant, list[Stakeholder]]:
    """Return every quadrant with its stakeholders by name. Queries: 1."""
    grid: dict[Quadrant, list[Stakeholder]] = {place: [] for place in Quadrant}
    found = Stakeholder.objects.filter(community=community)
    for stakeholder in sorted(found, key=lambda one: sort_key(one.name)):
        grid[stakeholder.quadrant].append(stakeholder)
    return grid
