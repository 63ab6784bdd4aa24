from __future__ import annotations

from django.urls import path

from pobratym.profiles.views import public, readers

app_name = "profiles_public"

urlpatterns = [
    path("guest/profile/<str:token>/", readers.read, name="read"),
    path("<slug:community>/profile/", public.page, name="page"),
    path("<slug:community>/profile/card/", public.card, name="card"),
    path("<slug:community>/profile/<slug:lang>/", public.page, name="in-language"),
    path("<slug:community>/profile/<slug:lang>.pdf", public.booklet, name="booklet"),
    path("<slug:community>/profile/photos/<int:pk>-<slug:version>", public.photo, name="photo"),
]
