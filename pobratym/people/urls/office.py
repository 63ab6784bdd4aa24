"""Addresses inside the office of one community."""

from __future__ import annotations

from django.urls import path

from pobratym.people.views import communities, members

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
    path("settings/", communities.settings, name="settings"),
    path("settings/links/", communities.links, name="links"),
    path("settings/links/<int:pk>/withdraw/", communities.revoke_link, name="link-withdraw"),
]
