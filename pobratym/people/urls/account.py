"""Addresses of a person, outside any office."""

from __future__ import annotations

from django.urls import path

from pobratym.people.views import accounts, communities, invitations

app_name = "account"

urlpatterns = [
    path("", accounts.start, name="start"),
    path("communities/", accounts.communities, name="communities"),
    path("me/", accounts.me, name="me"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("installation/", communities.installation, name="installation"),
    path("installation/communities/new/", communities.new_community, name="new-community"),
]
