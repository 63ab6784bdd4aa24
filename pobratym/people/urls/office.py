"""Addresses inside the office of one community."""

from __future__ import annotations

from django.urls import path

from pobratym.people.views import communities, directory, members, personal, teams

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
    path("our-office/", directory.index, name="our-office"),
    path("our-office/departments/add/", directory.add_department, name="department-add"),
    path("our-office/departments/<int:pk>/", directory.department, name="department"),
    path(
        "our-office/departments/<int:pk>/edit/", directory.edit_department, name="department-edit"
    ),
    path("our-office/departments/<int:pk>/end/", directory.end_department, name="department-end"),
    path("our-office/in-charge/add/", directory.put_in_charge, name="charge-add"),
    path("our-office/in-charge/<int:pk>/edit/", directory.edit_charge, name="charge-edit"),
    path("our-office/in-charge/<int:pk>/end/", directory.end_charge, name="charge-end"),
    path("our-office/handover/", directory.hand_over, name="hand-over"),
    path("our-office/groups/", teams.groups, name="groups"),
    path("our-office/groups/add/", teams.add_group, name="group-add"),
    path("our-office/groups/<int:pk>/", teams.group, name="group"),
    path("our-office/groups/<int:pk>/edit/", teams.edit_group, name="group-edit"),
    path("our-office/groups/<int:pk>/end/", teams.end_group, name="group-end"),
    path("our-office/groups/<int:pk>/people/add/", teams.add_to_group, name="group-member-add"),
    path(
        "our-office/groups/<int:pk>/people/<int:place>/remove/",
        teams.remove_from_group,
        name="group-member-remove",
    ),
    path("our-office/stakeholders/", teams.stakeholders, name="stakeholders"),
    path("our-office/stakeholders/add/", teams.add_stakeholder, name="stakeholder-add"),
    path("our-office/stakeholders/<int:pk>/edit/", teams.edit_stakeholder, name="stakeholder-edit"),
    path(
        "our-office/stakeholders/<int:pk>/remove/",
        teams.remove_stakeholder,
        name="stakeholder-remove",
    ),
    path("settings/", communities.settings, name="settings"),
    path("settings/personal-data/", personal.register, name="personal-data"),
    path(
        "settings/personal-data/<str:source>/<str:key>/export/",
        personal.export,
        name="personal-data-export",
    ),
    path(
        "settings/personal-data/<str:source>/<str:key>/erase/",
        personal.erase,
        name="personal-data-erase",
    ),
    path("settings/links/", communities.links, name="links"),
    path("settings/links/<int:pk>/withdraw/", communities.revoke_link, name="link-withdraw"),
]
