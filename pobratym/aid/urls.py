from __future__ import annotations

from django.urls import path

from pobratym.aid.views import campaigns, help  # noqa: A004 - the word of the office

app_name = "aid"

urlpatterns = [
    path("follow-up/", help.follow_up, name="follow-up"),
    path("help/", help.table, name="list"),
    path("help/new/", help.aid_form, name="new"),
    path("help/<int:pk>/edit/", help.aid_form, name="edit"),
    path("help/<int:pk>/withdraw/", help.withdraw, name="withdraw"),
    path("help/campaigns/new/", campaigns.campaign_form, name="new-campaign"),
    path("help/campaigns/<int:pk>/", campaigns.campaign, name="campaign"),
    path("help/campaigns/<int:pk>/edit/", campaigns.campaign_form, name="edit-campaign"),
    path("help/campaigns/<int:pk>/asked/", campaigns.mark_asked, name="mark-asked"),
    path("help/campaigns/<int:pk>/answers/<int:answer>/", campaigns.note_answer, name="answer"),
]
