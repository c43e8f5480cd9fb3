from django.urls import include, path

from . import views

app_name = "assignments"
one_assignment = [
    path("edit/", views.assignment_edit, name="assignment_edit"),
    path("withdraw/", views.assignment_withdraw, name="assignment_withdraw"),
    path("restore/", views.assignment_restore, name="assignment_restore"),
    path("rubric/", views.rubric, name="rubric"),
]
urlpatterns = [
    path("classes/<id:course_id>/assignments/<id:assignment_id>/", include(one_assignment)),
]
