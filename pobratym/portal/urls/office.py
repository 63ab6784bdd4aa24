from __future__ import annotations

from django.urls import path

from pobratym.portal.views import office, symbols

app_name = "portal"

urlpatterns = [
    path("", office.page, name="page"),
    path("symbols/", symbols.index, name="symbols"),
    path("symbols/<int:pk>/", symbols.change, name="symbol"),
    path("enquiries/", office.inbox, name="inbox"),
    path("enquiries/<int:pk>/", office.enquiry, name="enquiry"),
    path("enquiries/<int:pk>/settle/", office.settle, name="settle"),
    path("enquiries/<int:pk>/lead/", office.lead, name="lead"),
    path("enquiries/<int:pk>/erase/", office.erase, name="erase"),
]
