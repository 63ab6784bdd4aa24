"""All addresses. The office of a community lives under /<community>/office/, its public portal
under /<community>/; English pages carry the prefix /en/, Ukrainian ones none."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

office = [
    path("", include("pobratym.documents.urls")),
    path("", include("pobratym.office.urls")),
    path("", include("pobratym.people.urls.office")),
    path("journal/", include("pobratym.journal.urls")),
    path("places/", include("pobratym.places.urls")),
    path("directory/", include("pobratym.contacts.urls")),
    path("partners/", include("pobratym.aid.urls")),
    path("partners/", include("pobratym.talks.urls")),
    path("partners/", include("pobratym.partners.urls")),
    path("partners/<slug:tie>/", include("pobratym.plans.urls")),
    path("offers/", include("pobratym.offers.urls")),
    path("partners/<slug:tie>/", include("pobratym.exchange.urls")),
    path("partners/<slug:tie>/", include("pobratym.readiness.urls")),
    path("funding/", include("pobratym.funding.urls")),
    path("links/", include("pobratym.links.urls")),
    path("find/", include("pobratym.discovery.urls")),
    path("outreach/", include("pobratym.registers.urls")),
    path("outreach/", include("pobratym.outreach.urls")),
    path("profile/", include("pobratym.profiles.urls")),
    path("portal/", include("pobratym.portal.urls.office")),
    path("results/", include("pobratym.results.urls")),
    path("agreements/precedents/", include("pobratym.precedents.urls")),
    path("agreements/", include("pobratym.agreements.urls")),
    path("law/", include("pobratym.law.urls")),
    path("wordings/", include("pobratym.wordings.urls")),
    path("api/", include("pobratym.api.urls_office")),
]

urlpatterns = [
    path("health/", include("pobratym.core.urls.health")),
    path("", include("pobratym.portal.urls.machines")),
    path("api/v1/", include("pobratym.api.urls")),
    *i18n_patterns(
        path("", include("pobratym.core.urls.pages")),
        path("accounts/", include("allauth.urls")),
        path("api/", include("pobratym.api.urls_docs")),
        path("", include("pobratym.people.urls.account")),
        path("<slug:community>/office/", include(office)),
        path("", include("pobratym.documents.urls_public")),
        path("", include("pobratym.discovery.urls_public")),
        path("", include("pobratym.offers.urls_public")),
        path("", include("pobratym.portal.urls.public")),
        path("", include("pobratym.agreements.urls_public")),
        path("", include("pobratym.outreach.urls_public")),
        path("", include("pobratym.profiles.urls_public")),
        prefix_default_language=False,
    ),
]

handler400 = "pobratym.core.views.bad_request"
handler403 = "pobratym.core.views.forbidden"
handler404 = "pobratym.core.views.not_found"
handler500 = "pobratym.core.views.server_error"
