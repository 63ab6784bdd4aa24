"""Under one partnership: /partners/<tie>/promises/…, /exchange/…"""

from __future__ import annotations

from django.urls import path

from pobratym.exchange.views import promises, said

app_name = "exchange"

urlpatterns = [
    path("promises/", promises.page, name="promises"),
    path("promises/add/", promises.add, name="promise-add"),
    path("promises/<int:pk>/", promises.edit, name="promise"),
    path("promises/<int:pk>/keep/", promises.keep, name="promise-keep"),
    path("promises/<int:pk>/take-back/", promises.take_back, name="promise-take-back"),
    path("promises/<int:pk>/reopen/", promises.reopen, name="promise-reopen"),
    path("promises/<int:pk>/remove/", promises.remove, name="promise-remove"),
    path("exchange/", said.page, name="exchange"),
    path("exchange/needs/add/", said.add_need, name="need-add"),
    path("exchange/<slug:kind>/add/", said.add, name="said-add"),
    path("exchange/<slug:kind>/<int:pk>/", said.edit, name="said"),
    path("exchange/<slug:kind>/<int:pk>/remove/", said.remove, name="said-remove"),
]
