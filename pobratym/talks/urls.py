from __future__ import annotations

from django.urls import path

from pobratym.talks.views import invitations, log

app_name = "talks"

urlpatterns = [
    path("talks/", log.talks, name="talks"),
    path("talks/new/", log.talk_form, name="new-talk"),
    path("talks/<int:pk>/", log.talk, name="talk"),
    path("talks/<int:pk>/edit/", log.talk_form, name="edit-talk"),
    path("talks/<int:pk>/step/", log.step_done, name="step-done"),
    path("talks/<int:pk>/withdraw/", log.withdraw, name="withdraw-talk"),
    path("leader/", log.leader_part, name="leader"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/new/", invitations.invitation_form, name="new-invitation"),
    path("invitations/<int:pk>/", invitations.invitation, name="invitation"),
    path("invitations/<int:pk>/edit/", invitations.invitation_form, name="edit-invitation"),
    path("invitations/<int:pk>/decide/", invitations.decide, name="decide-invitation"),
    path("invitations/<int:pk>/withdraw/", invitations.withdraw, name="withdraw-invitation"),
]
