from django.urls import include, path

from .views import assign, checking, class_view, task, work

app_name = "claims"
one_check = [
    path("", task.task, name="task"),
    path("<id:position>/", checking.claim, name="claim"),
    path("<id:position>/rule/", checking.claim_rule, name="claim_rule"),
    path("<id:position>/correct/", checking.claim_correct, name="claim_correct"),
    path("class/", class_view.class_view, name="class_view"),
    path("edit/", assign.edit, name="edit"),
    path("work/<id:work_id>/", work.work, name="work"),
]
urlpatterns = [
    path("classes/<id:course_id>/claims/assign/", assign.assign, name="assign"),
    path("classes/<id:course_id>/claims/<id:assignment_id>/", include(one_check)),
]
