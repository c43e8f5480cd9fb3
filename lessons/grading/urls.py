from django.urls import path

from .views import gradebook, marking

app_name = "grading"

MARKING = "classes/<id:course_id>/assignments/<id:assignment_id>/marking/"
urlpatterns = [
    path(MARKING, marking.marking, name="marking"),
    path(f"{MARKING}release/", marking.marks_release, name="marks_release"),
    path(f"{MARKING}<id:work_id>/release/", marking.mark_release, name="mark_release"),
    path(f"{MARKING}<id:work_id>/take-back/", marking.mark_take_back, name="mark_take_back"),
    path(f"{MARKING}<id:work_id>/acknowledge/", marking.acknowledge, name="acknowledge"),
    path("classes/<id:course_id>/gradebook/", gradebook.gradebook, name="gradebook"),
    path("classes/<id:course_id>/gradebook.csv", gradebook.gradebook_csv, name="gradebook_csv"),
]
