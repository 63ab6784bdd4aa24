from __future__ import annotations

from django.urls import path

from pobratym.profiles.views import around, files, page, pictures, platforms, readers, versions

app_name = "profiles"

urlpatterns = [
    path("", page.page, name="page"),
    path("block/<slug:block>/<slug:lang>/", page.block, name="block"),
    path("block/<slug:block>/<slug:lang>/measure/", page.measure, name="measure"),
    path("block/<slug:block>/<slug:lang>/take-draft/", page.accept, name="accept"),
    path("block/<slug:block>/<slug:lang>/read/", page.confirm, name="confirm"),
    path("block/<slug:block>/<slug:lang>/history/", page.history, name="history"),
    path("languages/", page.add_language, name="add-language"),
    path("languages/<slug:lang>/remove/", page.drop_language, name="drop-language"),
    path("texts/", files.texts, name="texts"),
    path("texts/<slug:lang>.<slug:kind>", files.download, name="texts-file"),
    path("booklet/<slug:lang>.pdf", page.draft_booklet, name="draft-booklet"),
    path("figures/", around.figures, name="figures"),
    path("figures/take-known/", around.accept_figure, name="accept-figure"),
    path("figures/<int:pk>/", around.figures, name="figure"),
    path("figures/<int:pk>/remove/", around.remove_figure, name="remove-figure"),
    path("contact/", around.contact, name="contact"),
    path("contact/remove/", around.remove_contact, name="remove-contact"),
    path("pictures/", pictures.pictures, name="pictures"),
    path("photos/new/", pictures.photo, name="add-photo"),
    path("photos/<int:pk>/", pictures.photo, name="photo"),
    path("photos/<int:pk>/picture", pictures.picture, name="picture"),
    path("photos/<int:pk>/first/", pictures.first, name="first-photo"),
    path("photos/<int:pk>/remove/", pictures.remove_photo, name="remove-photo"),
    path("materials/new/", pictures.material, name="add-material"),
    path("materials/<int:pk>/file", pictures.material_file, name="material-file"),
    path("materials/<int:pk>/remove/", pictures.remove_material, name="remove-material"),
    path("carrier.zip", pictures.carrier, name="carrier"),
    path("platforms/", platforms.platforms, name="platforms"),
    path("platforms/new/", platforms.edit, name="add-platform"),
    path("platforms/<slug:code>/", platforms.platform, name="platform"),
    path("platforms/<slug:code>/edit/", platforms.edit, name="edit-platform"),
    path("platforms/<slug:code>/check/", platforms.check, name="check-platform"),
    path("readers/", readers.readers, name="readers"),
    path("readers/answer/", readers.answer, name="answer"),
    path("versions/", versions.versions, name="versions"),
    path("versions/<int:number>/restore/", versions.restore, name="restore"),
    path("versions/<int:number>/<slug:lang>.pdf", versions.booklet, name="edition-booklet"),
]
