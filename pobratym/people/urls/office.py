"""Addresses inside the office of one community."""

from __future__ import annotations

from django.urls import path

from pobratym.people.views import communities, directory, members, teams

app_name = "people"

urlpatterns = [
    path("members/", members.index, name="members"),
    path("members/invite/", members.invite, name="invite"),
    path("members/invitations/<int:pk>/send/", members.send_again, name="send-again"),
    path("members/invitations/<int:pk>/withdraw/", members.revoke, name="withdraw"),
    path("members/<int:pk>/", members.member, name="member"),
    path("members/<int:pk>/edit/", members.edit, name="member-edit"),
    path("members/<int:pk>/roles/", members.roles, name="member-roles"),
    path("members/<int:pk>/leave/", members.leave, name="member-leave"),
    path("members/<int:pk>/languages/add/", members.add_language, name="language-add"),
    path(
        "members/<int:pk>/languages/<int:skill>/remove/",
        members.remove_language,
        name="language-remove",
    ),
    path("directory/", directory.index, name="directory"),
    path("directory/departments/add/", directory.add_department, name="department-add"),
    path("directory/departments/<int:pk>/", directory.department, name="department"),
    path("directory/departments/<int:pk>/edit/", directory.edit_department, name="department-edit"),
    path("directory/departments/<int:pk>/end/", directory.end_department, name="department-end"),
    path("directory/in-charge/add/", directory.put_in_charge, name="charge-add"),
    path("directory/in-charge/<int:pk>/edit/", directory.edit_charge, name="charge-edit"),
    path("directory/in-charge/<int:pk>/end/", directory.end_charge, name="charge-end"),
    path("directory/handover/", directory.hand_over, name="hand-over"),
    path("directory/groups/", teams.groups, name="groups"),
    path("directory/groups/add/", teams.add_group, name="group-add"),
    path("directory/groups/<int:pk>/", teams.group, name="group"),
    path("directory/groups/<int:pk>/edit/", teams.edit_group, name="group-edit"),
    path("directory/groups/<int:pk>/end/", teams.end_group, name="group-end"),
    path("directory/groups/<int:pk>/people/add/", teams.add_to_group, name="group-member-add"),
    path(
        "directory/groups/<int:pk>/people/<int:place>/remove/",
        teams.remove_from_group,
        name="group-member-remove",
    ),
    path("directory/stakeholders/", teams.stakeholders, name="stakeholders"),
    path("directory/stakeholders/add/", teams.add_stakeholder, name="stakeholder-add"),
    path("directory/stakeholders/<int:pk>/edit/", teams.edit_stakeholder, name="stakeholder-edit"),
    path(
        "directory/stakeholders/<int:pk>/remove/",
        teams.remove_stakeholder,
        name="stakeholder-remove",
    ),
    path("settings/", communities.settings, name="settings"),
    path("settings/links/", communities.links, name="links"),
    path("settings/links/<int:pk>/withdraw/", communities.revoke_link, name="link-withdraw"),
]
