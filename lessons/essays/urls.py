from django.urls import include, path

from .views import assign, draft, marking, submitting, task

app_name = "essays"
one_task = [
    path("", task.task, name="task"),
    path("draft/", draft.draft_save, name="draft_save"),
    path("preview/", draft.preview, name="preview"),
    path("hand-in/", submitting.hand_in, name="hand_in"),
    path("submit/", submitting.submit, name="submit"),
    path("receipts/<int:number>/", submitting.receipt, name="receipt"),
    path("work/<int:work_id>/", marking.work, name="work"),
]
urlpatterns = [
    path("classes/<int:course_id>/essays/assign/", assign.assign, name="assign"),
    path("classes/<int:course_id>/essays/<int:assignment_id>/", include(one_task)),
]
