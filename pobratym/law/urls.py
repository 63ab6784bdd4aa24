from __future__ import annotations

from django.urls import path

from pobratym.law import views

app_name = "law"

urlpatterns = [
    path("", views.page, name="law"),
    path("add/", views.add_basis, name="add-basis"),
    path("bases/<slug:code>/", views.edit_basis, name="edit-basis"),
    path("steps/<int:pk>/", views.edit_step, name="edit-step"),
    path("steps/<int:pk>/up/", views.move_step_up, name="move-step-up"),
    path("matters/<slug:code>/", views.edit_matter, name="edit-matter"),
]
