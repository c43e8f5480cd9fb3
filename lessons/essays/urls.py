from django.urls import include, path

from .views import assign, draft, marking, submitting, task

app_name = "essays"
one_task = [
    path("", task.task, name="task"),
    path("draft/", draft.draft_save, name="draft_save"),
    path("preview/", draft.preview, name="preview"),
    path("hand-in/", submitting.hand_in, name="hand_in"),
    path("submit/", submitting.submit, name="submit"),
    path("receipts/<id:number>/", submitting.receipt, name="receipt"),
    path("edit/", assign.edit, name="edit"),
    path("work/<id:work_id>/", marking.work, name="work"),
]
urlpatterns = [
    path("classes/<id:course_id>/essays/assign/", assign.assign, name="assign"),
    path("classes/<id:course_id>/essays/<id:assignment_id>/", include(one_task)),
]
