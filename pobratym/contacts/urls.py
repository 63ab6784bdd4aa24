from __future__ import annotations

from django.urls import path

from pobratym.contacts import views

app_name = "contacts"

urlpatterns = [
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/new/", views.organisation_form, name="new-organisation"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
    path("organisations/<int:pk>/edit/", views.organisation_form, name="edit-organisation"),
    path("persons/", views.persons, name="persons"),
    path("persons/new/", views.person_form, name="new-person"),
    path("persons/<int:pk>/", views.person, name="person"),
    path("persons/<int:pk>/edit/", views.person_form, name="edit-person"),
    path("persons/<int:pk>/erase/", views.erase_person, name="erase-person"),
    path("networks/", views.networks, name="networks"),
    path("networks/new/", views.network_form, name="new-network"),
    path("networks/<int:pk>/", views.network_form, name="edit-network"),
]
