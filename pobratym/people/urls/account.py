"""Addresses of a person, outside any office."""

from __future__ import annotations

from django.urls import path

from pobratym.people.views import accounts, communities, invitations, personal

app_name = "account"

urlpatterns = [
    path("start/", accounts.start, name="start"),
    path("communities/", accounts.communities, name="communities"),
    path("me/", accounts.me, name="me"),
    path("me/data/", personal.mine, name="my-data"),
    path("me/data/export/", personal.export_mine, name="my-data-export"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("installation/", communities.installation, name="installation"),
    path("installation/communities/new/", communities.new_community, name="new-community"),
]
